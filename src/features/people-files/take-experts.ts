import type { ErrorCode, ErrorDetails } from '../../kernel/errors.ts';
import type { Role } from '../../model/access.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { LineFault, LineOutcome, LineTaken } from '../../store/reading/table-kind.ts';
import { recordWork } from '../../store/work-events.ts';
import type { ExpertLine } from './check-lines.ts';

interface Held {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly { role: Role; participantId: number | null; groupKey: string | null }[];
}

interface Grant {
  readonly personId: number;
  readonly line: ExpertLine;
  readonly groupKey: string | null;
}

/** What a file asks for, against what is there. */
interface Plan {
  readonly fresh: readonly ExpertLine[];
  readonly grants: readonly Grant[];
  readonly outcomes: ReadonlyMap<ExpertLine, LineOutcome>;
}

const keyOf = (email: string): string => email.toLowerCase();

const said = ({ line, name }: ExpertLine, outcome: LineTaken['outcome']): LineTaken => ({
  line,
  name,
  outcome,
});
const wrong = (
  { line }: ExpertLine,
  column: string,
  value: string,
  code: ErrorCode,
  details: ErrorDetails = {},
): LineFault => ({ line, column, value, code, details });

/** Takes experts in: who is not there is added, who is gets the groups that they lack. The same file again changes nothing. */
export async function takeExperts(
  reading: Reading,
  lines: readonly ExpertLine[],
  fileName: string,
): Promise<readonly LineOutcome[]> {
  const plan = planExperts(lines, await readHeld(reading.tx, lines));
  await addGrants(reading, plan.grants);
  const taken = await addFresh(reading, plan.fresh);
  const added = plan.fresh.filter(({ email }) => !taken.has(keyOf(email)));
  await recordImport(reading, [...added, ...plan.grants.map(({ line }) => line)], fileName);
  return lines.map(
    (line) =>
      plan.outcomes.get(line) ??
      (taken.has(keyOf(line.email))
        ? wrong(line, 'email', line.email, 'people-file.taken')
        : said(line, 'added')),
  );
}

async function readHeld(tx: Transaction, lines: readonly ExpertLine[]): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await tx.query<Held>(
    `select p.id, p.name, a.email,
       coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'participantId', g.participant_id, 'groupKey', g.group_key))
         filter (where g.id is not null), '[]') as grants
     from account a join person p on p.id = a.person_id left join role_grant g on g.person_id = p.id and g.ended_at is null
     where lower(a.email) = any ($1) group by p.id, a.email`,
    [[...new Set(lines.map(({ email }) => keyOf(email)))]],
  );
  return new Map(rows.map((row) => [keyOf(row.email), row]));
}

function planExperts(lines: readonly ExpertLine[], held: ReadonlyMap<string, Held>): Plan {
  const fresh: ExpertLine[] = [];
  const grants: Grant[] = [];
  const outcomes = new Map<ExpertLine, LineOutcome>();
  const seen = new Map<string, ExpertLine>();
  for (const line of lines) {
    const key = keyOf(line.email);
    const first = seen.get(key)?.line;
    const person = held.get(key);
    if (first !== undefined) {
      outcomes.set(line, wrong(line, 'email', line.email, 'table.twice', { first }));
      continue;
    }
    seen.set(key, line);
    if (person === undefined) fresh.push(line);
    else if (person.name !== line.name)
      outcomes.set(line, wrong(line, 'name', line.name, 'people-file.other-name', { name: person.name }));
    else {
      const lacking = lackingGroups(line, person);
      outcomes.set(line, said(line, lacking.length > 0 ? 'changed' : 'unchanged'));
      grants.push(...lacking.map((groupKey) => ({ personId: person.id, line, groupKey })));
    }
  }
  return { fresh, grants, outcomes };
}

function lackingGroups(line: ExpertLine, person: Held): (string | null)[] {
  const there = person.grants.filter(
    ({ role, participantId }) => role === line.role && participantId === line.participantId,
  );
  // In no group: any role there will do.
  return line.groups.filter((key) =>
    key === null ? there.length === 0 : !there.some(({ groupKey }) => groupKey === key),
  );
}

async function addGrants({ tx, actor }: Reading, grants: readonly Grant[]): Promise<void> {
  await tx.query(
    `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
     select p, r, a, nullif(g, ''), $5 from unnest($1::int[], $2::text[], $3::int[], $4::text[]) as n (p, r, a, g)`,
    [
      grants.map(({ personId }) => personId),
      grants.map(({ line }) => line.role),
      grants.map(({ line }) => line.participantId),
      grants.map(({ groupKey }) => groupKey ?? ''),
      actor.id,
    ],
  );
}

/** Adds people; gives back the addresses that somebody has whom the asker may not see, and adds none of theirs. */
async function addFresh(reading: Reading, fresh: readonly ExpertLine[]): Promise<ReadonlySet<string>> {
  const { tx } = reading;
  await tx.query('savepoint people');
  const ids = await insertPeople(reading, fresh);
  const { rows } = await tx.query<{ id: number }>(
    'select person_id as id from account where person_id = any ($1)',
    [ids],
  );
  const kept = new Set(rows.map(({ id }) => id));
  const taken = new Set(fresh.filter((_, index) => !kept.has(ids[index]!)).map(({ email }) => keyOf(email)));
  if (taken.size === 0) return taken;
  await tx.query('rollback to savepoint people');
  await insertPeople(
    reading,
    fresh.filter(({ email }) => !taken.has(keyOf(email))),
  );
  return taken;
}

async function insertPeople(reading: Reading, fresh: readonly ExpertLine[]): Promise<number[]> {
  const { tx } = reading;
  const { rows } = await tx.query<{ id: number }>(
    "select nextval(pg_get_serial_sequence('person', 'id')) as id from generate_series(1, $1::int)",
    [fresh.length],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query(
    'insert into person (id, name, is_simulated) select i, n, $3 from unnest($1::int[], $2::text[]) as p (i, n)',
    [ids, fresh.map(({ name }) => name), reading.isSimulated],
  );
  await addGrants(
    reading,
    fresh.flatMap((line, index) =>
      line.groups.map((groupKey) => ({ personId: ids[index]!, line, groupKey })),
    ),
  );
  await tx.query(
    'insert into account (person_id, email) select i, e from unnest($1::int[], $2::text[]) as a (i, e) on conflict do nothing',
    [ids, fresh.map(({ email }) => email)],
  );
  return ids;
}

/** One event for each participant that the file touched. */
async function recordImport(reading: Reading, lines: readonly ExpertLine[], fileName: string): Promise<void> {
  const people = new Map<number, number>();
  for (const { participantId } of lines) people.set(participantId, (people.get(participantId) ?? 0) + 1);
  for (const [id, count] of people)
    await recordWork(reading.tx, reading.actor, reading.now, {
      kind: 'participant',
      id,
      action: 'import',
      from: 'member',
      to: 'member',
      note: fileName,
      detail: { people: count },
    });
}
