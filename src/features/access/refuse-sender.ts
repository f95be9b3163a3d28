import { TocsinError } from '../../kernel/errors.ts';
import type { Role } from '../../model/access.ts';
import { accessEn } from '../../model/messages/access.en.ts';

const nameRoles = (roles: readonly Role[]): string =>
  roles.map((role) => accessEn.access.role[role]).join(', ');

/** What somebody is told who sends records that are another role's to send: whose, and how to act as one of them. */
export const refuseSender = (roles: readonly Role[], what: string, senders: readonly Role[]): TocsinError =>
  new TocsinError('access.not-sender', {
    what,
    senders: nameRoles(senders),
    yours: nameRoles(roles),
    example: senders[0] ?? '',
  });
