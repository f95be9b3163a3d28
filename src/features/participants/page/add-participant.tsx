import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { PARTICIPANT_ENDPOINTS, type ParticipantResponse } from '../contract.ts';

const KINDS = ['country', 'organization'] as const;
const BLANK = { kind: 'country', key: '', name: '', joinedOn: '', note: '' };

/** A participant that was not there; one that is joins on its own page. */
export function AddParticipant() {
  const words = useWords();
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [draft, setDraft] = useState(BLANK);
  const field = (key: keyof typeof BLANK) => ({
    value: draft[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [key]: value }));
    },
  });
  const add = async () => {
    const body = { ...draft, joinedOn: draft.joinedOn || null };
    const made = await send<ParticipantResponse>(PARTICIPANT_ENDPOINTS.add.path, body, { isAhead: true });
    if (made !== undefined) go(`/participants/${made.id}`);
  };
  return (
    <details className="card">
      <summary>{words('participants.add')}</summary>
      <form
        className="stack narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Select
          label={words('participants.column.kind')}
          data={KINDS.map((value) => ({ value, label: words(`participants.kind.${value}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => setDraft((before) => ({ ...before, kind: kind ?? 'country' }))}
        />
        <TextInput
          required
          label={words('participants.key')}
          description={words('participants.keyHelp')}
          {...field('key')}
        />
        <TextInput required label={words('participants.name')} {...field('name')} />
        <TextInput type="date" label={words('participants.joins')} {...field('joinedOn')} />
        <TextInput required label={words('participants.why')} {...field('note')} />
        <Problem text={problem} />
        <div>
          <Button type="submit" size="xs" loading={isBusy}>
            {words('participants.add')}
          </Button>
        </div>
      </form>
    </details>
  );
}
