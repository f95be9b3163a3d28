import { BULK_RULES } from './bulk-rules.ts';
import { CHAIN_FUNCTIONS, chainSql } from './chain-rules.ts';
import { COMMITMENT_RULES } from './commitment-rules.ts';
import { DIGEST_RULES } from './digest-rules.ts';
import { MEETING_RULES } from './meeting-rules.ts';
import { nominatedHere, nominatesPeople, PARTICIPANT_RULES } from './participants-rules.ts';
import { RECOMMENDATION_RULES } from './recommendation-rules.ts';
import { REMINDER_RULES } from './reminder-rules.ts';
import { REVIEW_RULES } from './review-rules.ts';
import {
  detects,
  inCoalition,
  kind,
  me,
  own,
  run,
  runsAccounts,
  seen,
  speaks,
  type TableRule,
  used,
  written,
} from './rule-parts.ts';
import { SEARCH_FUNCTIONS, searchSql } from './search-rules.ts';
import { SEES_SUBJECT, WORK_RULES } from './work-rules.ts';

/** Statements that make row-level security hold; `owner` and `app` are the roles' names, quoted. Run again at each start: they replace. */
/** What a focal point may hand out at its own participant. */
const nominated = `'{alternate-focal-point,validating-authority,analyst-laboratory,analyst-customs,analyst-police,analyst-health,expert}'`;
const nominates = `(select sight_roles()) && '{focal-point}' and ${own('participant_id')} and role = any (${nominated})`;

/** Every table of the schema but those of `CLOSED_TABLES`; a test holds the two lists complete. */
export const TABLE_RULES: readonly TableRule[] = [
  { table: 'report', select: seen(), insert: written },
  { table: 'report_substance', select: seen(), insert: written },
  { table: 'report_end', select: seen(), insert: written },
  { table: 'report_in_file', select: seen(), insert: written },
  {
    table: 'series_cell',
    select: seen(),
    insert: written,
    update: written,
    updates: ['reports'],
    delete: written,
  },
  { table: 'access_label', select: seen('id') },
  { table: 'label_use', select: seen(), insert: written },
  { table: 'stream_marking', select: `${kind('local')} or ${own('owner_id')}` },
  { table: 'label_change', select: `${seen('from_label')} and ${seen('to_label')}` },
  {
    table: 'place',
    select: `level in ('world', 'region', 'country') or ${used('place')}`,
    insert: kind('import'),
  },
  { table: 'stream', select: used('stream'), insert: kind('import') },
  {
    table: 'reported_name',
    select: used('name'),
    insert: kind('import'),
    update: `(${kind('local')} or ${kind('person')} and (select sight_audience()) like 'participant%') and (${used('name')})`,
    updates: [
      'outcome',
      'targets',
      'rule',
      'confidence',
      'candidates',
      'resolved_by',
      'settled_by',
      'settled_at',
    ],
  },
  {
    table: 'name_decision',
    select: `exists (select from reported_name n where n.id = name_id)`,
    insert: `(${kind('local')} or ${kind('person')} and (select sight_audience()) like 'participant%') and exists (select from reported_name n where n.id = name_id)`,
  },
  {
    table: 'import_file',
    // What whoever holds the machine took in for all stays theirs: its rows may be of those who show them to nobody.
    select: `${kind('local')} or ${own('owner_id')} or taken_by is not null and ${speaks('owner_id')}`,
    insert: `${kind('import')} and ${own('owner_id')}`,
    update: `${kind('import')} and ${own('owner_id')}`,
    updates: [
      'state',
      'progress',
      'finished_at',
      'sha256',
      'size_bytes',
      'encoding',
      'read_count',
      'new_count',
      'revised_count',
      'unchanged_count',
      'rejected_count',
      'withdrawn_count',
      'changed_at',
      'earliest_known',
      'error_code',
      'error_message',
    ],
  },
  {
    table: 'reject',
    select: `${kind('local')} or ${own('owner_id')} or ${speaks('owner_id')} and exists (select from import_file f where f.id = import_id)`,
    insert: `${kind('import')} and ${own('owner_id')}`,
    update: `${kind('import')} and ${own('owner_id')} or ${kind('local')} or ${kind('person')} and ${speaks('owner_id')}`,
    updates: [
      'state',
      'mended_at',
      'code',
      'column_name',
      'raw',
      'values',
      'cells',
      'set_aside_at',
      'set_aside_by',
      'set_aside_why',
    ],
  },
  { table: 'detection_run', select: run, insert: detects, delete: detects },
  { table: 'signal', select: run, insert: detects, update: detects, updates: ['first_run_on'] },
  { table: 'signal_state', select: run, insert: detects, delete: detects },
  {
    table: 'participant',
    select: 'true',
    insert: `${kind('import')} or ${runsAccounts}`,
    update: runsAccounts,
    updates: ['name', 'joined_on', 'left_on', 'version'],
  },
  {
    table: 'person',
    select: `id = (select sight_person()) or ${inCoalition}`,
    insert: `${kind('gate')} or ${runsAccounts} or ${nominatesPeople}`,
    update: `id = (select sight_person()) or ${runsAccounts}`,
    updates: ['name', 'language', 'time_zone', 'ended_at'],
  },
  { table: 'role_fact', select: 'true' },
  {
    table: 'role_grant',
    select: `${me} or ${inCoalition}`,
    insert: `${kind('gate')} or ${runsAccounts} or ${nominates}`,
    update: `${runsAccounts} or ${nominates}`,
    updates: ['ended_at', 'ended_by', 'reason'],
  },
  {
    table: 'account',
    select: `${kind('gate')} or ${runsAccounts} or ${me} or ${nominatedHere('person_id')}`,
    insert: `${kind('gate')} or ${runsAccounts} or ${nominatedHere('person_id')}`,
    update: `${kind('gate')} or ${runsAccounts}`,
    updates: ['email', 'disabled_at'],
  },
  {
    table: 'credential',
    select: kind('gate'),
    insert: kind('gate'),
    update: kind('gate'),
    updates: [
      'password_hash',
      'totp_sealed',
      'totp_confirmed_at',
      'totp_last_step',
      'failed_count',
      'locked_until',
    ],
  },
  {
    table: 'recovery_code',
    select: kind('gate'),
    insert: kind('gate'),
    update: kind('gate'),
    updates: ['used_at'],
    delete: kind('gate'),
  },
  {
    table: 'session',
    select: `${kind('gate')} or ${me} or ${runsAccounts}`,
    insert: kind('gate'),
    update: `${kind('gate')} or ${me} or ${runsAccounts}`,
    updates: ['last_used_at', 'confirmed_at', 'ended_at'],
    delete: kind('gate'),
  },
  {
    table: 'api_token',
    select: `${kind('gate')} or ${me} or ${runsAccounts}`,
    insert: `${kind('person')} and ${me}`,
    update: `${kind('gate')} or ${me} or ${runsAccounts}`,
    updates: ['last_used_at', 'ended_at'],
  },
  {
    table: 'invitation',
    select: `${kind('gate')} or ${runsAccounts} or (select sight_roles()) && '{focal-point}' and invited_by = 'person:' || (select sight_person())`,
    // A link to an account that is there already is made by who may nominate its person.
    insert: `${kind('gate')} or ${runsAccounts} or (select sight_roles()) && '{focal-point}' and (person_id is null or ${nominatedHere('person_id')})`,
    update: `${kind('gate')} or ${runsAccounts}`,
    updates: ['used_at', 'person_id'],
  },
  {
    table: 'sign_in_attempt',
    select: kind('gate'),
    insert: kind('gate'),
    delete: kind('gate'),
  },
  ...WORK_RULES,
  ...RECOMMENDATION_RULES,
  ...COMMITMENT_RULES,
  ...MEETING_RULES,
  ...REVIEW_RULES,
  ...PARTICIPANT_RULES,
  ...DIGEST_RULES,
  ...BULK_RULES,
  ...REMINDER_RULES,
  {
    table: 'audit_event',
    // What happened to a record that somebody may not see is not for them, either.
    select: `${kind('person')} and actor = 'person:' || (select sight_person()) or ${runsAccounts} and sees_audited(subject)`,
  },
];

/** Tables that the application's role never touches, and why. */
export const CLOSED_TABLES: Readonly<Record<string, string>> = {
  migration: 'the owner alone alters tables',
  meta: 'says which rules hold; the owner alone writes them',
  access_secret: 'who reads it can be anybody',
  audit_head: 'record_audit alone moves it',
};

/** Functions that the application's role may call. */
const OPEN_FUNCTIONS = [
  'enter(text, int, text, bigint, text)',
  'sight()',
  'sight_kind()',
  'sight_person()',
  'sight_roles()',
  'sight_participants()',
  'sight_audience()',
  'sight_withheld()',
  'sight_bits()',
  'sight_written()',
  'sight_runs_accounts()',
  'next_label()',
  'add_label(int, int, text, text, date, boolean, int[])',
  'record_audit(text, text, jsonb, text)',
  'audit_digest(bigint, timestamptz, text, text, text, jsonb, text, bytea)',
  'change_label(bigint[], int, text, text, date, boolean, int[], text)',
  'set_stream_marking(int, int, text, text, date, boolean, int[], text)',
  'audit_tip()',
  'audit_breaks()',
  'audit_size()',
  'audit_record(text)',
  'sees_audited(text)',
  'work_participants()',
  'work_purposes()',
  'work_in_group(text)',
  'last_recommendation(text)',
  'commitment_names(int, int[])',
  'work_chairs_group(text)',
  'work_runs_group(text)',
  'work_markings()',
  'alerts_named()',
  'commitments_named()',
  'meetings_named()',
  'people_nominated()',
  'sees_subject(text, int)',
  'last_change()',
  'changed_since(timestamptz, date)',
  'session_of(bytea)',
  'refresh_statistics()',
  ...SEARCH_FUNCTIONS,
  ...CHAIN_FUNCTIONS,
];

/** Everything that binds the application's role, from nothing: what an earlier version said is taken back first. */
export function policySql(roles: { readonly owner: string; readonly app: string }): string {
  const { owner, app } = roles;
  return [
    `do $$ declare p record; begin
      for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on %I', p.policyname, p.tablename);
      end loop;
    end $$`,
    ...searchSql(TABLE_RULES),
    ...chainSql(TABLE_RULES),
    SEES_SUBJECT,
    `revoke all on all tables in schema public from public, ${app}`,
    `revoke all on all sequences in schema public from public, ${app}`,
    `revoke all on all functions in schema public from public, ${app}`,
    `revoke create on schema public from public`,
    `grant usage on schema public to ${app}`,
    `grant select on current_report, file_provenance to ${app}`,
    `grant usage, update on all sequences in schema public to ${app}`,
    ...OPEN_FUNCTIONS.map((name) => `grant execute on function ${name} to ${app}`),
    ...TABLE_RULES.flatMap((rule) => ruleSql(rule, roles)),
    ...Object.keys(CLOSED_TABLES).flatMap((table) => [...lockSql(table, owner)]),
  ].join(';\n');
}

/** Forced: even the owner passes by a policy of its own, for upkeep and backups; one that is missing is missed at once. */
function lockSql(table: string, owner: string): readonly string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy upkeep on ${table} to ${owner} using (true) with check (true)`,
  ];
}

function ruleSql(
  rule: TableRule,
  { owner, app }: { readonly owner: string; readonly app: string },
): string[] {
  const { table, updates = [] } = rule;
  const statements = [
    ...lockSql(table, owner),
    `grant select on ${table} to ${app}`,
    `create policy reads on ${table} for select to ${app} using (${rule.select})`,
  ];
  if (rule.insert !== undefined)
    statements.push(
      `grant insert on ${table} to ${app}`,
      `create policy adds on ${table} for insert to ${app} with check (${rule.insert})`,
    );
  if (rule.update !== undefined)
    statements.push(
      `grant update (${updates.map((column) => `"${column}"`).join(', ')}) on ${table} to ${app}`,
      `create policy changes on ${table} for update to ${app} using (${rule.update}) with check (${rule.update})`,
    );
  if (rule.delete !== undefined)
    statements.push(
      `grant delete on ${table} to ${app}`,
      `create policy removes on ${table} for delete to ${app} using (${rule.delete})`,
    );
  return statements;
}
