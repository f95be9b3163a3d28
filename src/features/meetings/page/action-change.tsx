import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { StepForm } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import { useSend } from '../../access/page/use-access.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { type ActionItem, MEETING_ENDPOINTS } from '../contract.ts';

interface ChangeActionProps {
  readonly action: ActionItem;
  readonly onDone: () => void;
}

/** Other words, another owner or another day for what is open, with the reason. */
export function ChangeAction({ action, onDone }: ChangeActionProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [begun] = useState(action.version);
  const [text, setText] = useState(action.text);
  const [dueOn, setDueOn] = useState(action.dueOn ?? '');
  const [note, setNote] = useState('');
  const isAction = action.kind === 'action';
  const [holder, setHolder] = useState<string | null>(
    action.holder === null ? null : String(action.holder.id),
  );
  const change = async () => {
    const changed = await send<ActionItem>(`${MEETING_ENDPOINTS.actions.path}/${action.id}/steps`, {
      step: 'edit',
      version: begun,
      text,
      holderId: holder === null ? null : Number(holder),
      dueOn: dueOn === '' ? null : dueOn,
      note,
    });
    if (changed !== undefined) onDone();
  };
  return (
    <StepForm
      isNarrow
      label={words('meetings.step.save')}
      isBusy={isBusy}
      problem={problem}
      onSend={change}
      onCancel={onDone}
    >
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={4000}
        label={words('meetings.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="fields">
        <HolderSelect action={action} isRequired={isAction} value={holder} onChange={setHolder} />
        <TextInput
          type="date"
          required={isAction}
          label={words('meetings.due')}
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </div>
      <TextInput
        required
        maxLength={4000}
        label={words('meetings.actionAsk.edit')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}

function HolderSelect(props: {
  readonly action: ActionItem;
  readonly isRequired: boolean;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const words = useWords();
  const { action, isRequired } = props;
  const { data } = useApi<{ items: ParticipantItem[] }>(
    ACCESS_ENDPOINTS.participants.path,
    {},
    { isTimed: false },
  );
  // Whoever holds it stays in the list, also after they left.
  const items = (data?.items ?? []).filter(
    ({ id, joinedOn, leftOn }) => id === action.holder?.id || (joinedOn !== null && leftOn === null),
  );
  return (
    <Select
      searchable
      required={isRequired}
      clearable={!isRequired}
      label={words('meetings.holder')}
      data={items.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
