import { TocsinError } from '../../kernel/errors.ts';
import { mayCarry } from '../../model/label.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { AlertContent, AlertResponse, AlertStepBody, RecipientChoice } from './contract.ts';
import { type AlertRow, addRecipients, findOutsiders, findReached, readRecipients } from './queries.ts';
import { getAlert, holdAlert, ownsAlert } from './read-alert.ts';
import { ALERT_RULES, decideAlertStep, listMissing, standingOf } from './rules.ts';

/**
 * Takes a step with an alert.
 *
 * @throws {TocsinError} `access.refused`, `alert.*`
 */
export async function stepAlert(reading: Reading, id: number, body: AlertStepBody): Promise<AlertResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `alert:${id}`);
  const row = await holdAlert(reading, id);
  if (!mayDo(actor.roles, ALERT_RULES[body.step].action) || !(await ownsAlert(reading, row)))
    throw new TocsinError('access.refused');
  const note = 'note' in body ? body.note : undefined;
  const decided = decideAlertStep(row, { ...body, note });
  if ('refused' in decided) throw new TocsinError(decided.refused, { id, state: row.state, step: body.step });
  const detail = await apply(reading, row, body);
  await tx.query(
    `update alert set version = version + 1, state = $2, ended_at = case when $2 in ('cancelled', 'superseded') then $3::timestamptz end
     where id = $1`,
    [id, decided.to, now],
  );
  await recordWork(tx, actor, now, {
    kind: 'alert',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note,
    detail,
  });
  return getAlert(reading, id);
}

/** What a step changes beside state and version; returns what its event keeps. */
async function apply(reading: Reading, row: AlertRow, body: AlertStepBody): Promise<object> {
  switch (body.step) {
    case 'edit':
      return edit(reading, row, body);
    case 'send':
      return send(reading, row);
    case 'add-recipients':
      return { recipients: await ask(reading, row, body.choice) };
    case 'revise':
      return revise(reading, row, body);
    case 'remind':
      return remind(reading, row);
    case 'cancel':
      return row.state === 'draft' ? giveBack(reading, row) : {};
    case 'supersede':
      return supersede(reading, row, body.by);
  }
}

async function edit(
  { tx, now }: Reading,
  row: AlertRow,
  { content, label, choice }: AlertStepBody & { step: 'edit' },
): Promise<object> {
  checkLabel(row, label);
  const outsiders = await findOutsiders(tx, choice.participants, now);
  if (outsiders.length > 0) throw new TocsinError('alert.outsiders', { names: outsiders.join(', ') });
  await tx.query(
    'update alert set content = $2, marking = $3, purpose = $4, readers = $5, choice = $6 where id = $1',
    [row.id, JSON.stringify(content), label.marking, label.purpose, label.readers, JSON.stringify(choice)],
  );
  return { marking: label.marking, purpose: label.purpose };
}

function checkLabel(row: AlertRow, label: Pick<AlertRow, 'marking' | 'purpose' | 'readers'>): void {
  if (!mayCarry(label, row.floor))
    throw new TocsinError('alert.marking', { marking: row.floor.marking, purpose: row.floor.purpose });
  if (label.marking === 'RED' && label.readers.length === 0)
    throw new TocsinError('marking.red-names-nobody');
}

async function send(reading: Reading, row: AlertRow): Promise<object> {
  const { tx, actor, now } = reading;
  const missing = listMissing(row.content);
  if (missing.length > 0) throw new TocsinError('alert.incomplete', { fields: missing.join(', ') });
  checkLabel(row, row);
  if (row.floor.isOriginatorControlled) throw new TocsinError('alert.originator');
  const asked = await ask(reading, row, row.choice);
  if (asked === 0) throw new TocsinError('alert.no-recipients');
  await tx.query('update alert set sent_at = $2, revision = 1 where id = $1', [row.id, now]);
  await keepRevision(reading, row, { revision: 1, content: row.content, reason: null });
  return { recipients: asked, by: personOf(actor) };
}

async function ask({ tx, now }: Reading, row: AlertRow, choice: RecipientChoice): Promise<number> {
  const outsiders = await findOutsiders(tx, choice.participants, now);
  if (outsiders.length > 0) throw new TocsinError('alert.outsiders', { names: outsiders.join(', ') });
  const reached = await findReached(tx, choice, { on: now, ownerId: row.owner.id });
  return addRecipients(tx, row.id, reached, now);
}

async function keepRevision(
  { tx, actor, now }: Reading,
  row: AlertRow,
  kept: { readonly revision: number; readonly content: AlertContent; readonly reason: string | null },
): Promise<void> {
  await tx.query(
    'insert into alert_revision (alert_id, revision, content, at, actor_id, reason) values ($1, $2, $3, $4, $5, $6)',
    [row.id, kept.revision, JSON.stringify(kept.content), now, personOf(actor), kept.reason],
  );
}

async function revise(
  reading: Reading,
  row: AlertRow,
  { content, note }: AlertStepBody & { step: 'revise' },
): Promise<object> {
  const missing = listMissing(content);
  if (missing.length > 0) throw new TocsinError('alert.incomplete', { fields: missing.join(', ') });
  const revision = row.revision + 1;
  await reading.tx.query('update alert set content = $2, revision = $3 where id = $1', [
    row.id,
    JSON.stringify(content),
    revision,
  ]);
  await keepRevision(reading, row, { revision, content, reason: note });
  return { revision };
}

/** Puts on record who was reminded of what: those who are late, each once for a stage. */
async function remind({ tx, now }: Reading, row: AlertRow): Promise<object> {
  const recipients = (await readRecipients(tx, [row.id])).get(row.id) ?? [];
  const late = recipients.flatMap((each) => {
    const standing = standingOf(each, now);
    return standing.isLate ? [{ participant: each.participant.id, stage: standing.next }] : [];
  });
  if (late.length === 0) throw new TocsinError('alert.nobody-late', { id: row.id });
  return { late };
}

/** A draft that is dropped gives its triages back: another alert can be drafted from them, or they can be dismissed. */
async function giveBack({ tx, actor, now }: Reading, row: AlertRow): Promise<object> {
  const { rows } = await tx.query<{ id: number }>(
    `update triage t set state = 'verified', version = version + 1 from alert_triage l
     where l.alert_id = $1 and t.id = l.triage_id and t.state = 'alerted' returning t.id`,
    [row.id],
  );
  const triages = rows.map(({ id }) => id).sort((one, other) => one - other);
  for (const id of triages)
    await recordWork(tx, actor, now, {
      kind: 'triage',
      id,
      action: 'drop-alert',
      from: 'alerted',
      to: 'verified',
      detail: { alert: row.id },
    });
  return { triages };
}

async function supersede(reading: Reading, row: AlertRow, by: number): Promise<object> {
  if (by === row.id) throw new TocsinError('alert.not-found', { id: by });
  const successor = await holdAlert(reading, by);
  if (successor.state !== 'sent')
    throw new TocsinError('alert.wrong-state', { id: by, state: successor.state, step: 'supersede' });
  await reading.tx.query('update alert set superseded_by = $2 where id = $1', [row.id, by]);
  return { by };
}
