import { findPersonActor } from '../features/access/actors.ts';
import { draftPracticeSchema, giveInputSchema, practiceStepSchema } from '../features/inputs/contract.ts';
import { giveInput } from '../features/inputs/inputs.ts';
import { draftPractice, stepPractice } from '../features/inputs/practices.ts';
import { findOutsiders } from '../features/meetings/queries.ts';
import {
  answerRecommendation,
  commentRecommendation,
} from '../features/recommendations/answer-recommendation.ts';
import {
  draftRecommendationSchema,
  positionBodySchema,
  recommendationStepSchema,
} from '../features/recommendations/contract.ts';
import { draftRecommendation } from '../features/recommendations/draft-recommendation.ts';
import { settleSilences } from '../features/recommendations/settle-silences.ts';
import { stepRecommendation } from '../features/recommendations/step-recommendation.ts';
import type { AdvicePorts } from '../features/sample/play-advice.ts';
import type { WorkPorts } from '../features/sample/play-work.ts';
import { ownerOf } from '../features/triage/service.ts';
import { TocsinError } from '../kernel/errors.ts';
import { type Actor, type Door, GATE, LOCAL_ADMINISTRATOR } from '../store/door.ts';

/** Experts of a group that the play asks for. */
const EXPERTS = 20;

/** The services of the product for the play of the sample's groups. */
export function advicePortsOf(door: Door, { as, focalPointOf }: WorkPorts): AdvicePorts {
  const known = new Map<string, ReturnType<WorkPorts['focalPointOf']>>();
  return {
    as,
    focalPointOf(key) {
      const found = known.get(key) ?? focalPointOf(key);
      known.set(key, found);
      return found;
    },
    secretariat: async () => (await findActors(door, "g.role = 'secretariat'", []))[0]!,
    expertsIn: (groupKey) => findActors(door, "g.role = 'expert' and g.group_key = $1", [groupKey]),
    sentAlert: () =>
      door.run(LOCAL_ADMINISTRATOR, async (tx) => {
        const { rows } = await tx.query<{ id: number }>("select id from alert where state = 'sent' limit 1");
        return rows[0]?.id;
      }),
    giveInput: (reading, body) => giveInput(reading, { ownerOf }, giveInputSchema.parse(body)),
    draftPractice: (reading, body) => draftPractice(reading, { ownerOf }, draftPracticeSchema.parse(body)),
    stepPractice: (reading, id, step) => stepPractice(reading, id, practiceStepSchema.parse(step)),
    draft: (reading, body) =>
      draftRecommendation(reading, { ownerOf }, draftRecommendationSchema.parse(body)),
    step: (reading, id, step) =>
      stepRecommendation(reading, { holdMeeting, findOutsiders }, id, recommendationStepSchema.parse(step)),
    answer: (reading, id, body) => answerRecommendation(reading, id, positionBodySchema.parse(body)),
    comment: (reading, id, text) => commentRecommendation(reading, id, { text, revision: 1 }),
    settle: (at) => as(LOCAL_ADMINISTRATOR, at, settleSilences),
  };
}

/** The play adopts by silence alone. */
const holdMeeting = async (_reading: unknown, id: number): Promise<never> => {
  throw new TocsinError('recommendation.meeting-not-held', { id });
};

function findActors(door: Door, where: string, values: readonly string[]) {
  return door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ person: number }>(
      `select distinct g.person_id as person from role_grant g where g.ended_at is null and ${where} order by 1 limit ${EXPERTS}`,
      [...values],
    );
    const found: Actor[] = [];
    for (const { person } of rows) {
      const actor = await findPersonActor(tx, person);
      if (actor !== undefined) found.push(actor);
    }
    return found;
  });
}
