import { TocsinError } from '../../kernel/errors.ts';
import { type Route, route } from '../../store/reading/route.ts';
import { mayDo } from '../access/rules.ts';
import { AUDIT_ENDPOINTS } from './contract.ts';
import { listAudit } from './list.ts';
import { verifyAudit } from './verify.ts';

export const AUDIT_ROUTES: readonly Route[] = [
  route(AUDIT_ENDPOINTS.list, 'fresh', async ({ tx, actor }, { query }) => ({
    ...(await listAudit(tx, query)),
    isWhole: mayDo(actor.roles, 'audit.read'),
  })),
  route(AUDIT_ENDPOINTS.chain, 'fresh', async ({ tx, actor }) => {
    if (!mayDo(actor.roles, 'audit.read')) throw new TocsinError('access.refused');
    return verifyAudit(tx);
  }),
];
