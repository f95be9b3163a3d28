import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../model/access.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { GROUP_ENDPOINTS, type GroupItem } from '../../groups/contract.ts';
import type { Part } from './participant-page.tsx';

/** Groups to choose from, by their number. */
export function useGroups(): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useApi<{ items: GroupItem[] }>(GROUP_ENDPOINTS.list.path, {}, { isTimed: false });
  return (data?.items ?? []).map(({ key, title }) => ({ value: key, label: `${key} ${title}` }));
}

/** Somebody new for a role, in groups. */
export function Nominate({ participant }: Part) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const groups = useGroups();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>(
    participant.mayGive.includes('expert') ? 'expert' : participant.mayGive[0]!,
  );
  const [chosen, setChosen] = useState<string[]>([]);
  const nominate = async () => {
    const body = { name, email, role, groups: chosen };
    const path = `/api/participants/${participant.id}/people`;
    if ((await send(path, body, { isAhead: true })) === undefined) return;
    setName('');
    setEmail('');
    setChosen([]);
  };
  return (
    <section className="card">
      <h2>{words('participants.nominateTitle')}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void nominate();
        }}
      >
        <TextInput
          required
          label={words('participants.personName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          required
          type="email"
          label={words('participants.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={words('participants.role')}
          data={participant.mayGive.map((value) => ({ value, label: words(`access.role.${value}`) }))}
          value={role}
          allowDeselect={false}
          onChange={(value) => setRole((value ?? 'expert') as Role)}
        />
        <MultiSelect
          label={words('participants.groupsOf')}
          description={words('participants.groupsHelp')}
          data={groups}
          value={chosen}
          onChange={setChosen}
        />
        <Problem text={problem} />
        <div>
          <Button type="submit" size="xs" loading={isBusy}>
            {words('participants.nominate')}
          </Button>
        </div>
      </form>
    </section>
  );
}
