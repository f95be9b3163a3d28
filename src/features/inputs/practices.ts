import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { inheritLabel, type Label, mayCarry } from '../../model/label.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork, personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { isInGroup } from '../groups/in-groups.ts';
import type {
  DraftPractice,
  PRACTICE_ENDPOINTS,
  PracticeItem,
  PracticeResponse,
  PracticeStepBody,
} from './contract.ts';
import { type InputPorts, toInput } from './inputs.ts';
import {
  type InputRow,
  type PracticeRow,
  readInputs,
  readPractices,
  readRecommendationsOf,
} from './queries.ts';
import { decidePracticeStep, listMissing, PRACTICE_STEPS } from './rules.ts';

/** Inputs shown with a practice. */
const MOST_INPUTS = 500;

export async function listPractices(reading: Reading, query: z.output<typeof PRACTICE_ENDPOINTS.list.query>) {
  const { total, rows } = await readPractices(reading.tx, query);
  return {
    total,
    items: rows.map((row) => toPractice(reading, row)),
    mayDraft: mayDo(reading.actor.roles, 'practice.draft'),
  };
}

function toPractice({ isSimulated }: Reading, row: PracticeRow): PracticeItem {
  const { readers: _readers, content, draftedAt, ...shown } = row;
  return { ...shown, title: content.title, draftedAt: draftedAt.toISOString(), isSimulated };
}

/** @throws {TocsinError} `practice.not-found`, for one that is withheld as for one that is not there */
async function holdPractice({ tx }: Reading, id: number): Promise<PracticeRow> {
  const { rows } = await readPractices(tx, { ids: [id], limit: 1, offset: 0 });
  if (rows[0] === undefined) throw new TocsinError('practice.not-found', { id });
  return rows[0];
}

const readInputsOf = async ({ tx }: Reading, practice: number): Promise<InputRow[]> =>
  (await readInputs(tx, { practice, limit: MOST_INPUTS, offset: 0 })).rows;

function floorOf(inputs: readonly InputRow[]): Label {
  const label = inheritLabel(inputs.map((each) => ({ ...each, isOriginatorControlled: false })));
  if (label === 'purposes') throw new TocsinError('recommendation.purposes');
  return label;
}

export async function getPractice(reading: Reading, id: number): Promise<PracticeResponse> {
  const { tx, actor } = reading;
  const row = await holdPractice(reading, id);
  const inputs = await readInputsOf(reading, id);
  const mayWrite = mayDo(actor.roles, 'practice.draft') && (await isInGroup(tx, row.group.key));
  const isPossible = (step: (typeof PRACTICE_STEPS)[number]) => {
    const decided = decidePracticeStep(row, { step, version: row.version, note: '-' });
    return 'to' in decided || decided.refused === 'practice.incomplete';
  };
  return {
    ...toPractice(reading, row),
    content: row.content,
    inputs: inputs.map((each) => toInput(reading, each)),
    recommendations: await readRecommendationsOf(tx, id),
    floor: floorOf(inputs).marking,
    missing: listMissing(row),
    events: await listWork(tx, 'good_practice', id),
    may: mayWrite ? PRACTICE_STEPS.filter(isPossible) : [],
  };
}

/** @throws {TocsinError} `access.refused`, `group.not-found`, `group.not-yours`, `input.not-found`, `recommendation.purposes` */
export async function draftPractice(
  reading: Reading,
  { ownerOf }: InputPorts,
  body: DraftPractice,
): Promise<PracticeResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'practice.draft')) throw new TocsinError('access.refused');
  const { rows: groups } = await tx.query('select from working_group where key = $1', [body.groupKey]);
  if (groups.length === 0) throw new TocsinError('group.not-found', { key: body.groupKey });
  if (!(await isInGroup(tx, body.groupKey))) throw new TocsinError('group.not-yours', { key: body.groupKey });
  const floor = floorOf(await findInputs(reading, body.inputIds));
  const marking = floor.marking === 'CLEAR' || floor.marking === 'GREEN' ? 'AMBER' : floor.marking;
  const { rows } = await tx.query<{ id: number }>(
    `insert into good_practice (owner_id, marking, purpose, readers, group_key, state, content, drafted_by, drafted_at)
     values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8) returning id`,
    [
      ownerOf(actor),
      marking,
      floor.purpose,
      floor.readers,
      body.groupKey,
      JSON.stringify(body.content),
      personOf(actor),
      now,
    ],
  );
  const { id } = rows[0]!;
  await link(reading, id, body.inputIds);
  await recordWork(tx, actor, now, {
    kind: 'good_practice',
    id,
    action: 'draft',
    from: null,
    to: 'draft',
    detail: { inputs: body.inputIds },
  });
  return getPractice(reading, id);
}

async function findInputs({ tx }: Reading, ids: readonly number[]): Promise<InputRow[]> {
  const { rows } = await readInputs(tx, { ids, limit: MOST_INPUTS, offset: 0 });
  const lost = ids.find((id) => !rows.some((row) => row.id === id && row.state === 'given'));
  if (lost !== undefined) throw new TocsinError('input.not-found', { id: lost });
  return rows;
}

const link = ({ tx }: Reading, id: number, inputIds: readonly number[]) =>
  tx.query(
    'insert into good_practice_input (practice_id, input_id) select $1, unnest($2::int[]) on conflict do nothing',
    [id, inputIds],
  );

/** @throws {TocsinError} `access.refused`, `practice.*`, `input.not-found` */
export async function stepPractice(
  reading: Reading,
  id: number,
  body: PracticeStepBody,
): Promise<PracticeResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `practice:${id}`);
  const row = await holdPractice(reading, id);
  if (!mayDo(actor.roles, 'practice.draft') || !(await isInGroup(tx, row.group.key)))
    throw new TocsinError('access.refused');
  const note = 'note' in body ? body.note : undefined;
  const decided = decidePracticeStep(row, { ...body, note });
  if ('refused' in decided)
    throw new TocsinError(decided.refused, {
      id,
      state: row.state,
      step: body.step,
      fields: listMissing(row).join(', '),
    });
  await apply(reading, row, body);
  await tx.query('update good_practice set version = version + 1, state = $2 where id = $1', [
    id,
    decided.to,
  ]);
  await recordWork(tx, actor, now, {
    kind: 'good_practice',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note,
    detail: body.step === 'gather' ? { inputs: body.inputIds } : {},
  });
  return getPractice(reading, id);
}

async function apply(reading: Reading, row: PracticeRow, body: PracticeStepBody): Promise<void> {
  if (body.step === 'edit') {
    const floor = floorOf(await readInputsOf(reading, row.id));
    if (!mayCarry({ marking: body.marking, purpose: row.purpose, readers: row.readers }, floor))
      throw new TocsinError('practice.marking', { marking: floor.marking });
    await reading.tx.query('update good_practice set content = $2, grade = $3, marking = $4 where id = $1', [
      row.id,
      JSON.stringify(body.content),
      body.grade,
      body.marking,
    ]);
  }
  if (body.step !== 'gather') return;
  const inputs = [...(await readInputsOf(reading, row.id)), ...(await findInputs(reading, body.inputIds))];
  // What is gathered may be stricter than the practice: it takes on the strictest, and is never opened by it.
  const label = inheritLabel([
    { ...row, isOriginatorControlled: false },
    { ...floorOf(inputs), isOriginatorControlled: false },
  ]);
  if (label === 'purposes') throw new TocsinError('recommendation.purposes');
  await reading.tx.query('update good_practice set marking = $2, purpose = $3, readers = $4 where id = $1', [
    row.id,
    label.marking,
    label.purpose,
    label.readers,
  ]);
  await link(reading, row.id, body.inputIds);
}
