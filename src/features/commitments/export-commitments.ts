import type { z } from 'zod';
import { type RowTable, toFile } from '../../exports/to-file.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { ExportValue } from '../../model/export-format.ts';
import { strictestOf } from '../../model/label.ts';
import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { FileAnswer } from '../../store/reading/route.ts';
import { mayDo } from '../access/rules.ts';
import { writeCellLine } from './cell-lines.ts';
import type { Goal } from './content.ts';
import type { commitmentExportQuerySchema, EXPORT_FORMS } from './contract.ts';
import { type CommitmentFilter, type CommitmentRow, type MilestoneRow, readCommitments } from './queries.ts';
import { type Hanging, readHanging } from './read-commitment.ts';
import { dayOfInstant } from './rules.ts';
import { COMMITMENT_COLUMNS, type CommitmentColumn, INITIATIVE_COLUMNS } from './table.ts';

/** More than the coalition will make in ten years; an export is read as a whole. */
const MOST = 100_000;
/** What stands in an export beside what an import reads. */
const BESIDE = ['id', 'joined', 'state', 'validated', 'first_end', 'ended', 'law_stage'] as const;

type Filter = Omit<CommitmentFilter, 'on' | 'limit' | 'offset'>;

/**
 * A table of the commitments that the asker sees, by the columns that an import reads.
 *
 * @throws {TocsinError} `access.refused`
 */
export async function openCommitmentTable(
  { tx, actor, now, isSimulated }: Reading,
  form: (typeof EXPORT_FORMS)[number] = 'commitments',
  filter: Filter = {},
): Promise<RowTable> {
  if (!mayDo(actor.roles, 'data.export')) throw new TocsinError('access.refused');
  const on = dayOfInstant(now);
  const read = await readCommitments(tx, { ...filter, on, limit: MOST, offset: 0 });
  const isForm = form === 'initiatives';
  const rows = isForm ? read.rows.filter(isOnForm(actor, filter.participant)) : read.rows;
  const hanging = await readHanging(
    tx,
    rows.map(({ id }) => id),
  );
  return {
    title: form,
    columns: isForm ? Object.keys(INITIATIVE_COLUMNS) : [...COMMITMENT_COLUMNS, ...BESIDE],
    rows: rows.map((row) => (isForm ? initiativeCells(row) : commitmentCells(row, hanging))),
    strictest: strictestOf(rows.map(({ marking }) => marking)),
    isSimulated,
    asOf: on,
  };
}

/**
 * The form has no field for whose initiative it is: it holds those that one participant leads, where one is asked for, and of who writes
 * commitments those that they write, so that what is sent in again is their own.
 */
function isOnForm(
  { roles, participants }: Actor,
  asked: number | undefined,
): (row: Pick<CommitmentRow, 'owner'>) => boolean {
  if (asked !== undefined) return ({ owner }) => owner.id === asked;
  return mayDo(roles, 'commitment.write') ? ({ owner }) => participants.includes(owner.id) : () => true;
}

type Asked = Omit<z.output<typeof commitmentExportQuerySchema>, 'database'>;

/** The same as a file; on record in the audit's chain. */
export async function exportCommitments(
  reading: Reading,
  { format, form, late, ...filter }: Asked,
): Promise<FileAnswer> {
  const isLate = late === undefined ? undefined : late === 'true';
  const table = await openCommitmentTable(reading, form, { ...filter, isLate });
  return {
    ...toFile(table, format),
    trace: { action: 'data.export', subject: form, detail: { format, rows: table.rows.length } },
  };
}

const initiativeCells = ({ content }: CommitmentRow): ExportValue[] =>
  Object.values(INITIATIVE_COLUMNS).map((field) => content[field]);

const writeMilestone = ({ dueOn, title, deliverable, verifier }: MilestoneRow): string =>
  writeCellLine([dueOn, title, deliverable, verifier]);

const writeGoal = (goal: Goal): string =>
  writeCellLine([
    goal.statement,
    goal.indicator,
    goal.unit,
    goal.baselineValue,
    goal.baselineOn,
    goal.targetValue,
    goal.targetOn,
    goal.source,
  ]);

function commitmentCells(row: CommitmentRow, hanging: Hanging): ExportValue[] {
  const { content, id } = row;
  const [goal, ...more] = content.goals;
  const cells: Readonly<Record<CommitmentColumn, ExportValue>> = {
    kind: row.kind,
    title: content.title,
    participant: row.owner.name,
    institution: content.institution,
    contact: content.contact,
    recommendations: hanging
      .answered(id)
      .flatMap(({ code }) => (code === null ? [] : [code]))
      .join('; '),
    problem: content.problem,
    action: content.action,
    population: content.population,
    place: content.place,
    start: row.startsOn,
    end: row.endsOn,
    cost: content.cost,
    currency: content.currency,
    funding_secured: content.fundingSecured,
    goal: goal?.statement ?? null,
    indicator: goal?.indicator ?? null,
    unit: goal?.unit ?? null,
    baseline: goal?.baselineValue ?? null,
    baseline_date: goal?.baselineOn ?? null,
    target: goal?.targetValue ?? null,
    target_date: goal?.targetOn ?? null,
    data_source: goal?.source ?? null,
    more_goals: more.map(writeGoal).join('\n'),
    milestones: hanging.milestones(id).map(writeMilestone).join('\n'),
    marking: row.marking,
    purpose: row.purpose,
    initiative_code: content.initiativeCode,
    accomplishments: content.accomplishments,
    activities: content.activities,
    global_outcomes: content.globalOutcomes,
    national_outcomes: content.nationalOutcomes,
  };
  const joined = hanging.parts(id).filter(({ joinedAt, leftAt }) => joinedAt !== null && leftAt === null);
  return [
    ...COMMITMENT_COLUMNS.map((column) => cells[column]),
    id,
    joined.map(({ participant }) => participant.name).join('; '),
    row.state,
    row.validatedAt?.toISOString() ?? null,
    row.promisedOn,
    row.endedAt?.toISOString() ?? null,
    hanging.stages(id).at(-1)?.stage ?? null,
  ];
}
