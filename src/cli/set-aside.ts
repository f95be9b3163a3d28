import { TocsinError } from '../kernel/errors.ts';
import type { RejectStep, SetAside } from '../model/api.ts';
import { cliEn } from '../model/messages/cli.en.ts';
import { say } from './session.ts';

const words = cliEn.setAside;

/** Below a row that was set aside: by whom, when and why. */
export function saySetAside(setAside: SetAside | null): void {
  if (setAside === null) return;
  const { at, by, why } = setAside;
  say(words.told, { at, by: by ?? words.holder, why });
}

/** @throws {TocsinError} `reject.no-reason` */
export function asideStep(ids: readonly number[], given: string): RejectStep {
  const reason = given.trim();
  if (reason === '') throw new TocsinError('reject.no-reason');
  return { step: 'set-aside', ids: [...ids], reason };
}
