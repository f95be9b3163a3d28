import { AUDIT_ACTIONS } from '../../model/audit.ts';
import { WORK_ACTIONS, type WorkKind } from '../../store/work-events.ts';

/** What the audit can be asked about: each a part of its vocabulary. */
export const AUDIT_AREAS = [
  'sign-in',
  'rights',
  'markings',
  'reading',
  'taking',
  'signals',
  'advice',
  'commitments',
  'meetings',
  'participants',
  'reviews',
] as const;
export type AuditArea = (typeof AUDIT_AREAS)[number];

const ofWork = (...kinds: readonly WorkKind[]): string[] =>
  kinds.flatMap((kind) => WORK_ACTIONS[kind].map((action) => `${kind}.${action}`));

/** Every action that the chain can keep, by area. */
export const ACTIONS_OF: Readonly<Record<AuditArea, readonly string[]>> = {
  'sign-in': AUDIT_ACTIONS['sign-in'],
  rights: AUDIT_ACTIONS.rights,
  markings: AUDIT_ACTIONS.markings,
  reading: AUDIT_ACTIONS.reading,
  taking: AUDIT_ACTIONS.taking,
  signals: ofWork('triage', 'alert'),
  advice: ofWork('input', 'good_practice', 'recommendation'),
  commitments: ofWork('commitment'),
  meetings: [...AUDIT_ACTIONS.groups, ...ofWork('meeting_series', 'meeting', 'action_item')],
  participants: ofWork('participant'),
  reviews: ofWork('review'),
};
