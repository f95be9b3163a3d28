import { actsAsSelf, inWork, kind, own, readsWork, speaks, type TableRule } from './rule-parts.ts';

const inGroup = 'work_in_group(group_key)';
const ofPractice = 'exists (select from good_practice p where p.id = practice_id)';
const ofInput = 'exists (select from input i where i.id = input_id)';
const ofRecommendation = 'exists (select from recommendation r where r.id = recommendation_id)';
const draftsIt =
  'exists (select from recommendation r where r.id = recommendation_id and work_in_group(r.group_key))';
const drafts = `${inWork} and ${inGroup} and ${actsAsSelf('drafted_by')}`;

/** Inputs, good practices and recommendations. */
export const RECOMMENDATION_RULES: readonly TableRule[] = [
  {
    table: 'input',
    // Who gave it always finds it again: civil society sees no other.
    select: `${readsWork} or given_by = (select sight_person())`,
    insert: `${kind('local', 'person')} and ${actsAsSelf('given_by')} and (${speaks('owner_id')} or owner_id = 1)`,
    update: `${kind('local')} or given_by = (select sight_person())`,
    updates: ['state', 'version', 'content', 'marking', 'purpose'],
  },
  {
    table: 'good_practice',
    select: readsWork,
    insert: drafts,
    update: `${inWork} and ${inGroup} and ${readsWork}`,
    updates: ['state', 'version', 'content', 'grade', 'marking', 'purpose', 'readers'],
  },
  {
    table: 'good_practice_input',
    select: `${ofPractice} and ${ofInput}`,
    insert: `${inWork} and ${ofInput} and exists (select from good_practice p where p.id = practice_id and work_in_group(p.group_key))`,
  },
  {
    table: 'recommendation',
    select: readsWork,
    insert: drafts,
    // A participant that breaks silence adds its position, and changes nothing here.
    update: `${inWork} and ${readsWork} and ${inGroup}`,
    updates: [
      'state',
      'version',
      'revision',
      'content',
      'scope',
      'cluster',
      'code',
      'marking',
      'purpose',
      'readers',
      'round',
      'silence_from',
      'silence_until',
      'adopted_at',
      'adopted_by',
      'meeting_id',
      'ended_at',
      'superseded_by',
    ],
  },
  {
    table: 'recommendation_revision',
    select: ofRecommendation,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${draftsIt}`,
  },
  {
    table: 'recommendation_comment',
    select: ofRecommendation,
    insert: `${inWork} and ${actsAsSelf('actor_id')} and ${ofRecommendation} and (participant_id is null or ${speaks('participant_id')} or ${kind('local')})`,
    update: `${inWork} and ${draftsIt}`,
    updates: ['settled_at', 'settled_by'],
  },
  {
    table: 'recommendation_position',
    select: ofRecommendation,
    // A participant speaks for itself; at a meeting, who runs it writes down what each said.
    insert: `${inWork} and ${actsAsSelf('actor_id')} and (${kind('local')} or ${own('participant_id')} or ${draftsIt})`,
  },
  {
    table: 'recommendation_alert',
    select: `${ofRecommendation} and exists (select from alert a where a.id = alert_id)`,
    insert: `${inWork} and ${draftsIt} and exists (select from alert a where a.id = alert_id)`,
    delete: `${inWork} and ${draftsIt}`,
  },
  {
    table: 'recommendation_practice',
    select: `${ofRecommendation} and ${ofPractice}`,
    insert: `${inWork} and ${draftsIt} and ${ofPractice}`,
    delete: `${inWork} and ${draftsIt}`,
  },
];
