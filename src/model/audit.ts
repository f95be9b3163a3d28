/**
 * What the audit's chain keeps beside the steps of the coalition's work (`store/work-events.ts`), by what it is about. The vocabulary is
 * closed: a word that is written once stays, since the chain keeps it.
 */
export const AUDIT_ACTIONS = {
  'sign-in': ['session.start', 'session.refuse', 'session.end', 'account.lock'],
  rights: [
    'person.invite',
    'person.join',
    'role.grant',
    'role.end',
    'account.open',
    'account.close',
    'second-factor.set',
    'second-factor.remove',
    'second-factor.refuse',
    'token.create',
    'token.end',
    'feed.make',
    'feed.end',
  ],
  markings: ['marking.change', 'marking.default'],
  reading: ['report.read', 'report.list'],
  groups: ['group.add', 'group.edit', 'group.end', 'group.resume', 'sample.meetings'],
  taking: [
    'data.export',
    'database.backup',
    'database.restore',
    'table.import',
    'reject.set-aside',
    'reject.take-up',
  ],
} as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[keyof typeof AUDIT_ACTIONS][number];
