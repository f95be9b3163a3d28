import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { MeetingResponse } from '../contract.ts';
import type { ActionKind } from '../rules.ts';
import { ActionList } from './action-list.tsx';
import { useMeetingSteps } from './use-meeting.ts';

interface Part {
  readonly meeting: MeetingResponse;
}

/** What was decided and asked for here, and what earlier meetings had left open. */
export function Decisions({ meeting }: Part) {
  const words = useWords();
  return (
    <>
      {meeting.carried.length === 0 ? null : (
        <section className="card">
          <h2>{words('meetings.carried')}</h2>
          <p className="dim">{words('meetings.carriedHelp')}</p>
          <ActionList actions={meeting.carried} hasMeeting />
        </section>
      )}
      {meeting.state === 'planned' || meeting.state === 'cancelled' ? null : (
        <section className="card">
          <h2>{words('meetings.decisions')}</h2>
          {meeting.actions.length === 0 ? (
            <p className="dim">{words('meetings.decisionsNone')}</p>
          ) : (
            <ActionList actions={meeting.actions} />
          )}
          {meeting.may.includes('decide') ? <DecideForm meeting={meeting} /> : null}
        </section>
      )}
    </>
  );
}

const EMPTY = { kind: 'action' as ActionKind, text: '', itemId: '', holderId: '', dueOn: '' };

function DecideForm({ meeting }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const [item, setItem] = useState(EMPTY);
  const isAction = item.kind === 'action';
  const save = () =>
    step(
      {
        step: 'decide',
        item: {
          kind: item.kind,
          text: item.text,
          itemId: item.itemId === '' ? null : Number(item.itemId),
          holderId: item.holderId === '' ? null : Number(item.holderId),
          dueOn: item.dueOn === '' ? null : item.dueOn,
        },
      },
      { isAhead: true },
    );
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await save()) !== undefined) setItem(EMPTY);
      }}
    >
      <h3>{words('meetings.record')}</h3>
      {meeting.hasQuorum ? null : <p>{words('meetings.noQuorumDecide')}</p>}
      <div className="row">
        <Select
          label={words('meetings.kindLabel')}
          data={(['action', 'decision'] as const).map((kind) => ({
            value: kind,
            label: words(`meetings.kind.${kind}`),
            disabled: kind === 'decision' && !meeting.hasQuorum,
          }))}
          value={item.kind}
          allowDeselect={false}
          onChange={(kind) => setItem({ ...item, kind: (kind ?? 'action') as ActionKind })}
        />
        <Select
          label={words('meetings.onItem')}
          data={[
            { value: '', label: words('meetings.noItem') },
            ...meeting.agenda.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          value={item.itemId}
          allowDeselect={false}
          onChange={(itemId) => setItem({ ...item, itemId: itemId ?? '' })}
        />
      </div>
      <Textarea
        required
        autosize
        minRows={2}
        label={words('meetings.text')}
        value={item.text}
        onChange={(event) => setItem({ ...item, text: event.currentTarget.value })}
      />
      <div className="row">
        <Select
          searchable
          required={isAction}
          clearable={!isAction}
          label={words('meetings.holder')}
          data={meeting.invitations.map(({ participant }) => ({
            value: String(participant.id),
            label: participant.name,
          }))}
          value={item.holderId === '' ? null : item.holderId}
          onChange={(holderId) => setItem({ ...item, holderId: holderId ?? '' })}
        />
        <TextInput
          type="date"
          required={isAction}
          label={words('meetings.due')}
          value={item.dueOn}
          onChange={(event) => setItem({ ...item, dueOn: event.currentTarget.value })}
        />
      </div>
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('meetings.step.decide')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
