import type { Actor, Transaction } from './door.ts';

/** Everything that can happen to a record of the coalition's work; the vocabulary is closed. */
export const WORK_ACTIONS = {
  triage: [
    'open',
    'take',
    'note',
    'grade',
    'add',
    'verify',
    'dismiss',
    'reopen',
    'draft-alert',
    'drop-alert',
  ],
  alert: [
    'draft',
    'edit',
    'send',
    'revise',
    'cancel',
    'supersede',
    'add-recipients',
    'received',
    'assessed',
    'acted',
    'remind',
  ],
  participant: ['add', 'join', 'leave', 'stay', 'rename', 'nominate', 'import'],
  input: ['give', 'import', 'withdraw'],
  good_practice: ['draft', 'edit', 'gather', 'publish', 'withdraw'],
  recommendation: [
    'draft',
    'import',
    'edit',
    'comment',
    'settle',
    'propose',
    'support',
    'dissent',
    'break',
    'adopt',
    'lapse',
    'withdraw',
    'supersede',
  ],
  commitment: [
    'draft',
    'import',
    'edit',
    'submit',
    'validate',
    'return',
    'begin',
    'reach',
    'move-end',
    'withdraw',
    'supersede',
    'join',
    'leave',
    'add-milestone',
    'milestone-done',
    'milestone-drop',
    'milestone-move',
    'law-stage',
    'add-evidence',
    'report',
    'assess',
    'reply',
  ],
  meeting_series: ['plan', 'change', 'extend', 'end'],
  meeting: [
    'plan',
    'edit',
    'move',
    'invite',
    'agenda',
    'reply',
    'hold',
    'attend',
    'draft-minutes',
    'minutes',
    'approve',
    'cancel',
    'add-paper',
    'remove-paper',
    'decide',
  ],
  review: ['plan', 'edit', 'freeze', 'conclude', 'cancel'],
  action_item: ['open', 'edit', 'done', 'drop', 'reopen'],
} as const;
export type WorkKind = keyof typeof WORK_ACTIONS;
export type WorkAction<K extends WorkKind> = (typeof WORK_ACTIONS)[K][number];

export interface WorkEventDraft<K extends WorkKind> {
  readonly kind: K;
  readonly id: number;
  readonly action: WorkAction<K>;
  readonly from: string | null;
  readonly to: string;
  readonly note?: string | undefined;
  readonly detail?: object;
  /** What the audit's chain keeps beside the states. */
  readonly audited?: object;
}

/** Whom the store knows an actor as; `null` for who holds the machine. */
export const personOf = (actor: Actor): number | null => (actor.person === 0 ? null : actor.person);

/** Writes what happened, in the transaction in which it happens; and to the audit's chain, which has the true time. */
export async function recordWork<K extends WorkKind>(
  tx: Transaction,
  actor: Actor,
  at: Date,
  event: WorkEventDraft<K>,
): Promise<void> {
  await tx.query(
    `insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state, note, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      event.kind,
      event.id,
      at,
      personOf(actor),
      event.action,
      event.from,
      event.to,
      event.note ?? null,
      JSON.stringify(event.detail ?? {}),
    ],
  );
  await tx.query('select record_audit($1, $2, $3, $4)', [
    `${event.kind}.${event.action}`,
    `${event.kind}:${event.id}`,
    JSON.stringify({ from: event.from, to: event.to, ...event.audited }),
    event.note ?? null,
  ]);
}

/** The same for many at once, as a table brings them. */
export async function recordWorks<K extends WorkKind>(
  tx: Transaction,
  actor: Actor,
  at: Date,
  events: readonly WorkEventDraft<K>[],
): Promise<void> {
  if (events.length === 0) return;
  const facts = [
    events.map(({ kind }) => kind),
    events.map(({ id }) => id),
    events.map(({ action }) => action),
    events.map(({ from }) => from),
    events.map(({ to }) => to),
    events.map(({ note = null }) => note),
  ];
  await tx.query(
    `insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state, note, detail)
     select n.kind, n.id, $7, $8, n.action, n.from_state, n.to_state, n.note, n.detail::jsonb
     from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $9::text[])
       with ordinality as n (kind, id, action, from_state, to_state, note, detail, place) order by n.place`,
    [...facts, at, personOf(actor), events.map(({ detail = {} }) => JSON.stringify(detail))],
  );
  await tx.query(
    `select record_audit(n.kind || '.' || n.action, n.kind || ':' || n.id, jsonb_build_object('from', n.from_state, 'to', n.to_state), n.note)
     from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) as n (kind, id, action, from_state, to_state, note)`,
    facts,
  );
}

export interface StoredWorkEvent {
  readonly at: string;
  readonly actor: { readonly id: number; readonly name: string } | null;
  /** Done by time alone: nobody did it. */
  readonly isByClock: boolean;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly note: string | null;
}

/** What happened to a record, oldest first: what time does is written down after it was so. */
export async function listWork(tx: Transaction, kind: WorkKind, id: number): Promise<StoredWorkEvent[]> {
  const { rows } = await tx.query<Omit<StoredWorkEvent, 'at'> & { at: Date }>(
    `select e.at, case when e.actor_id is null then null else jsonb_build_object('id', e.actor_id, 'name', coalesce(p.name, '')) end as actor,
       e.action = 'lapse' or coalesce(e.detail ->> 'by' = 'clock', false) as "isByClock", e.action, e.from_state as "from", e.to_state as "to", e.note
     from work_event e left join person p on p.id = e.actor_id where e.subject_kind = $1 and e.subject_id = $2 order by e.at, e.id`,
    [kind, id],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
