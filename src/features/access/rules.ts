import { ROLES, type Role } from '../../model/access.ts';
import { refuseSender } from './refuse-sender.ts';

/** What can be done beside reading; what somebody may read follows from markings, in the store. */
export const ACTIONS = [
  'report.import',
  'reject.mend',
  'name.settle',
  'detection.run',
  'data.export',
  'marking.change',
  'signal.assess',
  'alert.draft',
  'alert.send',
  'alert.acknowledge',
  'input.give',
  'practice.draft',
  'recommendation.draft',
  'recommendation.comment',
  'recommendation.answer',
  'commitment.write',
  'commitment.validate',
  'commitment.assess',
  'meeting.run',
  'review.run',
  'meeting.reply',
  'group.edit',
  'person.nominate',
  'person.invite',
  'participant.edit',
  'audit.read',
  'work.oversee',
] as const;
export type Action = (typeof ACTIONS)[number];

const FOCAL = ['focal-point', 'alternate-focal-point'] as const;
const ANALYSTS = ['analyst-laboratory', 'analyst-customs', 'analyst-police', 'analyst-health'] as const;
const MEMBERS = [
  'secretariat',
  ...FOCAL,
  'validating-authority',
  ...ANALYSTS,
  'expert',
  'group-chair',
] as const;

/** Who may do what. The one place: pages hint by it, services refuse by it, `docs/roles.md` is made from it. */
const MAY: Readonly<Record<Action, readonly Role[]>> = {
  'report.import': ['secretariat', ...FOCAL, ...ANALYSTS],
  'reject.mend': ['secretariat', ...FOCAL, ...ANALYSTS],
  'name.settle': ['secretariat', ...FOCAL, ...ANALYSTS, 'expert'],
  'detection.run': MEMBERS,
  'data.export': [...MEMBERS, 'independent-assessor', 'observer'],
  'marking.change': [...FOCAL, 'validating-authority', 'secretariat'],
  'signal.assess': ['secretariat', ...FOCAL, ...ANALYSTS, 'expert', 'group-chair'],
  'alert.draft': ['secretariat', ...FOCAL, ...ANALYSTS, 'expert', 'group-chair'],
  'alert.send': ['secretariat', 'focal-point'],
  'alert.acknowledge': [...FOCAL, 'validating-authority', ...ANALYSTS],
  'input.give': [...MEMBERS, 'civil-society'],
  'practice.draft': ['secretariat', 'expert', 'group-chair', ...FOCAL],
  'recommendation.draft': ['secretariat', 'expert', 'group-chair', ...FOCAL],
  'recommendation.comment': MEMBERS,
  'recommendation.answer': FOCAL,
  'commitment.write': FOCAL,
  'commitment.validate': ['validating-authority'],
  'commitment.assess': ['independent-assessor'],
  'meeting.run': ['secretariat', 'group-chair'],
  'meeting.reply': [...FOCAL, 'validating-authority', ...ANALYSTS, 'expert', 'group-chair'],
  'group.edit': ['secretariat'],
  'review.run': ['secretariat'],
  'person.nominate': ['focal-point'],
  'person.invite': ['administrator', 'secretariat', 'focal-point'],
  'participant.edit': ['administrator', 'secretariat'],
  'audit.read': ['administrator', 'secretariat'],
  'work.oversee': ['secretariat'],
};

/** May somebody who holds these roles do it at all? Whether at this participant is asked beside it. */
export function mayDo(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => MAY[action].includes(role));
}

/** Roles that may do at least one of these. */
export const rolesThatMay = (...actions: readonly Action[]): readonly Role[] =>
  ROLES.filter((role) => actions.some((action) => MAY[action].includes(role)));

/** Roles that a focal point hands out at its own participant. */
export const NOMINATED: readonly Role[] = [
  'alternate-focal-point',
  'validating-authority',
  ...ANALYSTS,
  'expert',
];

/** May somebody give a role? Administrators and the secretariat any; a focal point those of its own participant. */
export function mayGrant(
  giver: { readonly roles: readonly Role[]; readonly participants: readonly number[] },
  grant: { readonly role: Role; readonly participantId: number | null },
): boolean {
  if (grant.role === 'public') return false;
  if (mayDo(giver.roles, 'participant.edit'))
    return grant.role !== 'administrator' || giver.roles.includes('administrator');
  return (
    mayDo(giver.roles, 'person.nominate') &&
    NOMINATED.includes(grant.role) &&
    grant.participantId !== null &&
    giver.participants.includes(grant.participantId)
  );
}

/** Nobody validates or assesses what they wrote, whatever roles they hold. */
export function mayJudge(
  judge: { readonly personId: number; readonly roles: readonly Role[] },
  action: 'commitment.validate' | 'commitment.assess',
  work: { readonly authorIds: readonly number[] },
): boolean {
  return mayDo(judge.roles, action) && !work.authorIds.includes(judge.personId);
}

/** Whose the reports of somebody's import are: each its reporter's own where they act for all, else their participant's. */
export function findOwnership(importer: {
  readonly roles: readonly Role[];
  readonly participants: readonly number[];
}): 'reporter' | number {
  if (importer.roles.includes('secretariat')) return 'reporter';
  const [own] = importer.participants;
  if (!mayDo(importer.roles, 'report.import') || own === undefined)
    throw refuseSender(importer.roles, 'reports', rolesThatMay('report.import'));
  return own;
}
