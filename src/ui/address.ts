import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What the address says: plain texts, so that a link reads as it was typed. */
export type Search = Readonly<Record<string, string | undefined>>;
export type Patch = Readonly<Record<string, string | undefined>>;

/** A list from its beginning, where what it is asked for changes: `offset` counts its items, `before` names one. */
export const FROM_START = { offset: undefined, before: undefined } as const;

/** These go along from page to page. */
const COMMON = ['database', 'asOf', 'scope', 'view'] as const;

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The search of another page: what is common, and what the link adds. */
export function carryOver(search: Search, added: Patch = {}): Record<string, string | undefined> {
  const kept = Object.fromEntries(COMMON.map((name) => [name, search[name]]));
  return { ...kept, ...added };
}

export interface Address {
  readonly search: Search;
  /** Changes parameters of this page; `undefined` removes one. Replaces the history entry unless `push`. */
  set(patch: Patch, options?: { readonly push?: boolean }): void;
  /** Goes to another page. */
  go(path: string, added?: Patch): void;
}

export function useAddress(): Address {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const set = useCallback(
    (patch: Patch, options?: { readonly push?: boolean }) => {
      void navigate({
        to: '.',
        search: (previous: Search) => ({ ...previous, ...patch }),
        replace: options?.push !== true,
        resetScroll: false,
      } as Parameters<typeof navigate>[0]);
    },
    [navigate],
  );
  const go = useCallback(
    (path: string, added?: Patch) => {
      void navigate({
        to: path,
        search: (previous: Search) => carryOver(previous, added),
      } as Parameters<typeof navigate>[0]);
    },
    [navigate],
  );
  return { search, set, go };
}

/** A parameter that must be one of a list; anything else counts as not given. */
export function oneOf<T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((entry) => entry === value);
}

/** A parameter that must be a whole number from 0; anything else counts as 0. */
export function wholeNumber(value: string | undefined): number {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : 0;
}
