import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ROLES, type Role } from '../../../model/access.ts';
import { useAddress, wholeNumber } from '../../../ui/address.ts';
import { Pager } from '../../../ui/kit/pager.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS, type Me, type PersonResponse } from '../contract.ts';
import type { ParticipantItem } from '../people.ts';
import { mayDo, mayGrant } from '../rules.ts';
import { useMe, useSend } from './use-access.ts';

const untimed = { isTimed: false } as const;
const LIMIT = 25;

export function Page() {
  const words = useWords();
  const me = useMe().data;
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_ENDPOINTS.people.path, {}, untimed);
  if (me === undefined) return null;
  return (
    <article>
      <h1>{words('access.people.title')}</h1>
      {mayDo(me.roles, 'person.invite') ? <InviteForm me={me} /> : null}
      {people.data === undefined ? null : <PeopleTable me={me} items={people.data.items} />}
    </article>
  );
}

/** Those whose name, e-mail or role holds what is sought, a page at a time: a coalition has hundreds. */
function PeopleTable({ me, items }: { readonly me: Me; readonly items: readonly PersonResponse[] }) {
  const words = useWords();
  const { search, set } = useAddress();
  const sought = (search.query ?? '').trim().toLowerCase();
  const textOf = ({ name, email, grants }: PersonResponse) =>
    [name, email, ...grants.flatMap(({ role, participant }) => [words(`access.role.${role}`), participant])]
      .join(' ')
      .toLowerCase();
  const found = sought === '' ? items : items.filter((person) => textOf(person).includes(sought));
  const offset = wholeNumber(search.offset);
  return (
    <>
      <div className="filters">
        <label>
          {words('access.people.find')}
          <input
            type="search"
            value={search.query ?? ''}
            onChange={(event) => set({ query: event.currentTarget.value || undefined, offset: undefined })}
          />
        </label>
      </div>
      {found.length === 0 ? (
        <p>{words(sought === '' ? 'access.people.empty' : 'access.people.notFound')}</p>
      ) : null}
      <div className="table-scroll">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{words('access.people.name')}</th>
              <th scope="col">{words('access.people.email')}</th>
              <th scope="col">{words('access.people.roles')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(offset, offset + LIMIT).map((person) => (
              <PersonRow key={person.id} me={me} person={person} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        offset={offset}
        limit={LIMIT}
        total={found.length}
        onMove={(next) => set({ offset: String(next) })}
      />
    </>
  );
}

function PersonRow({ me, person }: { readonly me: Me; readonly person: PersonResponse }) {
  const words = useWords();
  const { send, problem } = useSend();
  const end = (grantId: number, role: Role) => {
    const reason = window.prompt(words('access.people.reason'));
    if (reason !== null)
      void send(`/api/roles/${grantId}/end`, { reason: reason.trim() || words(`access.role.${role}`) });
  };
  return (
    <tr>
      <th scope="row">{person.name}</th>
      <td>{person.email}</td>
      <td>
        {person.grants.map(({ id, role, participant, participantId }) => (
          <div key={id} className="row">
            <span>{[words(`access.role.${role}`), participant].filter(Boolean).join(', ')}</span>
            {mayGrant(me, { role, participantId }) ? (
              <Button size="compact-xs" variant="default" onClick={() => end(id, role)}>
                {words('access.people.endRole', { role: words(`access.role.${role}`) })}
              </Button>
            ) : null}
          </div>
        ))}
        {problem === undefined ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </td>
    </tr>
  );
}

function InviteForm({ me }: { readonly me: Me }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const participants = useApi<{ items: ParticipantItem[] }>(ACCESS_ENDPOINTS.participants.path, {}, untimed);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('expert');
  const [participant, setParticipant] = useState<string | null>(null);
  const [link, setLink] = useState<string>();
  const participantId = participant === null ? null : Number(participant);
  const offered = ROLES.filter(
    (each) => mayGrant(me, { role: each, participantId: me.participants[0] ?? null }) && each !== 'public',
  );
  const invite = async () => {
    const roles = [{ role, participantId, groupKey: null }];
    const answer = await send<{ token: string }>(ACCESS_ENDPOINTS.invite.path, { name, email, roles });
    if (answer !== undefined) setLink(`${window.location.origin}/welcome#${answer.token}`);
  };
  return (
    <form
      className="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      <h2>{words('access.people.invite')}</h2>
      <TextInput
        required
        label={words('access.people.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        required
        type="email"
        label={words('access.people.email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        label={words('access.people.role')}
        data={offered.map((each) => ({ value: each, label: words(`access.role.${each}`) }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole((value ?? 'expert') as Role)}
      />
      <Select
        searchable
        clearable
        label={words('access.people.participant')}
        placeholder={words('access.people.noParticipant')}
        data={(participants.data?.items ?? []).map((each) => ({ value: String(each.id), label: each.name }))}
        value={participant}
        onChange={setParticipant}
      />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('access.people.send')}
      </Button>
      {link === undefined ? null : (
        <p>
          {words('access.people.link')} <code className="breakable">{link}</code>
        </p>
      )}
      {problem === undefined ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
