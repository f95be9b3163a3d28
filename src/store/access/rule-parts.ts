/** One table's row-level rules: which rows the application's role reads, adds, changes and deletes. */
export interface TableRule {
  readonly table: string;
  /** Columns that may be updated, if any. */
  readonly updates?: readonly string[];
  readonly select: string;
  readonly insert?: string;
  readonly update?: string;
  readonly delete?: string;
}

export const seen = (column = 'label_id') => `get_bit((select sight_bits()), ${column}) <> 0`;
export const written = `get_bit((select sight_written()), label_id) <> 0`;
export const kind = (...kinds: readonly string[]) =>
  `(select sight_kind()) in (${kinds.map((each) => `'${each}'`).join(', ')})`;
export const own = (column: string) => `${column} = any ((select sight_participants())::int[])`;
export const me = 'person_id = (select sight_person())';
export const runsAccounts = '(select sight_runs_accounts())';
/** A list that is gathered once a statement: asked row by row, the planner would take it for dear and look places up one by one. */
export const used = (object: string) =>
  `${kind('local', 'import')} or id in (select u.object_id from label_use u where u.object = '${object}')`;
export const inCoalition = `${kind('local', 'gate')} or ${runsAccounts} or (select sight_audience()) like 'participant%'`;
export const run = `audience = (select sight_audience())`;
export const detects = `${kind('detection')} and ${run}`;
/**
 * The coalition's work: the rule that judges reports (`access_reads`), on what stands in the record itself. A subquery is asked once a
 * statement; a function of the row would be called for each row, and keep every index from use.
 */
export const speaks = (column: string) => `${column} = any ((select work_participants())::int[])`;
export const PURPOSE_FITS = `(purpose = 'any' or purpose = any ((select work_purposes())::text[]))`;
export const readsWork = `(marking = any ((select work_markings())::text[]) and ${PURPOSE_FITS} or marking <> 'RED' and ${speaks('owner_id')}
  or (select sight_person()) = any (readers))`;
/** Records that name a participant of whoever acts. */
export const named = (list: 'alerts_named' | 'commitments_named' | 'meetings_named') =>
  `id in (select ${list}())`;
export const inWork = `${kind('local', 'person')} and (select split_part(sight_audience(), ' ', 1)) in ('all', 'participant')`;
export const actsAsSelf = (column: string) =>
  `${column} is not distinct from nullif((select sight_person()), 0)`;
export const ofAlert = 'exists (select from alert a where a.id = alert_id)';
export const ofTriage = 'exists (select from triage t where t.id = triage_id)';
