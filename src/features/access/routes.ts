import { TocsinError } from '../../kernel/errors.ts';
import type { Actor } from '../../store/door.ts';
import { type Route, route } from '../../store/reading/route.ts';
import { createApiToken, endApiToken, listApiTokens } from './api-tokens.ts';
import { ACCESS_ENDPOINTS } from './contract.ts';
import type { GatesPort } from './gate-ports.ts';
import { invite, invitePerson, listInvitations } from './invitations.ts';
import { endRole, grantRole, listParticipants, listPeople, setDisabled } from './people.ts';
import {
  confirmTotp,
  getSecondFactor,
  offerTotp,
  removeTotp,
  type SecondFactorState,
} from './second-factor.ts';
import { endSessions, listSessions } from './session.ts';

const DONE = { done: true } as const;
const EP = ACCESS_ENDPOINTS;

/** What concerns an account needs one: neither the public nor who holds the machine has it. */
function asPerson(actor: Actor): Actor {
  if (actor.kind !== 'person') throw new TocsinError('access.sign-in');
  return actor;
}

/** People, roles, sessions and tokens; what sets or clears the cookie is mounted by the server. */
export const accessRoutes = (gates: GatesPort): readonly Route[] => [
  route(EP.people, 'still', async ({ tx }) => ({ items: await listPeople(tx) })),
  route(EP.participants, 'still', async ({ tx }) => ({ items: await listParticipants(tx) })),
  route(EP.grant, 'write', async ({ tx, actor, now }, { params, body }) => {
    await grantRole(tx, actor, { ...body, personId: params.id, now });
    return DONE;
  }),
  route(EP.endRole, 'write', async ({ tx, actor }, { params, body }) => {
    await endRole(tx, actor, { grantId: params.id, reason: body.reason });
    return DONE;
  }),
  route(EP.setDisabled, 'write', async ({ tx, actor }, { params, body }) => {
    await setDisabled(tx, actor, { personId: params.id, isDisabled: body.isDisabled });
    return DONE;
  }),
  route(EP.invitations, 'fresh', async ({ tx }) => ({ items: await listInvitations(tx) })),
  route(
    EP.invite,
    'write',
    async (_reading, _asked, invited: Awaited<ReturnType<typeof invite>>) => invited,
    (database, { body }, actor) => invite(gates(database), actor, body),
  ),
  route(
    EP.invitePerson,
    'write',
    async (_reading, _asked, invited: Awaited<ReturnType<typeof invitePerson>>) => invited,
    (database, { params }, actor) => invitePerson(gates(database), actor, params.id),
  ),
  route(EP.sessions, 'fresh', async ({ tx, actor }) => ({ items: await listSessions(tx, asPerson(actor)) })),
  route(EP.endSession, 'write', async ({ tx, actor }, { params }) => {
    await endSessions(tx, asPerson(actor), { only: params.id });
    return DONE;
  }),
  route(
    EP.secondFactor,
    'fresh',
    async (_reading, _asked, state: SecondFactorState) => state,
    (database, _asked, actor) => getSecondFactor(gates(database), asPerson(actor)),
  ),
  route(
    EP.offerTotp,
    'write',
    async (_reading, _asked, offer: Awaited<ReturnType<typeof offerTotp>>) => offer,
    (database, { body }, actor) => offerTotp(gates(database), asPerson(actor), body.password),
  ),
  route(
    EP.confirmTotp,
    'write',
    async (_reading, _asked, codes: Awaited<ReturnType<typeof confirmTotp>>) => ({
      recoveryCodes: [...codes.recoveryCodes],
    }),
    (database, { body }, actor) => confirmTotp(gates(database), asPerson(actor), body.code),
  ),
  route(
    EP.removeTotp,
    'write',
    async () => DONE,
    (database, { body }, actor) => removeTotp(gates(database), asPerson(actor), body),
  ),
  route(EP.tokens, 'fresh', async ({ tx, actor }) => ({
    items: (await listApiTokens(tx, asPerson(actor))).map((item) => ({ ...item, scopes: [...item.scopes] })),
  })),
  route(EP.createToken, 'write', async ({ tx, actor }, { body }) => {
    const { token, item } = await createApiToken(tx, asPerson(actor), body);
    return { token, item: { ...item, scopes: [...item.scopes] } };
  }),
  route(EP.endToken, 'write', async ({ tx, actor }, { params }) => {
    await endApiToken(tx, asPerson(actor), params.id);
    return DONE;
  }),
];
