import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { recordAudit } from '../access/actors.ts';
import { mayDo } from '../access/rules.ts';
import type { GroupItem, GroupResponse, GroupStepBody } from './contract.ts';

const COLUMNS = `g.key, g.parent_key as "parentKey", g.title, count(distinct r.participant_id)::int as participants,
  count(distinct r.person_id)::int as people, g.ended_on as "endedOn",
  work_in_group(g.key) as "isOwn"`;
const FROM = `from working_group g
  left join role_grant r on r.ended_at is null and (r.group_key = g.key or r.group_key like g.key || '.%')`;

/** Groups with how many take part, as far as the asker sees who does. */
export async function listGroups({ tx, actor }: Reading): Promise<{ items: GroupItem[]; mayAdd: boolean }> {
  const { rows } = await tx.query<GroupItem>(`select ${COLUMNS} ${FROM} group by g.key order by g.key`);
  return { items: rows, mayAdd: mayDo(actor.roles, 'group.edit') };
}

/** @throws {TocsinError} `group.not-found` */
export async function getGroup({ tx, actor }: Reading, key: string): Promise<GroupResponse> {
  const { rows } = await tx.query<GroupItem & Pick<GroupResponse, 'mandate' | 'version' | 'isSimulated'>>(
    `select ${COLUMNS}, g.mandate, g.version, g.is_simulated as "isSimulated" ${FROM} where g.key = $1 group by g.key`,
    [key],
  );
  const [row] = rows;
  if (row === undefined) throw new TocsinError('group.not-found', { key });
  const { rows: related } = await tx.query<{ key: string; title: string }>(
    'select key, title from working_group where parent_key = $1 or key = $2 order by key',
    [key, row.parentKey],
  );
  const { rows: members } = await tx.query<GroupResponse['members'][number]>(
    `select r.person_id as "personId", p.name, r.role, r.group_key as "groupKey",
       case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as participant
     from role_grant r join person p on p.id = r.person_id left join participant o on o.id = r.participant_id
     where r.ended_at is null and p.ended_at is null and (r.group_key = $1 or r.group_key like $1 || '.%')
     order by r.group_key, r.role <> 'group-chair', o.name, p.name, r.id`,
    [key],
  );
  const { rows: rights } = await tx.query<{ runs: boolean }>('select work_runs_group($1) as runs', [key]);
  return {
    ...row,
    parentTitle: related.find((each) => each.key === row.parentKey)?.title ?? null,
    children: related.filter((each) => each.key !== row.parentKey),
    members,
    mayEdit: mayDo(actor.roles, 'group.edit'),
    mayRun: mayDo(actor.roles, 'meeting.run') && rights[0]!.runs,
  };
}

/** @throws {TocsinError} `access.refused`, `group.taken`, `group.no-parent` */
export async function addGroup(
  reading: Reading,
  draft: { readonly key: string; readonly title: string; readonly mandate: string },
): Promise<GroupResponse> {
  const { tx, actor } = reading;
  if (!mayDo(actor.roles, 'group.edit')) throw new TocsinError('access.refused');
  const { key, title, mandate } = draft;
  const parent = key.includes('.') ? key[0]! : null;
  if (parent !== null) {
    const { rowCount } = await tx.query('select from working_group where key = $1', [parent]);
    if (rowCount === 0) throw new TocsinError('group.no-parent', { key, parent });
  }
  const { rowCount } = await tx.query(
    `insert into working_group (key, parent_key, title, mandate, is_simulated) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [key, parent, title, mandate, reading.isSimulated],
  );
  if (rowCount === 0) throw new TocsinError('group.taken', { key });
  await recordAudit(tx, { action: 'group.add', subject: `group:${key}`, detail: { key, title } });
  return getGroup(reading, key);
}

/** @throws {TocsinError} `access.refused`, `group.not-found`, `group.changed` */
export async function stepGroup(reading: Reading, key: string, body: GroupStepBody): Promise<GroupResponse> {
  const { tx, actor } = reading;
  if (!mayDo(actor.roles, 'group.edit')) throw new TocsinError('access.refused');
  await getGroup(reading, key);
  const isEdit = body.step === 'edit';
  const { rowCount } = await tx.query(
    `update working_group set version = version + 1, title = case when $3 then $4 else title end,
       mandate = case when $3 then $5 else mandate end, ended_on = case when $3 then ended_on else $6::date end
     where key = $1 and version = $2`,
    [
      key,
      body.version,
      isEdit,
      isEdit ? body.title : null,
      isEdit ? body.mandate : null,
      body.step === 'end' ? body.on : null,
    ],
  );
  if (rowCount === 0) throw new TocsinError('group.changed', { key });
  await recordAudit(tx, {
    action: `group.${body.step}`,
    subject: `group:${key}`,
    detail: { key, ...body },
  });
  return getGroup(reading, key);
}
