import type { Role } from '../../model/access.ts';
import type { Transaction } from '../../store/door.ts';
import type { ParticipantPerson } from './contract.ts';
import type { Period } from './rules.ts';

export interface ParticipantRow {
  readonly id: number;
  readonly key: string;
  readonly kind: 'country' | 'organization';
  readonly name: string;
  readonly iso2: string | null;
  readonly version: number;
  readonly isSimulated: boolean;
  /** Oldest first; the newest stands in the participant itself. */
  readonly periods: readonly Period[];
}

/** The secretariat is the first participant of every database; it never joined. */
const SECRETARIAT = 1;

export async function readParticipants(tx: Transaction, id: number | null = null): Promise<ParticipantRow[]> {
  const { rows } = await tx.query<
    Omit<ParticipantRow, 'periods'> & { earlier: Period[]; joined: string | null; left: string | null }
  >(
    `select p.id, p.key, p.kind, p.name, p.iso2, p.version, p.is_simulated as "isSimulated", p.joined_on as joined, p.left_on as left,
       (select coalesce(jsonb_agg(jsonb_build_object('joinedOn', m.joined_on, 'leftOn', m.left_on) order by m.joined_on), '[]')
        from participant_membership m where m.participant_id = p.id) as earlier
     from participant p where p.id <> ${SECRETARIAT} and ($1::int is null or p.id = $1) order by p.kind, p.name, p.id`,
    [id],
  );
  return rows.map(({ earlier, joined, left, ...row }) => ({
    ...row,
    periods: joined === null ? earlier : [...earlier, { joinedOn: joined, leftOn: left }],
  }));
}

export interface PeopleRow {
  readonly participantId: number;
  readonly focalPoints: number;
  readonly experts: number;
  readonly others: number;
  readonly groups: string[];
}

/** How many people each has, and in which groups, as far as the asker sees people. */
export async function readPeopleCounts(tx: Transaction, id: number | null = null): Promise<PeopleRow[]> {
  const { rows } = await tx.query<PeopleRow>(
    `select g.participant_id as "participantId",
       count(distinct g.person_id) filter (where g.role in ('focal-point', 'alternate-focal-point', 'validating-authority'))::int as "focalPoints",
       count(distinct g.person_id) filter (where g.role = 'expert')::int as experts,
       count(distinct g.person_id) filter (where g.role not in ('focal-point', 'alternate-focal-point', 'validating-authority', 'expert'))::int as others,
       coalesce(array_agg(distinct g.group_key) filter (where g.group_key is not null), '{}') as groups
     from role_grant g join person p on p.id = g.person_id
     where g.ended_at is null and p.ended_at is null and g.participant_id is not null and ($1::int is null or g.participant_id = $1)
     group by 1`,
    [id],
  );
  return rows;
}

/** Whose each stream is. */
export async function readStreamOwners(tx: Transaction): Promise<ReadonlyMap<number, number>> {
  const { rows } = await tx.query<{ id: number; owner: number }>('select id, owner_id as owner from stream');
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

/** The people of a participant with the roles that they hold there. */
export async function readPeopleOf(tx: Transaction, participantId: number): Promise<ParticipantPerson[]> {
  const { rows } = await tx.query<ParticipantPerson>(
    `select p.id, p.name, a.email, p.is_simulated as "isSimulated",
       jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'groupKey', g.group_key) order by g.group_key nulls first, g.id) as grants
     from role_grant g join person p on p.id = g.person_id left join account a on a.person_id = p.id
     where g.participant_id = $1 and g.ended_at is null and p.ended_at is null group by p.id, a.email order by p.name, p.id`,
    [participantId],
  );
  return rows;
}

export async function addParticipant(
  tx: Transaction,
  added: {
    readonly key: string;
    readonly kind: string;
    readonly name: string;
    readonly joinedOn: string | null;
    readonly isSimulated: boolean;
  },
): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into participant (key, kind, name, iso2, joined_on, is_simulated)
     values ($1, $2, $3, case when $2 = 'country' then $1 end, $4, $5) on conflict (key) do nothing returning id`,
    [added.key, added.kind, added.name, added.joinedOn, added.isSimulated],
  );
  return rows[0]?.id;
}

/** Puts the periods of a participant on record: the newest in itself, those before it beside it. */
export async function writePeriods(
  tx: Transaction,
  id: number,
  { periods, name }: { readonly periods: readonly Period[]; readonly name: string },
): Promise<void> {
  const earlier = periods.slice(0, -1);
  await tx.query(
    `insert into participant_membership (participant_id, joined_on, left_on)
     select $1, j, l from unnest($2::date[], $3::date[]) as e (j, l) on conflict do nothing`,
    [id, earlier.map(({ joinedOn }) => joinedOn), earlier.map(({ leftOn }) => leftOn)],
  );
  const newest = periods.at(-1);
  await tx.query(
    'update participant set joined_on = $2, left_on = $3, name = $4, version = version + 1 where id = $1',
    [id, newest?.joinedOn ?? null, newest?.leftOn ?? null, name],
  );
}

/** Somebody who is not there yet, with the address at which they are reached; they sign in once they are invited. */
export async function addPerson(
  tx: Transaction,
  person: { readonly name: string; readonly isSimulated: boolean },
): Promise<number> {
  // No «returning»: a focal point sees somebody once they are its own.
  const { rows } = await tx.query<{ id: number }>(
    "select nextval(pg_get_serial_sequence('person', 'id')) as id",
  );
  const { id } = rows[0]!;
  await tx.query('insert into person (id, name, is_simulated) values ($1, $2, $3)', [
    id,
    person.name,
    person.isSimulated,
  ]);
  return id;
}

export type GivenRole = { readonly role: Role; readonly groupKey: string | null };
