import type { z } from 'zod';
import type { Message } from '../../model/api.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { isSharedRecord } from '../../store/shared-records.ts';
import type { AlertState } from '../alerts/rules.ts';
import type { TriageState } from '../triage/rules.ts';
import type { Chain, LedgerResponse, ledgerQuerySchema } from './contract.ts';
import { type Followed, measureMeasures, readAlerts, readFollowed } from './measures.ts';
import { cutAt, LEDGER_STEPS, type LedgerStep, MEASURE_STEPS, type Stretch, summariseStep } from './rules.ts';
import { listUntaken } from './untaken.ts';

const MOST_CHAINS = 200;

interface ChainRow {
  readonly triageId: number;
  readonly sentence: Message;
  readonly state: TriageState;
  readonly occurredOn: string | null;
  readonly knownOn: string | null;
  readonly receivedAt: string | null;
  readonly signalOn: string | null;
  readonly openedAt: Date;
  readonly verifiedAt: Date | null;
  readonly dismissedAt: Date | null;
  readonly alertId: number | null;
  readonly alertState: AlertState | null;
  readonly sentAt: Date | null;
  /** When the alert was cancelled or superseded: nobody is waited for any longer. */
  readonly alertEndedAt: Date | null;
}

/** Recipients of an alert who were asked, and answered, at the same moments; instants are milliseconds since 1970. */
interface RecipientRow {
  readonly alertId: number;
  readonly askedAt: number;
  readonly received: number | null;
  readonly assessed: number | null;
  readonly acted: number | null;
  readonly isIrrelevant: boolean;
  readonly count: number;
}

export interface LedgerQuery extends z.output<typeof ledgerQuerySchema> {
  /** Only what all participants may read: what a review that they are all shown is made of. */
  readonly isShared?: boolean | undefined;
}

/** How long each step takes, of all chains and of the signals that wait to become one, as far as the asker may see them. */
export async function getLedger(reading: Reading, query: LedgerQuery): Promise<LedgerResponse> {
  const { tx, now } = reading;
  const isShared = query.isShared === true;
  const chains = (await readChains(tx, query)).flatMap((row) => chainAt(row, now));
  const alertIds = [...new Set(chains.flatMap(({ alertId }) => alertId ?? []))];
  const recipients = await readRecipients(tx, alertIds, query.participant);
  const stretches = measure(chains, recipients, now);
  // A signal that nobody has taken on is no participant's yet.
  if (query.participant === undefined)
    for (const { raisedOn, fadedOn } of await listUntaken(reading, { ...query, isShared }))
      stretches['signal-to-triage'].push({
        from: dayAt(raisedOn),
        to: null,
        cutAt: fadedOn === null ? undefined : dayAt(fadedOn),
      });
  const alerts = await readAlerts(tx, alertIds, { isShared });
  Object.assign(
    stretches,
    await measureMeasures(tx, { ...query, alerts, participant: query.participant, isShared, now }),
  );
  const isNarrow = query.group !== undefined || query.kind !== undefined;
  const shown = isNarrow ? [] : chains.slice(0, MOST_CHAINS);
  const shownIds = [...new Set(shown.flatMap(({ alertId }) => alertId ?? []))];
  const followed = new Map((await readFollowed(tx, shownIds)).map((each) => [each.alertId, each]));
  const agendas = new Map(alerts.map(({ alertId, agendaAt }) => [alertId, cutAt(agendaAt, now)]));
  return {
    now: reading.now.toISOString(),
    steps: (isNarrow ? MEASURE_STEPS : LEDGER_STEPS).map((step) =>
      summariseStep(step, stretches[step], reading.now),
    ),
    chains: shown.map((row) => ({
      ...toChain(row, recipients.get(row.alertId ?? 0) ?? [], followed.get(row.alertId ?? 0)),
      agendaAt: agendas.get(row.alertId ?? 0)?.toISOString() ?? null,
    })),
  };
}

async function readChains(tx: Transaction, query: LedgerQuery): Promise<ChainRow[]> {
  const { rows } = await tx.query<ChainRow>(
    `select t.id as "triageId", t.state, t.opened_at as "openedAt", t.verified_at as "verifiedAt", s.*,
       case when t.state = 'dismissed' then (select max(e.at) from work_event e
         where e.subject_kind = 'triage' and e.subject_id = t.id and e.action = 'dismiss') end as "dismissedAt",
       a.id as "alertId", a.state as "alertState", a.sent_at as "sentAt", a.ended_at as "alertEndedAt"
     from triage t
       cross join lateral (select (array_agg(s.snapshot -> 'sentence' order by s.position))[1] as sentence,
         min(s.snapshot ->> 'occurredOn') as "occurredOn", min(s.snapshot ->> 'knownOn') as "knownOn",
         min(s.snapshot ->> 'receivedAt') as "receivedAt", min(s.snapshot ->> 'signalOn') as "signalOn"
         from triage_signal s where s.triage_id = t.id) s
       left join lateral (select a.* from alert_triage l join alert a on a.id = l.alert_id
         where l.triage_id = t.id and (a.sent_at is not null or a.state = 'draft') and (not $4 or ${isSharedRecord('a')})
         order by a.sent_at, a.id limit 1) a on true
     where (not $4 or ${isSharedRecord('t')}) and ($1::date is null or t.opened_at >= $1::date) and ($2::date is null or t.opened_at < $2::date + 1)
       and ($3::int is null or t.owner_id = $3 or a.owner_id = $3
         or exists (select from alert_recipient r where r.alert_id = a.id and r.participant_id = $3))
     order by t.opened_at desc, t.id desc`,
    [query.from ?? null, query.to ?? null, query.participant ?? null, query.isShared === true],
  );
  return rows;
}

const instantMs = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** By alert. Most of those who have not answered were asked together, and are one row. */
async function readRecipients(
  tx: Transaction,
  alertIds: readonly number[],
  participant: number | undefined,
): Promise<ReadonlyMap<number, readonly RecipientRow[]>> {
  const { rows } = await tx.query<RecipientRow>(
    `with answer as materialized (
       select c.alert_id, c.participant_id, min(c.at) filter (where c.stage = 'received') as received,
         min(c.at) filter (where c.stage = 'assessed') as assessed, min(c.at) filter (where c.stage = 'acted') as acted
       from alert_receipt c where c.alert_id = any ($1) group by 1, 2)
     select r.alert_id as "alertId", ${instantMs('r.asked_at')} as "askedAt", ${instantMs('c.received')} as received,
       ${instantMs('c.assessed')} as assessed, ${instantMs('c.acted')} as acted, r.is_irrelevant as "isIrrelevant", count(*) as count
     from alert_recipient r left join answer c on c.alert_id = r.alert_id and c.participant_id = r.participant_id
     where r.alert_id = any ($1) and ($2::int is null or r.participant_id = $2
       or exists (select from alert a where a.id = r.alert_id and a.owner_id = $2))
     group by r.alert_id, r.asked_at, c.received, c.assessed, c.acted, r.is_irrelevant`,
    [alertIds, participant ?? null],
  );
  const byAlert = new Map<number, RecipientRow[]>();
  for (const row of rows) {
    const own = byAlert.get(row.alertId);
    if (own === undefined) byAlert.set(row.alertId, [row]);
    else own.push(row);
  }
  return byAlert;
}

/** A chain as it stood at an instant; none where nobody had taken it on. */
function chainAt(row: ChainRow, now: Date): ChainRow[] {
  if (row.openedAt.getTime() > now.getTime()) return [];
  return [
    {
      ...row,
      verifiedAt: cutAt(row.verifiedAt, now),
      dismissedAt: cutAt(row.dismissedAt, now),
      sentAt: cutAt(row.sentAt, now),
    },
  ];
}

const dayAt = (isoDate: string): Date => new Date(`${isoDate}T00:00:00Z`);

/** Every stretch of every chain. What needs a date that is not there is not counted. */
function measure(
  chains: readonly ChainRow[],
  recipients: ReadonlyMap<number, readonly RecipientRow[]>,
  now: Date,
): Record<LedgerStep, Stretch[]> {
  const found = Object.fromEntries(LEDGER_STEPS.map((step) => [step, [] as Stretch[]])) as Record<
    LedgerStep,
    Stretch[]
  >;
  const between = (step: LedgerStep, from: string | null, to: string | null) => {
    if (from !== null && to !== null) found[step].push({ from: dayAt(from), to: dayAt(to) });
  };
  for (const chain of chains) {
    between('occurred-to-reported', chain.occurredOn, chain.knownOn);
    between('reported-to-signal', chain.knownOn, chain.signalOn);
    if (chain.signalOn !== null)
      found['signal-to-triage'].push({ from: dayAt(chain.signalOn), to: chain.openedAt });
    found['triage-to-decision'].push({ from: chain.openedAt, to: chain.verifiedAt ?? chain.dismissedAt });
    if (chain.verifiedAt !== null)
      found['verified-to-alert'].push({
        from: chain.verifiedAt,
        to: chain.sentAt,
        cutAt: chain.dismissedAt ?? undefined,
      });
  }
  const endedAt = new Map(chains.map(({ alertId, alertEndedAt }) => [alertId, alertEndedAt]));
  for (const [alertId, rows] of recipients) {
    const ended = cutAt(endedAt.get(alertId) ?? null, now) ?? undefined;
    for (const row of rows) measureRecipients(found, row, { ended, now });
  }
  return found;
}

/** What one waited for from those who were asked together; each of them counts. */
function measureRecipients(
  found: Record<LedgerStep, Stretch[]>,
  { askedAt, received, assessed, acted, isIrrelevant, count }: RecipientRow,
  { ended, now }: { readonly ended: Date | undefined; readonly now: Date },
): void {
  if (askedAt > now.getTime()) return;
  const from = new Date(askedAt);
  const wait = (step: LedgerStep, until: number | null) => {
    const to = until === null ? null : cutAt(new Date(until), now);
    const stretch = { from, to, cutAt: ended };
    for (let each = 0; each < count; each++) found[step].push(stretch);
  };
  wait('alert-to-received', received);
  wait('alert-to-assessed', assessed);
  if (!isIrrelevant) wait('alert-to-acted', acted);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The first of some moments. */
function firstOf(instants: readonly (number | null)[]): string | null {
  const first = instants.reduce<number | null>(
    (least, each) => (each !== null && (least === null || each < least) ? each : least),
    null,
  );
  return first === null ? null : new Date(first).toISOString();
}

function toChain(
  row: ChainRow,
  own: readonly RecipientRow[],
  followed: Followed | undefined,
): Omit<Chain, 'agendaAt'> {
  const count = (rows: readonly RecipientRow[]) => sum(rows.map((each) => each.count));
  return {
    triageId: row.triageId,
    sentence: row.sentence,
    state: row.state,
    occurredOn: row.occurredOn,
    knownOn: row.knownOn,
    receivedAt: row.receivedAt,
    signalOn: row.signalOn,
    openedAt: row.openedAt.toISOString(),
    decidedAt: (row.verifiedAt ?? row.dismissedAt)?.toISOString() ?? null,
    recommendation:
      followed?.recommendationId == null || followed.adoptedAt === null
        ? null
        : { id: followed.recommendationId, adoptedAt: followed.adoptedAt.toISOString() },
    committedAt: followed?.committedAt?.toISOString() ?? null,
    inForceAt: followed?.inForceAt?.toISOString() ?? null,
    effectAt: followed?.effectAt?.toISOString() ?? null,
    alert:
      row.alertId === null || row.alertState === null
        ? null
        : {
            id: row.alertId,
            state: row.alertState,
            sentAt: row.sentAt?.toISOString() ?? null,
            asked: count(own),
            received: count(own.filter(({ received }) => received !== null)),
            acted: count(own.filter(({ acted }) => acted !== null)),
            firstReceivedAt: firstOf(own.map(({ received }) => received)),
            firstActedAt: firstOf(own.map(({ acted }) => acted)),
          },
  };
}
