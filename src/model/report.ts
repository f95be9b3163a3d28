import { z } from 'zod';

/** The kinds of thing that a reporter can say was seen. */
export const REPORT_KINDS = [
  'seizure',
  'laboratory',
  'death',
  'overdose',
  'drug-check',
  'wastewater',
  'precursor-incident',
  'equipment-incident',
  'survey',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How exactly a date is known; `on` is then the first day of the period. */
export const DATE_PRECISIONS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** What a substance is to its report. */
export const SUBSTANCE_ROLES = ['found', 'suspected', 'cut', 'precursor', 'metabolite'] as const;
export type SubstanceRole = (typeof SUBSTANCE_ROLES)[number];

/** Traffic Light Protocol 2.0 (FIRST, 2022), strictest first. */
export const MARKINGS = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;
export type Marking = (typeof MARKINGS)[number];

/** What a report may be used for, where its reporter set a limit. */
export const PURPOSES = ['any', 'health', 'enforcement', 'statistics'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;
/** ISO 3166-1 alpha-2, upper case; `XK` stands for Kosovo, `ZZ` for international waters. */
export type Iso2 = string;

/** Who sent a report: the reporter's reports of one kind are one stream. */
export interface Reporter {
  /** Short and stable, unique within the source, such as `CL` or `US-CT-OCME`. */
  readonly key: string;
  readonly name: string;
  /** As written or ISO 3166-1 alpha-2; the store resolves it. */
  readonly country?: string;
}

export interface ReportedPlace {
  /** Country as written. */
  readonly country?: string;
  /** Province, state, department ... as written. */
  readonly division?: string;
  /** Town, port, postcode area ... as written. */
  readonly town?: string;
  /** WGS 84 degrees, where the source gives them. */
  readonly latitude?: number;
  readonly longitude?: number;
}

export interface ReportedSubstance {
  /** As written by the reporter, white space trimmed, nothing else. */
  readonly name: string;
  readonly role: SubstanceRole;
}

/** Amount as written; the comparable amount is worked out by `model/quantity.ts`, never by a source. */
export interface ReportedQuantity {
  readonly amount: number;
  readonly amountText: string;
  readonly unitText: string;
}

/** Countries as written. A field is absent where the reporter left it empty or wrote «Unknown». */
export interface ReportedRoute {
  readonly producing?: string;
  readonly departure?: string;
  readonly transit?: readonly string[];
  readonly destination?: string;
}

export type DetailValue = string | number | boolean | null;

/**
 * One thing that was seen, as a source's `normalise` gives it: foreign words kept, nothing resolved.
 *
 * Times: `occurredOn` is when it happened; `reportedOn` is the reporter's own report date, absent where the source has none
 * (then «known» is occurred plus the source's declared lag); «received» is stamped by the store.
 */
export interface ReportDraft {
  readonly kind: ReportKind;
  readonly reporter: Reporter;
  /** The source's own record id; absent where it has none. */
  readonly recordId?: string;
  readonly occurredOn: IsoDate;
  readonly occurredPrecision: DatePrecision;
  readonly reportedOn?: IsoDate;
  readonly place: ReportedPlace;
  readonly substances: readonly ReportedSubstance[];
  readonly quantity?: ReportedQuantity;
  readonly route?: ReportedRoute;
  /** Means of transport as written. */
  readonly mode?: string;
  readonly concealment?: string;
  /** True for «we looked and saw nothing in this period»; such a report names no substance. */
  readonly isZeroReport?: boolean;
  /** Kind-specific fields, flat; numbers keep their unit in the key (`mgPer1000PeopleDay`). */
  readonly details?: Readonly<Record<string, DetailValue>>;
  readonly marking?: Marking;
  readonly purpose?: Purpose;
  readonly isSimulated?: boolean;
}

export const isoDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD')
  .refine(
    (text) =>
      !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
      new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
    'no such day',
  );
