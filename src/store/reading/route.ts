import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName, Endpoint } from '../../model/api.ts';
import type { AuditAction } from '../../model/audit.ts';
import type { Actor } from '../door.ts';
import type { Reading } from './reading.ts';

type Part<E, K extends 'query' | 'params' | 'body'> = E extends {
  readonly [P in K]: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

/** How long at most what follows from all of the coalition's work is kept, ms; a deadline at a full minute is met to the second. */
export const STILL_MS = { still: 10_000, 'still-minute': 60_000 } as const;

/** What a request brings, already checked against the contract. */
export interface Asked<E extends Endpoint> {
  readonly query: Part<E, 'query'>;
  readonly params: Part<E, 'params'>;
  readonly body: Part<E, 'body'>;
}

/** What happens before the reading is opened, and what it found. A reading holds a connection: whatever needs one of its own goes here. */
export type Prepare<E extends Endpoint, P> = (
  database: DatabaseName,
  asked: Asked<E>,
  actor: Actor,
) => Promise<P>;

/** One endpoint with what answers it; the server mounts it and knows nothing else of the feature. */
export interface Route {
  readonly endpoint: Endpoint;
  /**
   * `kept`: the same until reports or what is found in them change; `still` and `still-minute`: the same until anything is written, or ten
   * seconds or a minute of the clock are over (lateness follows from the clock); `fresh`: asked anew each time; `write`: changes the database.
   */
  readonly mode: 'kept' | keyof typeof STILL_MS | 'fresh' | 'write';
  readonly prepare?: Prepare<Endpoint, unknown>;
  answer(reading: Reading, asked: Asked<Endpoint>, prepared: unknown): Promise<unknown>;
  /** Answers with a file instead of JSON. */
  readonly isFile?: true;
  /** Comes as a form with one file. */
  readonly form?: FormRule<Endpoint>;
  /** Detection reads what it writes. */
  readonly changesReports?: true;
  /** What the audit's chain keeps of an answer, where it must. */
  readonly trace?: (answer: unknown) => Trace | undefined;
}

export interface Trace {
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A file as it is handed out: never shown by the browser as a page of this address, always kept as a file. */
export interface FileAnswer {
  readonly bytes: Buffer | Readable;
  readonly mediaType: string;
  readonly name: string;
  /** Goes on record before it is handed out. */
  readonly trace?: Trace;
}

/** A file that was sent in, in memory; its name is for showing only. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** How a form with one file is taken in. */
export interface FormRule<E extends Endpoint> {
  readonly mostBytes: number;
  /** Where more was sent. */
  tooLarge(): TocsinError;
  /** Throws where whoever asks may not send it: asked before the file is read. */
  admit?(reading: Reading, asked: Omit<Asked<E>, 'body'>): Promise<void> | void;
}

/** Ties an endpoint to a file that answers it. */
export function fileRoute<E extends Endpoint, P = undefined>(
  endpoint: E,
  mode: 'fresh',
  answer: (reading: Reading, asked: Asked<E>, prepared: P) => Promise<FileAnswer>,
  prepare?: Prepare<E, P>,
): Route {
  return {
    endpoint,
    mode,
    isFile: true,
    answer: answer as Route['answer'],
    ...(prepare === undefined ? {} : { prepare: prepare as Prepare<Endpoint, unknown> }),
  };
}

/** Ties an endpoint to its answer, so that both sides are checked against the contract. */
export function route<E extends Endpoint, P = undefined>(
  endpoint: E,
  mode: Route['mode'],
  answer: (reading: Reading, asked: Asked<E>, prepared: P) => Promise<z.input<E['response']>>,
  prepare?: Prepare<E, P>,
): Route {
  return {
    endpoint,
    mode,
    answer: answer as Route['answer'],
    ...(prepare === undefined ? {} : { prepare: prepare as Prepare<Endpoint, unknown> }),
  };
}

/** Ties an endpoint to what takes its form in; the form's other fields are the body. */
export function formRoute<E extends Endpoint>(
  endpoint: E,
  form: FormRule<E>,
  answer: (
    reading: Reading,
    asked: Asked<E> & { readonly file: SentFile },
  ) => Promise<z.input<E['response']>>,
): Route {
  return { endpoint, mode: 'write', form: form as Route['form'] & object, answer: answer as Route['answer'] };
}
