import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ROLES, type Role } from '../../../model/access.ts';
import { useAddress } from '../../../ui/address.ts';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { PAGE_LIMIT, RecordRows, usePlace } from '../../../ui/kit/record-list.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS, type Me, type PersonResponse } from '../contract.ts';
import type { ParticipantItem } from '../people.ts';
import { mayDo, mayGrant } from '../rules.ts';
import { useMe, useSend } from './use-access.ts';

const untimed = { isTimed: false } as const;

export function Page() {
  const words = useWords();
  const me = useMe().data;
  useTitle(words('access.people.title'));
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_ENDPOINTS.people.path, {}, untimed);
  if (me === undefined) return null;
  return (
    <article className="stack">
      <h1>{words('access.people.title')}</h1>
      {mayDo(me.roles, 'person.invite') ? (
        <details className="card" open={people.data?.items.length === 0}>
          <summary>{words('access.people.invite')}</summary>
          <InviteForm me={me} />
        </details>
      ) : null}
      <section className="card">
        <Loaded query={people} height={500}>
          {({ items }) => <PeopleTable me={me} items={items} />}
        </Loaded>
      </section>
    </article>
  );
}

/** Those whose name, e-mail or role holds what is sought, a page at a time: a coalition has hundreds. */
function PeopleTable({ me, items }: { readonly me: Me; readonly items: readonly PersonResponse[] }) {
  const words = useWords();
  const { search } = useAddress();
  const { offset } = usePlace();
  const sought = (search.query ?? '').trim().toLowerCase();
  const textOf = (person: PersonResponse) =>
    [person.name, person.email, ...person.grants.map((grant) => grantWords(words, grant))]
      .join(' ')
      .toLowerCase();
  const found = sought === '' ? items : items.filter((person) => textOf(person).includes(sought));
  return (
    <RecordRows
      listed={{ total: found.length, items: found.slice(offset, offset + PAGE_LIMIT) }}
      filters={[{ type: 'text', label: words('access.people.find'), parameter: 'query' }]}
      empty={{ title: words('access.people.none'), help: words('access.people.empty') }}
      rows={{
        caption: words('access.people.title'),
        columns: columnsOf(words, me),
        rowKey: ({ id }) => String(id),
      }}
    />
  );
}

/** An expert has a role in each of several groups: one line for all of them. */
function rolesOf(words: Words, { grants }: PersonResponse): string[] {
  const groups = new Map<string, string[]>();
  for (const { role, participant, groupKey } of grants) {
    const name = [words(`access.role.${role}`), participant].filter(Boolean).join(', ');
    groups.set(name, [...(groups.get(name) ?? []), ...(groupKey === null ? [] : [groupKey])]);
  }
  return [...groups].map(([name, keys]) => [name, keys.sort().join(', ')].filter(Boolean).join(' '));
}

/** A role, for whom, and in which group. */
const grantWords = (words: Words, { role, participant, groupKey }: PersonResponse['grants'][number]) =>
  [words(`access.role.${role}`), participant, groupKey].filter(Boolean).join(', ');

const columnsOf = (words: Words, me: Me): Column<PersonResponse>[] => [
  {
    id: 'name',
    header: words('access.people.name'),
    value: (person) => person.name,
    cell: (person) => <strong>{person.name}</strong>,
  },
  {
    id: 'email',
    header: words('access.people.email'),
    value: (person) => person.email,
    cell: (person) => person.email,
  },
  {
    id: 'roles',
    header: words('access.people.roles'),
    value: (person) => person.grants.map((grant) => grantWords(words, grant)).join('; '),
    cell: (person) => <Roles me={me} person={person} />,
  },
];

function Roles({ me, person }: { readonly me: Me; readonly person: PersonResponse }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const mine = person.grants.filter(({ role, participantId }) => mayGrant(me, { role, participantId }));
  return (
    <>
      <p className="row">
        {rolesOf(words, person).map((told) => (
          <span key={told} className="tag wraps">
            {told}
          </span>
        ))}
      </p>
      {mine.length === 0 ? null : (
        <details>
          <summary>{words('triage.next')}</summary>
          <div className="row">
            {mine.map((grant) => (
              <NotedStep
                key={grant.id}
                label={words('access.people.endRole', { role: grantWords(words, grant) })}
                ask={words('access.people.reason')}
                isBusy={isBusy}
                onDone={async (reason) =>
                  (await send(`/api/roles/${grant.id}/end`, { reason })) !== undefined
                }
              />
            ))}
          </div>
        </details>
      )}
      <Problem text={problem} />
    </>
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
    if (answer !== undefined) setLink(`${window.location.origin}/welcome?database=live#${answer.token}`);
  };
  return (
    <form
      className="stack narrow after"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
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
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('access.people.send')}
        </Button>
      </div>
      {link === undefined ? null : (
        <div role="status">
          <p>{words('access.people.link')}</p>
          <pre>{link}</pre>
        </div>
      )}
      <Problem text={problem} />
    </form>
  );
}
