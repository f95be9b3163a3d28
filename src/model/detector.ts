import type { z } from 'zod';
import type { PlaceLevel } from './place.ts';
import type { IsoDate, ReportKind } from './report.ts';

export type DetectorId = 'first-appearance' | 'farrington-flexible' | 'ears' | 'new-leg' | 'stream-change';

/** A method that turns one input into a score, or says why it cannot. `I` is what it reads, `R` what it finds. */
export interface DetectorDefinition<I, P, R> {
  readonly id: DetectorId;
  readonly version: number;
  readonly label: string;
  /** Plain words, for a reader without statistics. */
  readonly description: string;
  /** What observed and expected count, with the unit. */
  readonly figures: string;
  readonly citations: readonly string[];
  /** zod object schema; every parameter has a default and a `.describe()` that gives its unit. */
  readonly parameters: z.ZodType<P>;
  readonly defaults: P;
  readonly reads: 'series' | 'cells' | 'legs' | 'streams';
  /** What must be there for it to run, in words and numbers. */
  readonly needs: {
    readonly minimumHistoryWeeks: number;
    readonly population: boolean;
    readonly geometry: boolean;
  };
  run(input: I, parameters: P): DetectorResult<R>;
}

export type DetectorResult<R> =
  | { readonly kind: 'scored'; readonly result: R }
  | { readonly kind: 'not-applicable'; readonly reason: NotApplicableReason };

/** A message key of the catalogue (`detectors.reason.*`) with its values. */
export interface NotApplicableReason {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

// ---------------------------------------------------------------- what detection reads

/** Days are counted from 1970-01-01 (day 0). All columns of a table have the same length. */
export interface CellColumns {
  readonly stream: Int32Array;
  /** The most specific place of the reports. */
  readonly place: Int32Array;
  /** Index of the registry node that the reported name resolves to; -1 where unspecified or unresolved. */
  readonly node: Int32Array;
  /** Index of the reported name (spelling), to see a stream change its naming. */
  readonly name: Int32Array;
  readonly occurredDay: Int32Array;
  readonly knownDay: Int32Array;
  /**
   * Reports in the cell, such that their sum over a node and all below it counts each report once. Of a report with two substances
   * one cell of a class above both takes back what would count twice, and holds less than none.
   */
  readonly reports: Int32Array;
  /** Such that their sum over a stream, or over all reports of a place, counts each report once. */
  readonly ownReports: Int32Array;
  /** Reports that write the name: 0 in a cell that only takes back. */
  readonly namedReports: Int32Array;
}

/** Route facts of reports, one row per stream x node x field x value x day. */
export interface LegColumns {
  readonly stream: Int32Array;
  readonly node: Int32Array;
  /** 0 leg (from -> to, both countries), 1 mode of transport, 2 concealment. */
  readonly field: Int8Array;
  /** Index into `legValues`. */
  readonly value: Int32Array;
  readonly occurredDay: Int32Array;
  readonly knownDay: Int32Array;
  /** As in the cells: over a node and all below it each report counts once. */
  readonly reports: Int32Array;
  /** Such that their sum over all nodes counts each report once that names a substance or class. */
  readonly ownReports: Int32Array;
}

export type LegValue =
  | { readonly field: 'leg'; readonly from: number; readonly to: number }
  | { readonly field: 'mode' | 'concealment'; readonly text: string };

export interface StreamInfo {
  readonly index: number;
  readonly key: string;
  readonly name: string;
  readonly sourceId: string;
  readonly kind: ReportKind;
  /** Index of the reporter's country in `places`; -1 where it has none. */
  readonly country: number;
  readonly cadenceDays: number;
  readonly lagDays: number;
}

export interface PlaceNode {
  readonly index: number;
  readonly level: PlaceLevel;
  /** Index of the place above; -1 for the world. */
  readonly parent: number;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the country it lies in, `` for world and regions. */
  readonly iso2: string;
  /** Countries only: indices of countries with a common land border. */
  readonly neighbours: readonly number[];
}

export interface SubstanceNode {
  readonly index: number;
  /** Registry id. */
  readonly id: string;
  readonly kind: 'substance' | 'class' | 'preparation';
  readonly name: string;
  /** Indices of the classes directly above. A node may lie under several. */
  readonly parents: readonly number[];
  readonly isSynthetic: boolean;
}

export interface DetectionInput {
  readonly asOf: IsoDate;
  readonly cells: CellColumns;
  readonly legs: LegColumns;
  readonly legValues: readonly LegValue[];
  readonly streams: readonly StreamInfo[];
  readonly places: readonly PlaceNode[];
  readonly nodes: readonly SubstanceNode[];
  /** Number of distinct spellings, for the `name` column. */
  readonly nameCount: number;
}

// ---------------------------------------------------------------- what detection finds

export const SIGNAL_KINDS = [
  'first-appearance',
  'increase',
  'new-leg',
  'stream-start',
  'stream-stop',
  'stream-volume',
  'stream-naming',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Which reports a finding rests on: those known by the as-of date that meet all of these. */
export interface EvidenceSelector {
  /** Node index, its descendants included; absent for all substances. */
  readonly node?: number;
  /** Place index, everything within it included. */
  readonly place: number;
  /** Only reports of this kind; absent where the finding was judged across kinds. */
  readonly kind?: ReportKind;
  /** Stream index; absent for all streams. */
  readonly stream?: number;
  /** Occurred days, both included. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Index into `legValues`. */
  readonly legValue?: number;
}

/** The weekly series a finding was judged on, for its chart. All arrays [weeks], oldest first. */
export interface FindingSeries {
  /** Monday, days since 1970-01-01. */
  readonly firstWeekDay: number;
  readonly observed: readonly number[];
  /** All reports that the observed ones are among, where the method judges their share. */
  readonly among?: readonly number[];
  /** NaN where the method had no baseline. */
  readonly expected: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly isAlarm: readonly boolean[];
}

export interface Finding {
  readonly detector: DetectorId;
  readonly detectorVersion: number;
  readonly kind: SignalKind;
  /** Node index; absent for findings on a stream as a whole. */
  readonly node?: number;
  readonly place: number;
  readonly stream?: number;
  readonly legValue?: number;
  /** First day of what is new: the first report, or the Monday of the first alarm week of this episode. */
  readonly startDay: number;
  /** Last day seen so far. */
  readonly lastDay: number;
  readonly observed: number;
  readonly expected: number;
  readonly lower?: number;
  readonly upper?: number;
  /** One-sided, where the method gives one. */
  readonly pValue?: number;
  /** Rank score in [0, 100], comparable between detectors: 10 x -log10 of the (approximate) chance, capped. */
  readonly score: number;
  readonly evidence: EvidenceSelector;
  readonly series?: FindingSeries;
  /** Findings of other levels, streams or methods that the same reports explain. */
  readonly folded: readonly FoldedFinding[];
  /** Catalogue key (`detectors.<id>.explain.*`) and values: what the detector did, in plain words. */
  readonly explanation: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
}

export type FoldedFinding = Pick<
  Finding,
  | 'detector'
  | 'kind'
  | 'node'
  | 'place'
  | 'stream'
  | 'legValue'
  | 'observed'
  | 'expected'
  | 'score'
  | 'startDay'
>;

export interface DetectionOutput {
  readonly asOf: IsoDate;
  /** Ranked, best first, de-duplicated. */
  readonly findings: readonly Finding[];
  /** How many series each detector judged, and how many it could not, by reason key. */
  readonly coverage: Readonly<
    Record<DetectorId, { readonly scored: number; readonly notApplicable: Readonly<Record<string, number>> }>
  >;
  /** Distinct series (node x place x stream-or-all) that hold at least one report. */
  readonly seriesCount: number;
}
