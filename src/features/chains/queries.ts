import type { Message } from '../../model/api.ts';
import type { Marking } from '../../model/report.ts';
import { type LinkedKind, type LinkWay, linksSql } from '../../store/access/chain-rules.ts';
import type { Transaction } from '../../store/door.ts';
import type { StoredEvidence } from '../../store/evidence.ts';

export interface LinkRow {
  readonly from: LinkedKind;
  readonly fromId: string;
  readonly to: LinkedKind;
  readonly toId: string;
  /** Which end was not asked for. */
  readonly found: 'from' | 'to';
}

/** Records by kind and the way in which each is asked for its links. */
export type Asked = Partial<Record<LinkWay, Partial<Record<LinkedKind, readonly string[]>>>>;

export async function readLinks(tx: Transaction, way: LinkWay, asked: Asked): Promise<LinkRow[]> {
  const sql = linksSql(way, Object.keys(asked[way] ?? {}) as LinkedKind[]);
  if (sql === undefined) return [];
  const { rows } = await tx.query<LinkRow>(sql, [JSON.stringify(asked)]);
  return rows;
}

/** Whether these are linked to something that whoever asks may not see. */
export async function isSomethingWithheld(tx: Transaction, asked: Asked): Promise<boolean> {
  const { rows } = await tx.query<{ withheld: boolean }>('select chain_withholds($1) as withheld', [
    JSON.stringify(asked),
  ]);
  return rows[0]!.withheld;
}

export interface RecordRow {
  readonly id: string;
  readonly title: string | null;
  readonly sentence: Message | null;
  readonly detail: string | null;
  readonly state: string;
  readonly at: Date | null;
  readonly marking: Marking;
  /** Of a milestone: its commitment. */
  readonly parentId?: string;
}

const OWNER = '(select o.name from participant o where o.id = t.owner_id)';
const TITLED = "nullif(t.content ->> 'title', '') as title, null::jsonb as sentence";
const midday = (column: string) => `(${column}::timestamp + interval '12 hours') at time zone 'UTC'`;

/** How each kind is read: what it is called, how it stands, when its stage was reached or is to be. */
const RECORDS: Readonly<Record<Exclude<LinkedKind, 'signal'>, string>> = {
  triage: `select t.id::text, null as title,
      (select s.snapshot -> 'sentence' from triage_signal s where s.triage_id = t.id order by s.position limit 1) as sentence,
      '#' || t.id as detail, t.state, t.opened_at as at, t.marking from triage t`,
  alert: `select t.id::text, ${TITLED}, case when t.sent_at is not null
      then 'TA-' || to_char(t.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(t.id::text, 4, '0') end as detail,
      t.state, coalesce(t.sent_at, t.drafted_at) as at, t.marking from alert t`,
  meeting: `select t.id::text, t.title, null::jsonb as sentence, t.group_key as detail, t.state, t.starts_at as at, t.marking from meeting t`,
  input: `select t.id::text, ${TITLED}, ${OWNER} as detail, t.state, t.given_at as at, t.marking from input t`,
  'good-practice': `select t.id::text, ${TITLED}, t.group_key as detail, t.state, t.drafted_at as at, t.marking from good_practice t`,
  recommendation: `select t.id::text, ${TITLED}, coalesce(t.code, t.group_key) as detail, t.state,
      coalesce(t.adopted_at, t.drafted_at) as at, t.marking from recommendation t`,
  commitment: `select t.id::text, ${TITLED}, ${OWNER} as detail, t.state, coalesce(t.validated_at, t.drafted_at) as at, t.marking
      from commitment t`,
  milestone: `select t.id::text, t.title, null::jsonb as sentence, (select o.name from participant o where o.id = c.owner_id) as detail,
      t.state, coalesce(t.closed_at, ${midday('t.due_on')}) as at, c.marking, c.id::text as "parentId"
      from commitment_milestone t join commitment c on c.id = t.commitment_id`,
  review: `select t.id::text, t.title, null::jsonb as sentence, t.event as detail, t.state, coalesce(t.frozen_at, ${midday('t.held_on')}) as at,
      t.marking from review t`,
};

export async function readRecords(
  tx: Transaction,
  kind: Exclude<LinkedKind, 'signal'>,
  ids: readonly string[],
): Promise<RecordRow[]> {
  const { rows } = await tx.query<RecordRow>(`${RECORDS[kind]} where t.id = any ($1::int[])`, [ids]);
  return rows;
}

/** A signal as a triage or a run has it. */
export interface SignalFacts {
  readonly id: string;
  readonly asOf: string;
  readonly sentence: Message;
  readonly reportCount: number;
  readonly signalOn: string;
  readonly evidence: StoredEvidence;
}

/** Signals as the triages that took them on keep them, as far as those may be seen. */
export async function readTakenSignals(tx: Transaction, ids: readonly string[]): Promise<SignalFacts[]> {
  const { rows } = await tx.query<SignalFacts>(
    `select distinct on (s.signal_id) s.signal_id as id, s.snapshot ->> 'asOf' as "asOf", s.snapshot -> 'sentence' as sentence,
       (s.snapshot ->> 'reportCount')::int as "reportCount", s.snapshot ->> 'signalOn' as "signalOn", s.snapshot -> 'evidence' as evidence
     from triage_signal s where s.signal_id = any ($1) order by s.signal_id, s.triage_id`,
    [ids],
  );
  return rows;
}
