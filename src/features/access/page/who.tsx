import { Menu } from '@mantine/core';
import { useAddress } from '../../../ui/address.ts';
import { useKnownStatus } from '../../../ui/status.ts';
import { goUnlessUnsaved } from '../../../ui/unsaved.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { PersonResponse } from '../contract.ts';
import { ACCESS_PATHS } from '../paths.ts';
import { useMe, useSend } from './use-access.ts';

/** Who I am, in the top bar: in the sample a switch between its simulated people, else signing in and out. */
export function WhoMenu() {
  const words = useWords();
  const { go } = useAddress();
  const status = useKnownStatus();
  const me = useMe().data;
  const { send } = useSend();
  if (me === undefined || status === undefined) return null;
  const isPerson = me.kind === 'person';
  const isKnown = isPerson || me.kind === 'local';
  return (
    <Menu position="bottom-end" width={300} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="quiet who"
          aria-label={isKnown ? `${words('access.who.label')}: ${me.name}` : undefined}
        >
          {isKnown ? me.name : words('access.who.signIn')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.roles.length > 0 ? me.roles.map((role) => words(`access.role.${role}`)).join(', ') : me.name}
        </Menu.Label>
        {status.isSimulated ? <SimulatedPeople me={me.id} isPerson={isPerson} /> : null}
        {!status.isSimulated && me.kind === 'public' ? (
          <Menu.Item onClick={() => go('/sign-in', {})}>{words('access.who.signIn')}</Menu.Item>
        ) : null}
        {isPerson && !status.isSimulated ? (
          <>
            <Menu.Item onClick={() => go('/account', {})}>{words('access.who.account')}</Menu.Item>
            <Menu.Item onClick={() => goUnlessUnsaved(() => void send(ACCESS_PATHS.signOut, {}))}>
              {words('access.who.signOut')}
            </Menu.Item>
          </>
        ) : null}
        {me.kind === 'public' ? null : (
          <>
            <Menu.Item onClick={() => go('/administration', {})}>
              {words('access.who.administration')}
            </Menu.Item>
            <Menu.Item onClick={() => go('/audit', {})}>{words('access.who.audit')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The first person of each role: the sample has one of each at the same participant, and many more at others. */
function onePerRole(people: readonly PersonResponse[]): PersonResponse[] {
  const byRole = new Map<string, PersonResponse>();
  for (const person of people.toSorted((one, other) => one.id - other.id)) {
    const role = person.grants[0]?.role;
    if (role !== undefined && !byRole.has(role)) byRole.set(role, person);
  }
  return [...byRole.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function SimulatedPeople(props: { readonly me: string; readonly isPerson: boolean }) {
  const words = useWords();
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_PATHS.people, {}, { isTimed: false });
  const { send } = useSend();
  const act = (personId: number | null) =>
    goUnlessUnsaved(() => void send(ACCESS_PATHS.switchPerson, { personId }));
  const items = onePerRole((people.data?.items ?? []).filter(({ isSimulated }) => isSimulated));
  return (
    <>
      <Menu.Label>{words('access.who.actAs')}</Menu.Label>
      {props.isPerson ? <Menu.Item onClick={() => act(null)}>{words('access.who.holder')}</Menu.Item> : null}
      {items.map((person) => (
        <Menu.Item
          key={person.id}
          disabled={props.me === `person:${person.id}`}
          onClick={() => act(person.id)}
        >
          {person.name}
        </Menu.Item>
      ))}
    </>
  );
}
