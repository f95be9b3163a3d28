import { findPersonActor } from '../features/access/actors.ts';
import { commitmentDraftSchema, commitmentStepSchema } from '../features/commitments/content.ts';
import { readAssessments } from '../features/commitments/details.ts';
import { addCommitment, checkDraft } from '../features/commitments/draft-commitment.ts';
import { readAnswerable, readMilestones } from '../features/commitments/queries.ts';
import { takeStep } from '../features/commitments/step-commitment.ts';
import { type CommitmentPorts, playCommitments } from '../features/sample/commitments.ts';
import { SAMPLE_TODAY } from '../features/sample/generator/calendar.ts';
import { fillTemplate, TocsinError } from '../kernel/errors.ts';
import type { Role } from '../model/access.ts';
import { sampleCommitmentsEn } from '../model/messages/sample-commitments.en.ts';
import { type Actor, type Door, GATE, LOCAL_ADMINISTRATOR, type Transaction } from '../store/door.ts';

/** Sees to it that the sample's participants have made their commitments: once for each sample. */
export async function ensureSampleCommitments(door: Door, as: CommitmentPorts['as']): Promise<void> {
  const isDone = await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query('select from commitment limit 1');
    return rows.length > 0;
  });
  if (!isDone) await playCommitments(commitmentPortsOf(door, as), sampleCommitmentsEn, SAMPLE_TODAY);
}

/** The services of the product, for whoever acts and whenever. */
export function commitmentPortsOf(door: Door, as: CommitmentPorts['as']): CommitmentPorts {
  return {
    as,
    peopleOf: async (participant) => {
      await door.run(LOCAL_ADMINISTRATOR, (tx) => plantAuthority(tx, participant));
      const { actor: writer, participantId } = await findActor(door, 'focal-point', participant);
      const { actor: authority } = await findActor(door, 'validating-authority', participant);
      return { writer, authority, participantId };
    },
    assessor: async () => {
      await door.run(LOCAL_ADMINISTRATOR, plantAssessor);
      return (await findActor(door, 'independent-assessor', null)).actor;
    },
    answerable: async ({ tx, now }) => {
      // What was not adopted yet could not be answered.
      const { rows } = await tx.query<{ id: number }>(
        'select id from recommendation where adopted_at <= $1',
        [now],
      );
      const adopted = new Set(rows.map(({ id }) => id));
      return (await readAnswerable(tx)).flatMap(({ id }) => (adopted.has(id) ? [id] : []));
    },
    adoptedOnAlert: () =>
      door.run(LOCAL_ADMINISTRATOR, async (tx) => {
        const { rows } = await tx.query<{ id: number }>(
          `select r.id from recommendation_alert l join recommendation r on r.id = l.recommendation_id
           where r.state = 'adopted' order by r.id limit 1`,
        );
        return rows[0]?.id;
      }),
    draft: async (reading, ownerId, text) => {
      const draft = commitmentDraftSchema.parse(text);
      await checkDraft(reading, draft, ownerId);
      return addCommitment(reading, { ownerId, draft, action: 'draft', origin: null });
    },
    step: (reading, id, step) => takeStep(reading, id, commitmentStepSchema.parse(step)),
    milestones: async ({ tx }, id) => (await readMilestones(tx, [id]))(id).map((each) => each.id),
    lastAssessment: async ({ tx }, id) => (await readAssessments(tx, id))[0]!.id,
  };
}

/** Who writes does not validate: a participant of the sample that promises something has somebody else for it. */
async function plantAuthority(tx: Transaction, participant: string): Promise<void> {
  const { rows } = await tx.query<{ name: string; isThere: boolean }>(
    `select p.name, exists (select from role_grant g where g.participant_id = p.id and g.role = 'validating-authority') as "isThere"
     from participant p where p.key = $1`,
    [participant],
  );
  if (rows[0] === undefined || rows[0].isThere) return;
  await tx.query(
    `with made as (insert into person (name, is_simulated) values ($1, true) returning id)
     insert into role_grant (person_id, role, participant_id, granted_by)
     select made.id, 'validating-authority', p.id, 'sample' from made, participant p where p.key = $2`,
    [fillTemplate(sampleCommitmentsEn.authority, { participant: rows[0].name }), participant],
  );
}

async function plantAssessor(tx: Transaction): Promise<void> {
  await tx.query(
    `with made as (insert into person (name, is_simulated)
       select $1, true where not exists (select from role_grant where role = 'independent-assessor') returning id)
     insert into role_grant (person_id, role, granted_by) select made.id, 'independent-assessor', 'sample' from made`,
    [sampleCommitmentsEn.assessor],
  );
}

async function findActor(
  door: Door,
  role: Role,
  participant: string | null,
): Promise<{ readonly actor: Actor; readonly participantId: number }> {
  return door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ person: number; participantId: number }>(
      `select g.person_id as person, coalesce(g.participant_id, 0) as "participantId"
       from role_grant g left join participant p on p.id = g.participant_id
       where g.role = $1 and p.key is not distinct from $2 and g.ended_at is null order by g.person_id limit 1`,
      [role, participant],
    );
    const [row] = rows;
    const actor = row && (await findPersonActor(tx, row.person));
    if (actor === undefined)
      throw new TocsinError('person.not-found', { id: `${role} ${participant ?? ''}` });
    return { actor, participantId: row!.participantId };
  });
}
