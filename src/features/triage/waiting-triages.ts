import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { isTriageLate, type TriageState } from './rules.ts';

interface HeldRow {
  readonly id: number;
  readonly state: TriageState;
  readonly marking: Marking;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly verifiedAt: Date | null;
  readonly node: string | null;
  readonly place: string | null;
}

/** Triages in the asker's hands: to be decided, or verified and waiting for an alert. */
export async function listHeldTriages({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'signal.assess')) return [];
  const { rows } = await tx.query<HeldRow>(
    `select t.id, t.state, t.marking, t.opened_at as "openedAt", t.due_at as "dueAt", t.verified_at as "verifiedAt",
       s.snapshot -> 'node' ->> 'name' as node, s.snapshot -> 'place' ->> 'name' as place
     from triage t left join triage_signal s on s.triage_id = t.id and s.position = (select min(position) from triage_signal f where f.triage_id = t.id)
     where t.holder_id = $1 and t.state in ('open', 'verified') order by t.due_at, t.id limit 500`,
    [actor.person],
  );
  return rows.map((row) => {
    const isOpen = row.state === 'open';
    return {
      kind: isOpen ? 'triage-decide' : 'triage-alert',
      id: row.id,
      title: [row.node, row.place].filter(Boolean).join(', ') || `#${row.id}`,
      marking: row.marking,
      path: `/alerts/triage/${row.id}`,
      dueAt: isOpen ? row.dueAt : null,
      isLate: isTriageLate(row, now),
      since: isOpen ? row.openedAt : (row.verifiedAt ?? row.openedAt),
    };
  });
}
