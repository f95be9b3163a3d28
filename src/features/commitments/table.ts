import { TocsinError } from '../../kernel/errors.ts';
import { isoDateSchema, MARKINGS } from '../../model/report.ts';
import {
  type CommitmentContent,
  type CommitmentDraft,
  commitmentDraftSchema,
  type Goal,
  type MilestoneDraft,
} from './content.ts';
import { EMPTY_CONTENT } from './draft-commitment.ts';
import { COMMITMENT_KINDS, type CommitmentKind, listDateFaults } from './rules.ts';

/**
 * Columns of the Coalition's own record form for initiatives, as it is published (globalcoalition.us), and the part of a commitment that
 * each is. Nothing of the form is lost by going through a commitment and back.
 */
export const INITIATIVE_COLUMNS = {
  Title: 'title',
  'Initiative Code': 'initiativeCode',
  'Implementing Organization': 'institution',
  Description: 'action',
  Background: 'problem',
  'Accomplishments to Date': 'accomplishments',
  'Project Activities': 'activities',
  'Global-Level Outcomes': 'globalOutcomes',
  'National-Level Outcomes': 'nationalOutcomes',
} as const satisfies Readonly<Record<string, keyof CommitmentContent>>;

/** Our own columns; one goal a row, milestones each on a line of its own: `2025-06-30 | title | deliverable | verifier`. */
export const COMMITMENT_COLUMNS = [
  'kind',
  'title',
  'institution',
  'contact',
  'recommendations',
  'problem',
  'action',
  'population',
  'place',
  'start',
  'end',
  'cost',
  'currency',
  'funding_secured',
  'goal',
  'indicator',
  'unit',
  'baseline',
  'baseline_date',
  'target',
  'target_date',
  'data_source',
  'milestones',
  'marking',
  'initiative_code',
  'accomplishments',
  'activities',
  'global_outcomes',
  'national_outcomes',
] as const;
export type CommitmentColumn = (typeof COMMITMENT_COLUMNS)[number];

const TEXT_COLUMNS: Readonly<Partial<Record<CommitmentColumn, keyof CommitmentContent>>> = {
  title: 'title',
  institution: 'institution',
  contact: 'contact',
  problem: 'problem',
  action: 'action',
  population: 'population',
  place: 'place',
  initiative_code: 'initiativeCode',
  accomplishments: 'accomplishments',
  activities: 'activities',
  global_outcomes: 'globalOutcomes',
  national_outcomes: 'nationalOutcomes',
};
const COLUMN_OF_FIELD = Object.fromEntries(
  Object.entries(TEXT_COLUMNS).map(([column, field]) => [field, column]),
) as Readonly<Record<string, CommitmentColumn>>;

/** How a header is compared: letters and digits alone. */
const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const KNOWN = new Map<string, CommitmentColumn>([
  ...COMMITMENT_COLUMNS.map((column) => [fold(column), column] as const),
  ...Object.entries(INITIATIVE_COLUMNS).map(
    ([name, field]) => [fold(name), COLUMN_OF_FIELD[field]!] as const,
  ),
]);

/** Which of our columns a header is of; `undefined` where it is of none. */
export const findColumn = (name: string): CommitmentColumn | undefined => KNOWN.get(fold(name));

export interface RowFault {
  readonly column: CommitmentColumn | null;
  readonly raw: string;
  readonly error: TocsinError;
}

/** What a row says; recommendations still by the number that they are known by. */
export interface ParsedRow {
  readonly draft: CommitmentDraft;
  readonly codes: readonly string[];
}

type Cells = Readonly<Partial<Record<CommitmentColumn, string>>>;

/** Text that our CSV keeps from running as a formula comes back as it was written. */
const FORMULA_GUARD = /^'(?=[=+\-@\t\r])/;

/** The cells of a row by our columns. */
export function readCells(cells: Readonly<Record<string, string>>): Cells {
  const found: Partial<Record<CommitmentColumn, string>> = {};
  for (const [name, value] of Object.entries(cells)) {
    const column = findColumn(name);
    if (column !== undefined) found[column] = value.replace(FORMULA_GUARD, '').trim();
  }
  return found;
}

class Fault extends Error {
  readonly fault: RowFault;
  constructor(column: CommitmentColumn | null, raw: string, error: TocsinError) {
    super(error.message);
    this.fault = { column, raw, error };
  }
}

function fail(column: CommitmentColumn, raw: string, expected: string): never {
  throw new Fault(column, raw, new TocsinError('commitment.row-value', { column, raw, expected }));
}

/** Reads one row. Nothing is guessed: what cannot be read rejects the row. */
export function parseRow(cells: Cells): ParsedRow | RowFault {
  try {
    return parse(cells);
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

function parse(cells: Cells): ParsedRow {
  const text = (column: CommitmentColumn): string => cells[column] ?? '';
  if (text('title') === '') fail('title', '', 'a title');
  const content: CommitmentContent = {
    ...EMPTY_CONTENT,
    ...Object.fromEntries(
      Object.entries(TEXT_COLUMNS).map(([column, field]) => [field, text(column as CommitmentColumn)]),
    ),
    startsOn: readDate(cells, 'start'),
    endsOn: readDate(cells, 'end'),
    cost: readNumber(cells, 'cost'),
    currency: text('currency') === '' ? null : text('currency').toUpperCase(),
    fundingSecured: readNumber(cells, 'funding_secured'),
    goals: readGoals(cells),
  };
  const draft: CommitmentDraft = {
    kind: readKind(cells),
    content,
    milestones: readMilestones(text('milestones')),
    recommendationIds: [],
    participantIds: [],
    label: { marking: readMarking(cells), purpose: 'any', readers: [] },
  };
  const [dated] = listDateFaults({ ...content, milestones: draft.milestones });
  if (dated !== undefined) {
    const column =
      dated.field === 'goal' ? 'target_date' : dated.field === 'milestone' ? 'milestones' : 'end';
    fail(column, dated.dueOn, `a date on or after ${dated.startsOn}`);
  }
  const [issue] = commitmentDraftSchema.safeParse(draft).error?.issues ?? [];
  if (issue !== undefined) {
    const column =
      COLUMN_OF_FIELD[String(issue.path[1])] ?? (issue.path[1] === 'currency' ? 'currency' : null);
    const raw = column === null ? '' : (cells[column] ?? '');
    throw new Fault(
      column,
      raw,
      new TocsinError('commitment.row-value', { column: column ?? '', raw, expected: issue.message }),
    );
  }
  return {
    draft,
    codes: text('recommendations')
      .split(/[;,\n]/)
      .map((code) => code.trim())
      .filter(Boolean),
  };
}

function readKind(cells: Cells): CommitmentKind {
  const raw = cells.kind ?? '';
  // The Coalition's form has no kind: an initiative.
  if (raw === '') return 'other';
  return (
    COMMITMENT_KINDS.find((kind) => kind === raw.toLowerCase()) ??
    fail('kind', raw, COMMITMENT_KINDS.join(', '))
  );
}

function readMarking(cells: Cells): CommitmentDraft['label']['marking'] {
  const raw = (cells.marking ?? '').toUpperCase().replace(/^TLP:/, '');
  if (raw === '') return 'AMBER';
  const found = MARKINGS.find((marking) => marking === raw);
  // RED is for named people, and a table names none.
  return found === undefined || found === 'RED'
    ? fail('marking', raw, MARKINGS.filter((marking) => marking !== 'RED').join(', '))
    : found;
}

function readDate(cells: Cells, column: CommitmentColumn): string | null {
  const raw = cells[column] ?? '';
  if (raw === '') return null;
  return isoDateSchema.safeParse(raw).success ? raw : fail(column, raw, 'a date such as 2025-06-30');
}

function readNumber(cells: Cells, column: CommitmentColumn): number | null {
  const raw = cells[column] ?? '';
  if (raw === '') return null;
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(raw)
    ? Number(raw)
    : fail(column, raw, 'a number with a decimal point and no other signs');
}

function readGoals(cells: Cells): Goal[] {
  const goal: Goal = {
    statement: cells.goal ?? '',
    indicator: cells.indicator ?? '',
    unit: cells.unit ?? '',
    baselineValue: readNumber(cells, 'baseline'),
    baselineOn: readDate(cells, 'baseline_date'),
    targetValue: readNumber(cells, 'target'),
    targetOn: readDate(cells, 'target_date'),
    source: cells.data_source ?? '',
  };
  return Object.values(goal).every((value) => value === '' || value === null) ? [] : [goal];
}

function readMilestones(text: string): MilestoneDraft[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [due = '', title = '', deliverable = '', verifier = ''] = line
        .split('|')
        .map((part) => part.trim());
      if (!isoDateSchema.safeParse(due).success || title === '')
        fail('milestones', line, 'lines such as 2025-06-30 | title | deliverable | verifier');
      return { dueOn: due, title, deliverable, verifier };
    });
}
