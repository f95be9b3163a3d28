import { TocsinError } from '../../kernel/errors.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { recordWork } from '../../store/work-events.ts';
import { mayDo, mayGrant } from '../access/rules.ts';
import type {
  AddParticipantBody,
  NominateBody,
  ParticipantResponse,
  ParticipantStepBody,
} from './contract.ts';
import { addParticipant, addPerson, writePeriods } from './queries.ts';
import { getParticipant, holdParticipant, type ParticipantPorts } from './read-participants.ts';
import { decideParticipantStep, standingOn } from './rules.ts';

/** What nominating needs of the access feature; wired in `features/index.ts`. */
export interface NominationPorts extends ParticipantPorts {
  /** Throws `access.refused`, `participant.left`, `role.*`. */
  grantRole(
    tx: Transaction,
    giver: Actor,
    grant: {
      readonly personId: number;
      readonly role: NominateBody['role'];
      readonly participantId: number;
      readonly groupKey: string | null;
      readonly now: Date;
    },
  ): Promise<void>;
  /** Throws `access.email-taken`. */
  addAccount(tx: Transaction, personId: number, email: string): Promise<void>;
}

const todayOf = ({ now }: Reading): string => now.toISOString().slice(0, 10);

/**
 * Adds a participant; it joins on the day given, or later.
 *
 * @throws {TocsinError} `access.refused`, `participant.*`
 */
export async function addNewParticipant(
  reading: Reading,
  ports: ParticipantPorts,
  body: AddParticipantBody,
): Promise<ParticipantResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'participant.edit')) throw new TocsinError('access.refused');
  if (body.kind === 'country' && !ports.isCountry(body.key))
    throw new TocsinError('participant.no-such-country', { key: body.key });
  if (body.kind === 'organization' && ports.isCountry(body.key))
    throw new TocsinError('participant.country-code', { key: body.key });
  if (body.note === '') throw new TocsinError('participant.no-note');
  const id = await addParticipant(tx, { ...body, isSimulated: reading.isSimulated });
  if (id === undefined) throw new TocsinError('participant.taken', { key: body.key });
  const to = standingOn(
    body.joinedOn === null ? [] : [{ joinedOn: body.joinedOn, leftOn: null }],
    todayOf(reading),
  );
  await recordWork(tx, actor, now, {
    kind: 'participant',
    id,
    action: 'add',
    from: null,
    to,
    note: body.note,
    detail: { joinedOn: body.joinedOn },
  });
  return getParticipant(reading, ports, { id });
}

/**
 * A participant joins, leaves or is renamed, with the reason.
 *
 * @throws {TocsinError} `access.refused`, `participant.*`
 */
export async function stepParticipant(
  reading: Reading,
  ports: ParticipantPorts,
  { id, body }: { readonly id: number; readonly body: ParticipantStepBody },
): Promise<ParticipantResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `participant:${id}`);
  const row = await holdParticipant(reading, id);
  if (!mayDo(actor.roles, 'participant.edit')) throw new TocsinError('access.refused');
  const today = todayOf(reading);
  const decided = decideParticipantStep(row, body, today);
  if ('refused' in decided)
    throw new TocsinError(decided.refused, { id, name: row.name, after: decided.after ?? '' });
  await writePeriods(tx, id, {
    periods: decided.periods,
    name: body.step === 'rename' ? body.name : row.name,
  });
  await recordWork(tx, actor, now, {
    kind: 'participant',
    id,
    action: body.step,
    from: standingOn(row.periods, today),
    to: standingOn(decided.periods, today),
    note: body.note,
    detail: detailOf(body, row.name),
  });
  return getParticipant(reading, ports, { id });
}

function detailOf(body: ParticipantStepBody, before: string): object {
  if (body.step === 'rename') return { name: body.name, before };
  return body.step === 'stay' ? {} : { on: body.on };
}

/**
 * Nominates somebody for a role at a participant: in each group named, or in none yet.
 *
 * @throws {TocsinError} `access.refused`, `access.email-taken`, `participant.*`, `role.*`
 */
export async function nominate(
  reading: Reading,
  ports: NominationPorts,
  { id, body }: { readonly id: number; readonly body: NominateBody },
): Promise<ParticipantResponse> {
  const { tx, actor, now } = reading;
  const row = await holdParticipant(reading, id);
  if (!mayGrant(actor, { role: body.role, participantId: id })) throw new TocsinError('access.refused');
  const personId = await addPerson(tx, { name: body.name, isSimulated: reading.isSimulated });
  const groups = body.groups.length === 0 ? [null] : [...new Set(body.groups)];
  for (const groupKey of groups)
    await ports.grantRole(tx, actor, { personId, role: body.role, participantId: id, groupKey, now });
  await ports.addAccount(tx, personId, body.email);
  const standing = standingOn(row.periods, todayOf(reading));
  await recordWork(tx, actor, now, {
    kind: 'participant',
    id,
    action: 'nominate',
    from: standing,
    to: standing,
    detail: { personId, role: body.role, groups: body.groups },
  });
  return getParticipant(reading, ports, { id });
}
