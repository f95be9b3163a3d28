import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { AlertItem, AlertResponse, alertsQuerySchema, RecipientItem } from './contract.ts';
import {
  type AlertRow,
  type RecipientRow,
  readAlerts,
  readRecipients,
  readRevisions,
  readTriagesOf,
} from './queries.ts';
import { type AlikeRecipients, asAlike, countRecipients, sumRecipients } from './recipient-counts.ts';
import { ALERT_RULES, ALERT_STEPS, decideAlertStep, listMissing, standingOf } from './rules.ts';

const DIGITS = 4;

/** What an alert is called once it is sent. */
function numberOf({ id, sentAt }: Pick<AlertRow, 'id' | 'sentAt'>): string | null {
  return sentAt === null ? null : alertNumber({ id, sentAt });
}

export const alertNumber = ({ id, sentAt }: { readonly id: number; readonly sentAt: Date }): string =>
  `TA-${sentAt.getUTCFullYear()}-${String(id).padStart(DIGITS, '0')}`;

/** For whom somebody answers: the secretariat and who holds the machine answer for nobody else. */
const answersFor = ({ actor }: Reading): readonly number[] =>
  mayDo(actor.roles, 'alert.acknowledge') ? actor.participants : [];

export async function listAlerts(reading: Reading, query: z.output<typeof alertsQuerySchema>) {
  const own = answersFor(reading);
  const { total, rows } = await readAlerts(reading.tx, {
    ...query,
    waitingFor: query.waiting === 'true' ? own : undefined,
  });
  const ids = rows.map(({ id }) => id);
  const [alike, mine] = await Promise.all([
    countRecipients(reading.tx, ids),
    readRecipients(reading.tx, ids, own),
  ]);
  return {
    total,
    items: rows.map((row) =>
      toItem(reading, row, { alike: alike.get(row.id) ?? [], mine: mine.get(row.id)?.[0] }),
    ),
  };
}

/** All recipients counted, and the asker's own. */
interface Asked {
  readonly alike: readonly AlikeRecipients[];
  readonly mine: RecipientRow | undefined;
}

function toItem(reading: Reading, row: AlertRow, asked: Asked): AlertItem {
  const isInForce = row.state === 'sent';
  const mine = asked.mine === undefined ? undefined : standingOf(asked.mine, reading.now);
  return {
    id: row.id,
    number: numberOf(row),
    title: row.content.title,
    state: row.state,
    version: row.version,
    revision: row.revision,
    marking: row.marking,
    purpose: row.purpose,
    owner: row.owner,
    nodes: row.content.nodeIds.flatMap((id) =>
      reading.catalogue.get(id) === undefined ? [] : [reading.catalogue.ref(id)],
    ),
    draftedAt: row.draftedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    recipients: sumRecipients(asked.alike, isInForce, reading.now),
    mine: mine === undefined || !isInForce ? null : toStanding(mine),
    isSimulated: reading.isSimulated,
  };
}

const toStanding = ({ next, dueAt, isLate }: ReturnType<typeof standingOf>) => ({
  next,
  dueAt: dueAt?.toISOString() ?? null,
  isLate,
});

function toRecipient(reading: Reading, row: AlertRow, recipient: RecipientRow): RecipientItem {
  const standing =
    row.state === 'sent' ? standingOf(recipient, reading.now) : { next: null, dueAt: null, isLate: false };
  return {
    participant: recipient.participant,
    chosenBy: recipient.chosenBy,
    askedAt: recipient.askedAt.toISOString(),
    receipts: recipient.receipts.map((receipt) => ({ ...receipt, at: receipt.at.toISOString() })),
    ...toStanding(standing),
    isMine: answersFor(reading).includes(recipient.participant.id),
  };
}

/** @throws {TocsinError} `alert.not-found`, for one that is withheld as for one that is not there */
export async function holdAlert(reading: Reading, id: number): Promise<AlertRow> {
  const { rows } = await readAlerts(reading.tx, { ids: [id], limit: 1, offset: 0 });
  if (rows[0] === undefined) throw new TocsinError('alert.not-found', { id });
  return rows[0];
}

/** Does somebody speak for the owner of an alert? The store asks the same of every write. */
export async function ownsAlert({ tx, actor }: Reading, row: AlertRow): Promise<boolean> {
  if (actor.kind === 'local') return true;
  const { rows } = await tx.query<{ owns: boolean }>('select $1 = any (work_participants()) as owns', [
    row.owner.id,
  ]);
  return rows[0]!.owns;
}

/** One alert with all that hangs on it. */
export async function getAlert(reading: Reading, id: number): Promise<AlertResponse> {
  const row = await holdAlert(reading, id);
  const { tx, actor } = reading;
  const [asked, isOwner, readers, revisions, triages, events] = await Promise.all([
    readRecipients(tx, [id]),
    ownsAlert(reading, row),
    tx.query<{ id: number; name: string }>(
      'select id, name from person where id = any ($1::int[]) order by name, id',
      [row.readers],
    ),
    readRevisions(tx, id),
    readTriagesOf(tx, id),
    listWork(tx, 'alert', id),
  ]);
  const recipients = asked.get(id) ?? [];
  const isPossible = (step: (typeof ALERT_STEPS)[number]) =>
    mayDo(actor.roles, ALERT_RULES[step].action) &&
    'to' in decideAlertStep(row, { step, version: row.version, note: '-' });
  const recipientList = recipients.map((each) => toRecipient(reading, row, each));
  return {
    ...toItem(reading, row, {
      alike: asAlike(recipients),
      mine: recipients.find(({ participant }) => answersFor(reading).includes(participant.id)),
    }),
    content: row.content,
    readers: readers.rows,
    choice: row.choice,
    recipientList,
    revisions: revisions.map((each) => ({ ...each, at: each.at.toISOString() })),
    supersededBy: row.supersededBy,
    triages,
    floor: isOwner ? pickLabel(row.floor) : null,
    missing: listMissing(row.content),
    events,
    may: isOwner ? ALERT_STEPS.filter(isPossible) : [],
    mayAcknowledge: row.state === 'sent' && recipientList.some(({ isMine }) => isMine),
  };
}

const pickLabel = ({ marking, purpose, readers }: AlertRow['floor']) => ({
  marking,
  purpose,
  readers: [...readers],
});
