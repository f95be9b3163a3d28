import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';

export interface GroupRun {
  readonly key: string;
  readonly title: string;
  /** Chairs it, or runs it where it has no chair: approves its minutes. */
  readonly isChair: boolean;
}

const known = new WeakMap<Reading, Promise<readonly GroupRun[]>>();

/** The groups whose meetings the asker runs: as their chair, or as the secretariat; asked once in a reading. The store asks the same of every write. */
export function listGroupsRun(reading: Reading): Promise<readonly GroupRun[]> {
  const found = known.get(reading) ?? readGroupsRun(reading);
  known.set(reading, found);
  return found;
}

async function readGroupsRun({ tx, actor }: Reading): Promise<readonly GroupRun[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'meeting.run')) return [];
  const { rows } = await tx.query<GroupRun>(
    `select g.key, g.title, work_chairs_group(g.key) or not exists (select from role_grant r where r.role = 'group-chair' and r.ended_at is null
       and (r.group_key = g.key or r.group_key = split_part(g.key, '.', 1))) as "isChair"
     from working_group g where work_runs_group(g.key) order by g.key`,
  );
  return rows;
}

/** Whether somebody works in a group: theirs, and of a participant that belongs to the coalition today. */
export async function isInGroup(tx: Transaction, groupKey: string): Promise<boolean> {
  const { rows } = await tx.query<{ is: boolean }>(
    `select work_in_group($1) and split_part(sight_audience(), ' ', 1) in ('all', 'participant') as "is"`,
    [groupKey],
  );
  return rows[0]!.is;
}
