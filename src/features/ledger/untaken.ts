import { dayOf } from '../../kernel/days.ts';
import type { Label } from '../../model/label.ts';
import type { StoredLeg } from '../../store/evidence.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { areSharedLabels } from '../../store/shared-records.ts';
import { LABELS_OF_STATE } from '../../store/signal-labels.sql.ts';
import { identityOf } from '../signals/identity.ts';
import { raisedOn } from '../signals/raised.ts';
import { SAME_WITHIN_DAYS } from '../triage/rules.ts';

/** A signal that nobody has taken on. */
export interface UntakenSignal {
  /** ISO days: when somebody could first see it, and the last run that had it where it has faded since. */
  readonly raisedOn: string;
  readonly fadedOn: string | null;
  /** Of the reports that it rests on; null where they were not kept. */
  readonly labels: readonly Label[] | null;
}

export interface UntakenFilter {
  /** Raised in these days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only what rests on reports that all participants may read. */
  readonly isShared: boolean;
}

interface SignalRow {
  readonly id: string;
  readonly kind: string;
  readonly nodeId: string;
  readonly placeId: number;
  readonly streamId: number | null;
  readonly leg: StoredLeg | null;
  readonly startOn: string;
  readonly firstRunOn: string;
  readonly raisedAt: Date;
  readonly lastRunOn: string;
  readonly isStanding: boolean;
  readonly labels: readonly Label[] | null;
}

/**
 * Signals of synthetic drugs and precursors that wait, or waited until they faded, for somebody to take them on. Left out, a coalition that
 * takes on one signal in ten at once would look quick. A change of a stream is about the data and waits for nobody; a signal that a run
 * found by looking back, and that no run since has had, nobody could take on.
 */
export async function listUntaken(
  { tx, now, isSimulated }: Reading,
  filter: UntakenFilter,
): Promise<UntakenSignal[]> {
  const today = now.toISOString().slice(0, 10);
  const { rows } = await tx.query<SignalRow>(
    `with seen as (select id, as_of from detection_run where as_of <= $1::date),
       held as (
         select distinct on (s.id) s.id, s.kind, s.node_id, s.place_id, s.stream_id, s.leg, s.first_run_on, s.raised_at, st.run_id, seen.as_of
         from seen join signal_state st on st.run_id = seen.id join signal s on s.id = st.signal_id
         where s.node_id is not null and st.is_synthetic and ($2 or s.raised_at < $1::date + 1)
           and (seen.as_of = (select max(as_of) from seen) or seen.as_of >= case when $2 then s.first_run_on else s.raised_at::date end)
         order by s.id, seen.as_of desc)
     select h.id, h.kind, h.node_id as "nodeId", h.place_id as "placeId", h.stream_id as "streamId", h.leg, st.start_on as "startOn",
       h.first_run_on as "firstRunOn", h.raised_at as "raisedAt", h.as_of as "lastRunOn", h.as_of = (select max(as_of) from seen) as "isStanding",
       ${LABELS_OF_STATE}
     from held h join signal_state st on st.run_id = h.run_id and st.signal_id = h.id`,
    [today, isSimulated],
  );
  const isTaken = await openTaken(tx, now);
  return rows.flatMap((row): UntakenSignal[] => {
    const raised = raisedOn(row, { now, isSimulated });
    if (raised > today || raised < (filter.from ?? '') || raised > (filter.to ?? today)) return [];
    if (isTaken(row) || (filter.isShared && !areSharedLabels(row.labels))) return [];
    return [{ raisedOn: raised, fadedOn: row.isStanding ? null : row.lastRunOn, labels: row.labels }];
  });
}

/** Whether a triage that the asker may see, and that was opened by then, holds a signal, or the same finding of another audience. */
async function openTaken(tx: Reading['tx'], now: Date): Promise<(signal: SignalRow) => boolean> {
  const { rows } = await tx.query<{ id: string; identity: string; startOn: string }>(
    `select distinct g.signal_id as id, g.snapshot ->> 'identity' as identity, g.snapshot ->> 'startOn' as "startOn"
     from triage t join triage_signal g on g.triage_id = t.id where t.opened_at <= $1`,
    [now],
  );
  const ids = new Set(rows.map(({ id }) => id));
  const starts = new Map<string, number[]>();
  for (const { identity, startOn } of rows)
    starts.set(identity, [...(starts.get(identity) ?? []), dayOf(startOn)]);
  return (signal) =>
    ids.has(signal.id) ||
    (starts.get(identityOf(signal)) ?? []).some(
      (start) => Math.abs(start - dayOf(signal.startOn)) <= SAME_WITHIN_DAYS,
    );
}
