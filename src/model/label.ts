import { MARKINGS, type Marking, PURPOSES, type Purpose } from './report.ts';

/** What decides who may see a record, beside its owner. */
export interface Label {
  readonly marking: Marking;
  readonly purpose: Purpose;
  /** Ids of people: the only readers of RED. */
  readonly readers: readonly number[];
  /** Holds something that may not be passed on without its originator. */
  readonly isOriginatorControlled: boolean;
}

/** How strict a marking is: 0 for RED. */
const rank = (marking: Marking): number => MARKINGS.indexOf(marking);

export const isStricter = (one: Marking, other: Marking): boolean => rank(one) < rank(other);

/** The strictest of several; none of none. */
export const strictestOf = (markings: readonly Marking[]): Marking | undefined =>
  MARKINGS.find((marking) => markings.includes(marking));

/**
 * What is derived from records inherits of all of them the strictest: the strictest marking, the purpose that all allow, and of RED the
 * readers that all name.
 *
 * @returns the label, or `purposes` where no one purpose is allowed by all: nothing may then be made of them together
 */
export function inheritLabel(labels: readonly Label[]): Label | 'purposes' {
  const limited = [...new Set(labels.map(({ purpose }) => purpose).filter((purpose) => purpose !== 'any'))];
  if (limited.length > 1) return 'purposes';
  const marking = labels.reduce<Marking>(
    (strictest, label) => (isStricter(label.marking, strictest) ? label.marking : strictest),
    'CLEAR',
  );
  const named = labels.filter((label) => label.marking === 'RED').map(({ readers }) => readers);
  const readers = named.length === 0 ? [] : named[0]!.filter((id) => named.every((ids) => ids.includes(id)));
  return {
    marking,
    purpose: limited[0] ?? 'any',
    readers: [...readers].sort((a, b) => a - b),
    isOriginatorControlled: labels.some((label) => label.isOriginatorControlled),
  };
}

/** A finding that rests on no report, such as a stream that fell silent, is as confidential as talk among participants. */
export const WITHOUT_EVIDENCE: Label = {
  marking: 'AMBER',
  purpose: 'any',
  readers: [],
  isOriginatorControlled: false,
};

/** How what was worked out from records may be passed on. */
export interface Handling {
  /** The strictest of what it rests on; null where that was not kept. */
  readonly marking: Marking | null;
  /** What it may be used for: all of these at once; none where any use is allowed. */
  readonly purposes: Purpose[];
  /** Rests on something that may not be passed on without its originator. */
  readonly isOriginatorControlled: boolean;
}

/** The same rule as `inheritLabel`, told of what a reader is shown and not of a record that is made: limits that exclude one another stand side by side. */
export function handlingOf(labels: readonly Label[] | null): Handling {
  if (labels === null) return { marking: null, purposes: [], isOriginatorControlled: false };
  const all = labels.length === 0 ? [WITHOUT_EVIDENCE] : labels;
  return {
    marking: strictestOf(all.map(({ marking }) => marking)) ?? null,
    purposes: PURPOSES.filter((each) => each !== 'any' && all.some(({ purpose }) => purpose === each)),
    isOriginatorControlled: all.some((label) => label.isOriginatorControlled),
  };
}

/** May a record that stands on one labelled `floor` carry this marking and purpose? Never a weaker one: only originators lower. */
export function mayCarry(
  wanted: Pick<Label, 'marking' | 'purpose' | 'readers'>,
  floor: Pick<Label, 'marking' | 'purpose' | 'readers'>,
): boolean {
  if (isStricter(floor.marking, wanted.marking)) return false;
  if (floor.purpose !== 'any' && floor.purpose !== wanted.purpose) return false;
  return floor.marking !== 'RED' || wanted.readers.every((id) => floor.readers.includes(id));
}
