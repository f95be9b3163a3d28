import { isoDateSchema } from '../../model/report.ts';
import { type LineReader, numberOf } from '../../store/reading/line-reader.ts';
import { readCellLines } from './cell-lines.ts';
import {
  type CommitmentContent,
  type CommitmentDraft,
  commitmentDraftSchema,
  type Goal,
  type MilestoneDraft,
} from './content.ts';
import { EMPTY_CONTENT } from './draft-commitment.ts';
import { COMMITMENT_KINDS, listDateFaults } from './rules.ts';

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

/** Our own columns. The first goal has columns of its own; further goals and milestones stand each on a line of one cell (`writeCellLine`). */
export const COMMITMENT_COLUMNS = [
  'kind',
  'title',
  'participant',
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
  'more_goals',
  'milestones',
  'marking',
  'purpose',
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

/** Which of our columns a name of the initiative form stands for. */
export const findColumn = (name: string): CommitmentColumn | undefined => {
  const field = Object.entries(INITIATIVE_COLUMNS).find(
    ([title]) => title.toLowerCase() === name.toLowerCase(),
  );
  return field && COLUMN_OF_FIELD[field[1]];
};

const FORM_FIELDS = Object.values(INITIATIVE_COLUMNS);
const isOfForm = (column: string): boolean => FORM_FIELDS.some((field) => COLUMN_OF_FIELD[field] === column);

/** What a row of the initiative form says of a commitment; undefined for a row that has other columns, too. */
export function readFormPart(
  cells: Readonly<Record<string, string>>,
  content: CommitmentContent,
): Partial<CommitmentContent> | undefined {
  if (!Object.keys(cells).every(isOfForm)) return undefined;
  const said = FORM_FIELDS.filter((field) => (COLUMN_OF_FIELD[field] ?? '') in cells);
  return Object.fromEntries(said.map((field) => [field, content[field]]));
}

/** What a row says; recommendations still by the number that they are known by. */
export interface ParsedRow {
  readonly draft: CommitmentDraft;
  readonly codes: readonly string[];
  /** The participant that the row says it is of, by code or name; empty where it says none. */
  readonly participant: string;
}

const LONGEST_CELL = 20_000;

/** Reads one row. */
export function parseRow(row: LineReader): ParsedRow {
  row.need('title', LONGEST_CELL);
  const currency = row.raw('currency').toUpperCase();
  const content: CommitmentContent = {
    ...EMPTY_CONTENT,
    ...Object.fromEntries(Object.entries(TEXT_COLUMNS).map(([column, field]) => [field, row.raw(column)])),
    startsOn: row.day('start'),
    endsOn: row.day('end'),
    cost: row.number('cost'),
    currency: currency === '' ? null : currency,
    fundingSecured: row.number('funding_secured'),
    goals: readGoals(row),
  };
  const draft: CommitmentDraft = {
    // The Coalition's form has no kind: an initiative.
    kind: row.oneOf('kind', COMMITMENT_KINDS, 'other'),
    content,
    milestones: readMilestones(row),
    recommendationIds: [],
    participantIds: [],
    label: { marking: row.marking(), purpose: row.purpose(), readers: [] },
  };
  checkDates(row, draft);
  checkContent(row, draft);
  return {
    draft,
    participant: row.raw('participant'),
    codes: row
      .raw('recommendations')
      .split(/[;,\n]/)
      .map((code) => code.trim())
      .filter(Boolean),
  };
}

function checkDates(row: LineReader, { content, milestones }: CommitmentDraft): void {
  const [fault] = listDateFaults({ ...content, milestones });
  if (fault === undefined) return;
  const ofGoal = fault.number === 1 && row.raw('target_date') !== '' ? 'target_date' : 'more_goals';
  const column = fault.field === 'goal' ? ofGoal : fault.field === 'milestone' ? 'milestones' : 'end';
  row.expected(column, `a date on or after ${fault.startsOn}`, fault.dueOn);
}

function checkContent(row: LineReader, draft: CommitmentDraft): void {
  const [issue] = commitmentDraftSchema.safeParse(draft).error?.issues ?? [];
  if (issue === undefined) return;
  const field = String(issue.path[1] ?? issue.path[0]);
  row.expected(COLUMN_OF_FIELD[field] ?? (field === 'currency' ? 'currency' : field), issue.message);
}

function readGoals(row: LineReader): Goal[] {
  const goal: Goal = {
    statement: row.raw('goal'),
    indicator: row.raw('indicator'),
    unit: row.raw('unit'),
    baselineValue: row.number('baseline'),
    baselineOn: row.day('baseline_date'),
    targetValue: row.number('target'),
    targetOn: row.day('target_date'),
    source: row.raw('data_source'),
  };
  const isThere = Object.values(goal).some((value) => value !== '' && value !== null);
  return [...(isThere ? [goal] : []), ...readMoreGoals(row)];
}

const GOAL_LINE = 'statement | indicator | unit | baseline | its date | target | its date | source of data';

function readMoreGoals(row: LineReader): Goal[] {
  return readCellLines(row.raw('more_goals')).map(({ line, parts }) => {
    const refuse = (): never => row.expected('more_goals', `lines such as ${GOAL_LINE}`, line);
    const day = (text: string) =>
      text === '' ? null : isoDateSchema.safeParse(text).success ? text : refuse();
    const number = (text: string) => (text === '' ? null : (numberOf(text) ?? refuse()));
    if (parts.length > GOAL_LINE.split('|').length) refuse();
    const [statement = '', indicator = '', unit = '', baseline = '', baselineOn = ''] = parts;
    const [target = '', targetOn = '', source = ''] = parts.slice(5);
    return {
      statement,
      indicator,
      unit,
      baselineValue: number(baseline),
      baselineOn: day(baselineOn),
      targetValue: number(target),
      targetOn: day(targetOn),
      source,
    };
  });
}

function readMilestones(row: LineReader): MilestoneDraft[] {
  return readCellLines(row.raw('milestones')).map(({ line, parts }) => {
    const [due = '', title = '', deliverable = '', verifier = ''] = parts;
    if (!(due === '' || isoDateSchema.safeParse(due).success) || title === '')
      row.expected('milestones', 'lines such as 2025-06-30 | title | deliverable | verifier', line);
    return { dueOn: due === '' ? null : due, title, deliverable, verifier };
  });
}
