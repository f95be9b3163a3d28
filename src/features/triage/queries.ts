import type { Label } from '../../model/label.ts';
import type { Marking, Purpose } from '../../model/report.ts';
import { Conditions } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import { evidenceCondition, type StoredEvidence } from '../../store/evidence.ts';
import { readPage } from '../../store/read-page.ts';
import { REPORTS_FROM } from '../../store/reading/report-filter.ts';
import type { TakenSignal } from './contract.ts';
import { SAME_WITHIN_DAYS, type SourceGrade, type TriageState } from './rules.ts';

interface Ref {
  readonly id: number;
  readonly name: string;
}

/** What is kept of a signal beside what is shown of it. */
export interface Snapshot extends Omit<TakenSignal, 'signalId'> {
  readonly evidence: StoredEvidence;
  /** Kind, substance, place, stream and leg: the same for the same finding of another audience. */
  readonly identity: string;
}

export interface TriageRow {
  readonly id: number;
  readonly state: TriageState;
  readonly version: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly evidence: Label;
  readonly owner: Ref;
  readonly holder: Ref | null;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly sourceGrade: SourceGrade | null;
  readonly credibility: 1 | 2 | 3 | 4 | 5 | 6 | null;
  readonly verifiedAt: Date | null;
  readonly signals: (Snapshot & { readonly signalId: string })[];
}

const COLUMNS = `t.id, t.state, t.version, t.marking, t.purpose, t.readers, t.evidence,
  jsonb_build_object('id', o.id, 'name', o.name) as owner,
  case when t.holder_id is null then null else jsonb_build_object('id', t.holder_id, 'name', coalesce(h.name, '')) end as holder,
  t.opened_at as "openedAt", t.due_at as "dueAt", t.source_grade as "sourceGrade", t.credibility, t.verified_at as "verifiedAt",
  (select coalesce(jsonb_agg(s.snapshot || jsonb_build_object('signalId', s.signal_id) order by s.position), '[]')
   from triage_signal s where s.triage_id = t.id) as signals`;
const JOINS = 'join participant o on o.id = t.owner_id left join person h on h.id = t.holder_id';

export interface TriageFilter {
  readonly state?: TriageState | undefined;
  readonly triageIds?: readonly number[] | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** One page; what is open and due soonest first, then what was opened last. */
export function readTriages(
  tx: Transaction,
  filter: TriageFilter,
): Promise<{ total: number; rows: TriageRow[] }> {
  const { where, values } = new Conditions()
    .on(filter.state, (state) => `t.state = ${state}`)
    .on(filter.triageIds, (ids) => `t.id = any (${ids})`);
  return readPage<TriageRow>(tx, {
    table: 'triage',
    as: 't',
    columns: COLUMNS,
    joins: JOINS,
    where,
    order: "order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc",
    values,
    limit: filter.limit,
    offset: filter.offset,
  });
}

export async function readTriage(tx: Transaction, id: number): Promise<TriageRow | undefined> {
  return (await readTriages(tx, { triageIds: [id], limit: 1, offset: 0 })).rows[0];
}

/** Triages that hold a signal, or the same finding as another audience has it. */
export async function findTriagesOf(
  tx: Transaction,
  signal: { readonly id: string; readonly identity: string; readonly startOn: string },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct s.triage_id as id from triage_signal s
     where s.signal_id = $1 or s.snapshot ->> 'identity' = $2 and abs((s.snapshot ->> 'startOn')::date - $3::date) <= ${SAME_WITHIN_DAYS}`,
    [signal.id, signal.identity, signal.startOn],
  );
  return rows.map(({ id }) => id);
}

export interface EvidenceFacts {
  readonly occurredOn: string | null;
  readonly knownOn: string | null;
  readonly receivedAt: string | null;
  readonly labels: (Label & { readonly ownerId: number })[];
}

/** The earliest dates of the reports behind a signal, and every label that they carry. */
export async function readEvidenceFacts(
  tx: Transaction,
  evidence: StoredEvidence,
  knownBy: string,
): Promise<EvidenceFacts> {
  const { sql, values } = evidenceCondition(evidence, knownBy);
  const { rows } = await tx.query<{
    occurred: string;
    known: string;
    received: Date;
    label: Label & { readonly ownerId: number };
  }>(
    `select min(e.occurred_on) as occurred, min(e.known_on) as known, min(e.received_at) as received,
       jsonb_build_object('ownerId', l.owner_id, 'marking', l.marking, 'purpose', l.purpose, 'readers', l.readers,
         'isOriginatorControlled', l.is_originator_controlled) as label
     from (select r.label_id, r.occurred_on, r.known_on, r.received_at ${REPORTS_FROM} where ${sql}) e
       join access_label l on l.id = e.label_id group by l.id`,
    values,
  );
  const least = (texts: readonly string[]) => [...texts].sort()[0] ?? null;
  return {
    occurredOn: least(rows.map((row) => row.occurred)),
    knownOn: least(rows.map((row) => row.known)),
    receivedAt: least(rows.map((row) => row.received.toISOString())),
    labels: rows.map((row) => row.label),
  };
}
