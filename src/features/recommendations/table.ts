import type { Marking, Purpose } from '../../model/report.ts';
import type { LineReader } from '../../store/reading/line-reader.ts';
import type { RecommendationContent } from './contract.ts';
import { type ImportedState, listMissing, RECOMMENDATION_SCOPES } from './rules.ts';

/** Columns of recommendations as a table, in the order of the file to fill in. */
export const RECOMMENDATION_COLUMNS = [
  'code',
  'line_of_effort',
  'group',
  'title',
  'text',
  'rationale',
  'implementation',
  'scope',
  'cluster',
  'state',
  'drafted_on',
  'adopted_on',
  'adopted_by',
  'ended_on',
  'reason',
  'superseded_by',
  'marking',
  'purpose',
] as const;

const LONGEST_TITLE = 300;
const LONGEST_TEXT = 20_000;
const LONGEST_CLUSTER = 120;
const LONGEST_REASON = 4000;
const LONGEST_CODE = 40;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N} ._/()-]*$/u;
/** Numbers that groups give themselves: `R 2.1-03`. */
const OWN_CODE = /^R ([1-9](?:\.[1-9])?)-\d{2,}$/;
const STATES = ['draft', 'adopted', 'withdrawn', 'superseded'] as const satisfies readonly ImportedState[];
const ADOPTED_BY = ['meeting', 'silence', 'import'] as const;
export type AdoptedBy = (typeof ADOPTED_BY)[number];

export interface RecommendationLine {
  readonly line: number;
  readonly code: string | null;
  readonly groupKey: string;
  readonly content: RecommendationContent;
  readonly scope: (typeof RECOMMENDATION_SCOPES)[number];
  readonly cluster: string;
  readonly state: ImportedState;
  readonly draftedAt: Date;
  readonly adoptedAt: Date | null;
  readonly adoptedBy: AdoptedBy | null;
  readonly endedAt: Date | null;
  readonly reason: string;
  /** Code of the one that replaced it. */
  readonly supersededBy: string | null;
  readonly marking: Exclude<Marking, 'RED'>;
  readonly purpose: Purpose;
}

/** Reads a line: what a draft, an adopted, a withdrawn and a superseded recommendation must say, and in which order it happened. */
export function parseRecommendation(
  row: LineReader,
  groups: ReadonlySet<string>,
  now: Date,
): RecommendationLine {
  const groupKey = readGroup(row, groups);
  const state = readState(row);
  const content = {
    title: row.need('title', LONGEST_TITLE),
    text: row.text('text', LONGEST_TEXT),
    rationale: row.text('rationale', LONGEST_TEXT),
    implementation: row.text('implementation', LONGEST_TEXT),
  };
  const dates = readDates(row, state, now);
  const [missing] = dates.adoptedAt === null ? [] : listMissing(content);
  if (missing !== undefined) row.fail(missing, 'table.empty', { most: LONGEST_TEXT });
  const isEnded = state === 'withdrawn' || state === 'superseded';
  return {
    line: row.line,
    code: readCode(row, groupKey, dates.adoptedAt !== null),
    groupKey,
    content,
    scope: row.oneOf('scope', RECOMMENDATION_SCOPES, 'national'),
    cluster: row.text('cluster', LONGEST_CLUSTER),
    state,
    ...dates,
    adoptedBy: dates.adoptedAt === null ? null : row.oneOf('adopted_by', ADOPTED_BY, 'import'),
    reason: isEnded ? row.need('reason', LONGEST_REASON) : '',
    supersededBy:
      state === 'superseded' ? row.need('superseded_by', LONGEST_CODE) : none(row, 'superseded_by'),
    marking: row.marking(),
    purpose: row.purpose(),
  };
}

/** A group, or a line of effort whose working group it is. */
function readGroup(row: LineReader, groups: ReadonlySet<string>): string {
  const effort = row.raw('line_of_effort');
  const column = row.raw('group') === '' ? 'line_of_effort' : 'group';
  const key = row.raw(column);
  if (!groups.has(key))
    row.fail(key === '' ? 'group' : column, 'table.group', { groups: [...groups].join(', ') });
  if (effort !== '' && key.split('.')[0] !== effort)
    row.expected('line_of_effort', `${key.split('.')[0]}, which group ${key} is of`);
  return key;
}

function readState(row: LineReader): ImportedState {
  const raw = row.raw('state').toLowerCase();
  // Silence runs here or nowhere: a file cannot give participants back the time that they had.
  if (raw === 'proposed' || raw === 'broken')
    row.expected('state', 'draft: take it in as a draft, then begin the silence here');
  return row.oneOf('state', STATES, 'draft');
}

function readDates(row: LineReader, state: ImportedState, now: Date) {
  const past = (column: string): Date | null => {
    const at = row.instant(column);
    return at !== null && at > now ? row.fail(column, 'table.future') : at;
  };
  const adoptedAt = state === 'draft' ? none(row, 'adopted_on') : past('adopted_on');
  const isAdopted = state === 'adopted' || state === 'superseded';
  if (isAdopted && adoptedAt === null) row.expected('adopted_on', 'the day on which it was adopted');
  const isEnded = state === 'withdrawn' || state === 'superseded';
  const endedAt = isEnded ? past('ended_on') : none(row, 'ended_on');
  if (isEnded && endedAt === null) row.expected('ended_on', 'the day on which it ended');
  const draftedAt = past('drafted_on') ?? adoptedAt ?? endedAt ?? now;
  inOrder(row, ['drafted_on', draftedAt], ['adopted_on', adoptedAt]);
  inOrder(row, ['adopted_on', adoptedAt], ['ended_on', endedAt]);
  inOrder(row, ['drafted_on', draftedAt], ['ended_on', endedAt]);
  return { draftedAt, adoptedAt, endedAt };
}

type Named = readonly [column: string, at: Date | null];

function inOrder(row: LineReader, [before, first]: Named, [column, then]: Named): void {
  if (first !== null && then !== null && then < first)
    row.fail(column, 'table.date-order', { before, on: first.toISOString().slice(0, 10) });
}

function readCode(row: LineReader, groupKey: string, isAdopted: boolean): string | null {
  const raw = row.raw('code');
  if (raw === '') return null;
  if (!isAdopted) row.expected('code', 'nothing: a recommendation has a code once it is adopted');
  if (raw.length > LONGEST_CODE || !CODE.test(raw))
    row.expected('code', `at most ${LONGEST_CODE} letters, digits and signs such as R 2.1-03`);
  const [, group = groupKey] = OWN_CODE.exec(raw) ?? [];
  return group === groupKey
    ? raw
    : row.expected('code', `a code of group ${groupKey}, such as R ${groupKey}-03`);
}

/** What does not go with the state is not dropped in silence. */
function none(row: LineReader, column: string): null {
  if (row.raw(column) !== '') row.expected(column, `nothing in state ${row.raw('state') || 'draft'}`);
  return null;
}
