import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { localOf } from '../../kernel/zones.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { type ActionRow, readActions } from './action-queries.ts';
import type { ActionDraft, ActionItem, ActionStepBody, actionsQuerySchema } from './contract.ts';
import { findOutsiders, type MeetingRow, readAgenda } from './queries.ts';
import { answersFor, standingAt, toAction } from './read-meeting.ts';
import { ACTION_RULES, beginState, decideActionStep, hasQuorum } from './rules.ts';

type Asked = Pick<ActionDraft, 'holderId' | 'dueOn'>;

async function checkAsked(
  { tx }: Reading,
  meeting: { readonly startsAt: Date; readonly timeZone: string },
  { holderId, dueOn }: Asked,
  kind: ActionDraft['kind'],
): Promise<void> {
  if (kind === 'action' && (holderId === null || dueOn === null)) throw new TocsinError('action.no-holder');
  const on = localOf(meeting.timeZone, meeting.startsAt.getTime()).slice(0, 10);
  if (dueOn !== null && dueOn < on) throw new TocsinError('action.due-before', { on, due: dueOn });
  if (holderId === null) return;
  const names = await findOutsiders(tx, [holderId], meeting.startsAt);
  if (names.length > 0) throw new TocsinError('meeting.outsiders', { names: names.join(', ') });
}

/**
 * Records what a meeting decides, or asks somebody for. Nothing is decided where too few are there.
 *
 * @throws {TocsinError} `meeting.no-quorum`, `meeting.item-not-found`, `meeting.outsiders`, `action.no-holder`, `action.due-before`
 */
export async function recordAction(reading: Reading, row: MeetingRow, draft: ActionDraft): Promise<object> {
  const { tx, actor, now } = reading;
  if (draft.kind === 'decision' && !hasQuorum(row.attended, row.quorum))
    throw new TocsinError('meeting.no-quorum', { id: row.id, attended: row.attended, quorum: row.quorum });
  await checkAsked(reading, row, draft, draft.kind);
  if (draft.itemId !== null && !(await readAgenda(tx, row.id)).some(({ id }) => id === draft.itemId))
    throw new TocsinError('meeting.item-not-found', { id: row.id, item: draft.itemId });
  const state = beginState(draft);
  const { rows } = await tx.query<{ id: number }>(
    `insert into action_item (meeting_id, item_id, group_key, kind, state, text, holder_id, due_on, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      row.id,
      draft.itemId,
      row.groupKey,
      draft.kind,
      state,
      draft.text,
      draft.holderId,
      draft.dueOn,
      personOf(actor),
      now,
    ],
  );
  const { id } = rows[0]!;
  await recordWork(tx, actor, now, { kind: 'action_item', id, action: 'open', from: null, to: state });
  return { action: id, kind: draft.kind };
}

export async function listActions(reading: Reading, query: z.output<typeof actionsQuerySchema>) {
  const { total, rows } = await readActions(reading.tx, {
    ...query,
    isClosed: query.isClosed === undefined ? undefined : query.isClosed === 'true',
    holders: query.mine === 'true' ? answersFor(reading) : undefined,
  });
  const runs = new Map<string, boolean>();
  for (const { groupKey } of rows)
    if (!runs.has(groupKey)) runs.set(groupKey, (await standingAt(reading, groupKey)).isRunner);
  return { total, items: rows.map((row) => toAction(reading, row, runs.get(row.groupKey) === true)) };
}

/**
 * Takes a step with a decision or an action.
 *
 * @throws {TocsinError} `access.refused`, `action.*`, `meeting.outsiders`
 */
export async function stepAction(reading: Reading, id: number, body: ActionStepBody): Promise<ActionItem> {
  const { tx, actor, now } = reading;
  await lock(tx, `action:${id}`);
  const row = await findAction(reading, id);
  const { isRunner } = await standingAt(reading, row.groupKey);
  const isHolder = row.holder !== null && answersFor(reading).includes(row.holder.id);
  if (!isRunner && !(isHolder && ACTION_RULES[body.step].who === 'holder'))
    throw new TocsinError('access.refused');
  const decided = decideActionStep(row, body);
  if ('refused' in decided) throw new TocsinError(decided.refused, { id, state: row.state, step: body.step });
  const isEdit = body.step === 'edit';
  if (isEdit) await checkAsked(reading, { ...row, startsAt: row.meetingAt }, body, row.kind);
  await tx.query(
    `update action_item set version = version + 1, state = $2, text = case when $3 then $4 else text end,
       holder_id = case when $3 then $5::int else holder_id end, due_on = case when $3 then $6::date else due_on end,
       closed_at = case when $2 in ('done', 'dropped') then $7::timestamptz end,
       closed_by = case when $2 in ('done', 'dropped') then $8::int end,
       reason = case when $2 in ('done', 'dropped') then $9 end
     where id = $1`,
    [
      id,
      decided.to,
      isEdit,
      isEdit ? body.text : null,
      isEdit ? body.holderId : null,
      isEdit ? body.dueOn : null,
      now,
      personOf(actor),
      body.note ?? null,
    ],
  );
  await recordWork(tx, actor, now, {
    kind: 'action_item',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note: body.note,
    detail: isEdit ? { before: { text: row.text, holder: row.holder?.id ?? null, dueOn: row.dueOn } } : {},
  });
  return toAction(reading, await findAction(reading, id), isRunner);
}

async function findAction({ tx }: Reading, id: number): Promise<ActionRow> {
  const { rows } = await readActions(tx, { ids: [id], limit: 1, offset: 0 });
  if (rows[0] === undefined) throw new TocsinError('action.not-found', { id });
  return rows[0];
}
