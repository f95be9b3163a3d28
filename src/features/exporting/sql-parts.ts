/** Parts of the statements by which tables are taken out. */

/** An instant in UTC, to the millisecond: what our own files are read by. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The day alone where an instant is the first of its day in UTC, as it is where only a day was known. */
export const dayOrInstant = (column: string): string =>
  `case when (${column} at time zone 'UTC')::time = '00:00' then to_char(${column} at time zone 'UTC', 'YYYY-MM-DD') else ${instant(column)} end`;

/** A text of the content. */
export const texts = (of: string, keys: Readonly<Record<string, string>>): string =>
  Object.entries(keys)
    .map(([column, key]) => `${of}.content ->> '${key}' as ${column}`)
    .join(', ');

export const nameOf = (table: 'person' | 'participant', id: string): string =>
  `(select n.name from ${table} n where n.id = ${id})`;

/** Why the newest step into a state was taken. */
export const reasonOf = (kind: string, id: string, states: readonly string[]): string =>
  `(select e.note from work_event e where e.subject_kind = '${kind}' and e.subject_id = ${id}
     and e.to_state in (${states.map((state) => `'${state}'`).join(', ')}) order by e.id desc limit 1)`;
