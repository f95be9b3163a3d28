import { fillTemplate } from '../../kernel/errors.ts';
import { sampleEn } from '../../model/messages/sample.en.ts';
import type { Transaction } from '../../store/door.ts';
import { SAMPLE_PARTICIPANTS } from './generator/participants.ts';

/**
 * The coalition's lines of effort and sub-working groups: numbers and titles as published (globalcoalition.us/working-groups; fact sheet of
 * 26 September 2023). Who belongs to them here is simulated.
 */
const GROUPS: readonly (readonly [key: string, title: string])[] = [
  ['1', 'Preventing the illicit manufacture and trafficking of synthetic drugs'],
  ['1.1', 'Manufacturing of Synthetic Drugs and their Precursors'],
  ['1.2', 'Trafficking of Synthetic Drugs'],
  ['2', 'Detecting Emerging Drug Threats and Use Patterns'],
  ['2.1', 'Data Collection, Analysis, and Trends, Including Early Warning'],
  ['2.2', 'Information Sharing, Interagency Collaboration, and Policy Formulation'],
  ['3', 'Promoting public health interventions and services'],
  ['3.1', 'Preventing Drug Use'],
  ['3.2', 'Engaging People with Substance Use and Substance Use Disorders'],
  [
    '3.3',
    'Addressing Populations in Contact with the Criminal Justice System, including Alternatives to Incarceration',
  ],
];
const SUB_GROUPS = GROUPS.map(([key]) => key).filter((key) => key.includes('.'));
/** Each participant sends experts to this many of them. */
const GROUPS_EACH = 3;

/** The structure of the coalition, and for each participant a simulated focal point and experts; none of them signs in. */
export async function plantGroups(tx: Transaction): Promise<void> {
  for (const [key, title] of GROUPS)
    await tx.query(
      'insert into working_group (key, parent_key, title, is_simulated) values ($1, $2, $3, true) on conflict do nothing',
      [key, key.includes('.') ? key[0] : null, title],
    );
  await addPeople(
    tx,
    SAMPLE_PARTICIPANTS.flatMap(({ key, name }, index) => {
      const groups = Array.from(
        { length: GROUPS_EACH },
        (_, place) => SUB_GROUPS[(index + place * place) % SUB_GROUPS.length]!,
      );
      return [
        {
          name: fillTemplate(sampleEn.sample.focalPoint, { participant: name }),
          grants: [['focal-point', key, null]],
        },
        {
          name: fillTemplate(sampleEn.sample.expert, { participant: name }),
          grants: [...new Set(groups)].map((group): Grant => ['expert', key, group]),
        },
      ] as const;
    }),
  );
}

type Grant = readonly [role: 'focal-point' | 'expert', participant: string, group: string | null];

/** In bulk, numbered in their order: two statements for all. Nobody of the name was there before. */
async function addPeople(
  tx: Transaction,
  people: readonly { readonly name: string; readonly grants: readonly Grant[] }[],
): Promise<void> {
  const { rows } = await tx.query<{ id: number; name: string }>(
    `insert into person (name, is_simulated) select n.name, true from unnest($1::text[]) with ordinality n (name, place) order by n.place
     returning id, name`,
    [people.map(({ name }) => name)],
  );
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  const grants = people.flatMap(({ name, grants: own }) =>
    own.map((grant) => [ids.get(name)!, ...grant] as const),
  );
  await tx.query(
    `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
     select g.person, g.role, p.id, g.group_key, 'sample'
     from unnest($1::int[], $2::text[], $3::text[], $4::text[]) with ordinality g (person, role, key, group_key, place)
       join participant p on p.key = g.key order by g.place`,
    [
      grants.map(([person]) => person),
      grants.map(([, role]) => role),
      grants.map(([, , key]) => key),
      grants.map(([, , , group]) => group),
    ],
  );
}
