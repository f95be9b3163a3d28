import { actsAsSelf, inWork, kind, readsWork, speaks, type TableRule } from './rule-parts.ts';

const runs = `(${kind('local')} or (select sight_roles()) && array['secretariat'])`;

/** Reviews: the secretariat's to plan and to freeze. */
export const REVIEW_RULES: readonly TableRule[] = [
  {
    table: 'review',
    select: readsWork,
    insert: `${inWork} and ${runs} and ${speaks('owner_id')} and ${actsAsSelf('planned_by')}`,
    update: `${inWork} and ${runs} and ${readsWork}`,
    updates: [
      'state',
      'version',
      'title',
      'event',
      'place',
      'held_on',
      'conclusions',
      'frozen_at',
      'pack',
      'pack_hash',
    ],
  },
];
