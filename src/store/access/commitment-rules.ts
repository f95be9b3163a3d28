import {
  actsAsSelf,
  inWork,
  kind,
  named,
  own,
  PURPOSE_FITS,
  readsWork,
  speaks,
  type TableRule,
} from './rule-parts.ts';

/** Who assesses belongs to no participant, and reads as partners do. */
export const ASSESSES = `${kind('person')} and (select sight_roles()) && '{independent-assessor}'`;
const ofCommitment = 'exists (select from commitment c where c.id = commitment_id)';
const leadsIt = `exists (select from commitment c where c.id = commitment_id and (${kind('local')} or ${speaks('c.owner_id')}))`;
const draftsIt = `exists (select from commitment c where c.id = commitment_id and c.state in ('draft', 'returned')
  and (${kind('local')} or ${speaks('c.owner_id')}))`;
const takesPart = `(${kind('local')} or exists (select from commitment c where c.id = commitment_id
  and (${speaks('c.owner_id')} or commitment_names(c.id, (select work_participants())::int[]))))`;
const ofAssessment = 'exists (select from commitment_assessment a where a.id = assessment_id)';
const isAsked = named('commitments_named');

/**
 * A draft, and one that was returned, is for those whose it is to be: the people of its participants. From submission on the marking
 * decides. Once it is validated independent assessors read what is AMBER, too: it is theirs to assess.
 */
const readsCommitment = `case when state in ('draft', 'returned') or validated_at is null and state = 'withdrawn'
    then ${kind('local')} or (${speaks('owner_id')} or ${isAsked}) and (${readsWork} or marking <> 'RED' and ${isAsked})
  else ${readsWork} or marking <> 'RED' and ${isAsked}
    or marking = 'AMBER' and validated_at is not null and ${ASSESSES} and ${PURPOSE_FITS} end`;

/** Commitments and what hangs on them. What was said of one is added and never changed. */
export const COMMITMENT_RULES: readonly TableRule[] = [
  {
    table: 'commitment',
    select: readsCommitment,
    insert: `${inWork} and (${kind('local')} or ${own('owner_id')}) and ${actsAsSelf('drafted_by')}`,
    update: `${inWork} and (${kind('local')} or ${speaks('owner_id')})`,
    updates: [
      'state',
      'version',
      'marking',
      'purpose',
      'readers',
      'kind',
      'content',
      'starts_on',
      'ends_on',
      'promised_on',
      'authors',
      'submitted_at',
      'validated_at',
      'ended_at',
      'superseded_by',
    ],
  },
  {
    table: 'commitment_participant',
    select: ofCommitment,
    insert: `${inWork} and ${leadsIt} and joined_at is null`,
    // Nobody joins another.
    update: `${inWork} and (${kind('local')} or ${own('participant_id')})`,
    updates: ['joined_at', 'left_at'],
    delete: `${inWork} and ${leadsIt} and joined_at is null`,
  },
  {
    table: 'commitment_recommendation',
    select: `${ofCommitment} and exists (select from recommendation r where r.id = recommendation_id)`,
    insert: `${inWork} and ${draftsIt} and exists (select from recommendation r where r.id = recommendation_id)`,
    delete: `${inWork} and ${draftsIt}`,
  },
  {
    table: 'commitment_milestone',
    select: ofCommitment,
    insert: `${inWork} and ${leadsIt}`,
    update: `${inWork} and ${leadsIt}`,
    updates: ['due_on', 'promised_on', 'state', 'closed_at', 'reason'],
    delete: `${inWork} and ${draftsIt}`,
  },
  {
    table: 'commitment_date_change',
    select: ofCommitment,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${leadsIt}`,
  },
  {
    table: 'commitment_law_stage',
    select: ofCommitment,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${leadsIt}`,
  },
  {
    table: 'commitment_evidence',
    select: ofCommitment,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${takesPart}`,
  },
  {
    table: 'commitment_report',
    select: ofCommitment,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${takesPart} and (${kind('local')} or ${own('participant_id')})`,
  },
  {
    table: 'commitment_assessment',
    select: ofCommitment,
    insert: `(${ASSESSES}) and ${actsAsSelf('actor_id')} and exists (select from commitment c where c.id = commitment_id
      and c.validated_at is not null and not (select sight_person()) = any (c.authors) and not (${speaks('c.owner_id')}))`,
  },
  {
    table: 'commitment_reply',
    select: ofAssessment,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${ofAssessment} and (${kind('local')} or ${own('participant_id')})`,
  },
];
