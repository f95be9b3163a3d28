import type { DateFault } from './rules.ts';

/** A date that is due before its start, as the catalogue of errors words it. */
export function describeDateFault({ field, number, dueOn, startsOn }: DateFault): {
  readonly what: string;
  readonly due: string;
  readonly start: string;
} {
  const what = field === 'endsOn' ? 'The end' : `The date of ${field} ${number}`;
  return { what, due: dueOn, start: startsOn };
}
