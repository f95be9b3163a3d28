import { fillTemplate } from '../../kernel/errors.ts';
import { ROLE_FACTS, ROLES } from '../../model/access.ts';
import { accessEn } from '../../model/messages/access.en.ts';
import { sampleEn } from '../../model/messages/sample.en.ts';
import type { Transaction } from '../../store/door.ts';
import { SAMPLE_PARTICIPANTS } from './generator/participants.ts';

/** The day on which the coalition of the sample began: that of the real one's launch (virtual ministerial of 7 July 2023). */
const BEGAN_ON = '2023-07-07';
/** The sample's reports reach further back than the real coalition: its participants are members throughout. */
const MEMBER_SINCE = '2021-01-01';

/** Where the simulated people of a country are at home: a large one, of which there is much to see. */
const HOME = 'BR';
/** The sub-working group of its expert and its chair: early warning. */
const HOME_GROUP = '2.1';

/** Makes the sample's participants and one simulated person for each role; nobody of them signs in with a password. */
export async function plantPeople(tx: Transaction): Promise<void> {
  for (const { kind, key, name } of SAMPLE_PARTICIPANTS)
    await tx.query(
      `insert into participant (key, kind, name, iso2, joined_on, is_simulated) values ($1, $2, $3, $4, $5, true)
       on conflict (key) do update set joined_on = excluded.joined_on`,
      [key, kind, name, kind === 'country' ? key : null, kind === 'country' ? MEMBER_SINCE : BEGAN_ON],
    );
  const home = SAMPLE_PARTICIPANTS.find(({ key }) => key === HOME) ?? SAMPLE_PARTICIPANTS[0]!;
  for (const role of ROLES.filter((each) => each !== 'public')) {
    const at = ROLE_FACTS[role].isAtParticipant ? home : undefined;
    const label = accessEn.access.role[role];
    const name = fillTemplate(at === undefined ? sampleEn.sample.person : sampleEn.sample.personAt, {
      role: label,
      participant: at?.name ?? '',
    });
    const { rows } = await tx.query<{ id: number }>(
      'insert into person (name, is_simulated) values ($1, true) returning id',
      [name],
    );
    const id = rows[0]!.id;
    await tx.query('insert into account (person_id, email) values ($1, $2)', [id, `${role}@sample.invalid`]);
    await tx.query(
      `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
       values ($1, $2, (select id from participant where key = $3), $4, 'sample')`,
      [id, role, at?.key ?? null, role === 'expert' || role === 'group-chair' ? HOME_GROUP : null],
    );
  }
}
