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
export const used = (object: string) =>
  `${kind('local', 'import')} or exists (select from label_use u where u.object = '${object}' and u.object_id = ${object === 'name' ? 'reported_name' : object}.id)`;
export const inCoalition = `${kind('local', 'gate')} or ${runsAccounts} or (select sight_audience()) like 'participant%'`;
export const run = `audience = (select sight_audience())`;
export const detects = `${kind('detection')} and ${run}`;
/** The coalition's work: the rule that judges reports, on what stands in the record itself. */
export const speaks = (column: string) => `${column} = any ((select work_participants())::int[])`;
export const PURPOSE_FITS = `(purpose = 'any' or purpose = any ((select work_purposes())::text[]))`;
export const readsWork = `(${kind('local')} or access_reads(row(0, owner_id, marking, purpose, null, false, readers)::access_label,
  (select sight_person()), (select work_participants())::int[], (select split_part(sight_audience(), ' ', 1)), (select work_purposes())::text[]))`;
export const inWork = `${kind('local', 'person')} and (select split_part(sight_audience(), ' ', 1)) in ('all', 'participant')`;
export const actsAsSelf = (column: string) =>
  `${column} is not distinct from nullif((select sight_person()), 0)`;
export const ofAlert = 'exists (select from alert a where a.id = alert_id)';
export const ofTriage = 'exists (select from triage t where t.id = triage_id)';
