import { Button } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { type ActionItem, MEETING_ENDPOINTS } from '../contract.ts';
import { ChangeAction } from './action-change.tsx';

interface ActionListProps {
  readonly actions: readonly ActionItem[];
  /** Says which meeting asked for each. */
  readonly hasMeeting?: boolean;
}

export function ActionList({ actions, hasMeeting = false }: ActionListProps) {
  return (
    <ul className="witnesses stack">
      {actions.map((action) => (
        <li key={action.id}>
          <Action action={action} hasMeeting={hasMeeting} />
        </li>
      ))}
    </ul>
  );
}

function Action({ action, hasMeeting }: { readonly action: ActionItem; readonly hasMeeting: boolean }) {
  const words = useWords();
  const { kind, state, text, holder, dueOn, isLate, reason } = action;
  return (
    <>
      <div className="row">
        <strong>{words(`meetings.kind.${kind}`)}</strong>
        <span className="tag">{words(`meetings.actionState.${state}`)}</span>
        {holder === null ? null : <span>{holder.name}</span>}
        {dueOn === null ? null : <span>{words('meetings.dueOn', { on: dueOn })}</span>}
        {isLate ? (
          <span className="tag" data-alarm>
            {words('work.late')}
          </span>
        ) : null}
        {hasMeeting ? (
          <AppLink to={`/groups/meetings/${action.meetingId}`}>
            {words('meetings.fromMeeting', { on: action.meetingAt.slice(0, 10) })}
          </AppLink>
        ) : null}
      </div>
      <p className="told">{text}</p>
      {reason === null ? null : <p className="quote">{reason}</p>}
      <ActionSteps action={action} isFull={!hasMeeting} />
    </>
  );
}

function ActionSteps({ action, isFull }: { readonly action: ActionItem; readonly isFull: boolean }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [isChanging, setChanging] = useState(false);
  const step = (body: object) =>
    send<ActionItem>(`${MEETING_ENDPOINTS.actions.path}/${action.id}/steps`, {
      version: action.version,
      ...body,
    });
  if (isChanging) return <ChangeAction action={action} onDone={() => setChanging(false)} />;
  // What is closed is seldom opened again: the page of its meeting offers it.
  if (action.may.length === 0 || (action.state !== 'open' && !isFull)) return null;
  return (
    <>
      <div className="row">
        {action.may.includes('done') ? (
          <Button size="xs" variant="default" loading={isBusy} onClick={() => void step({ step: 'done' })}>
            {words('meetings.actionStep.done')}
          </Button>
        ) : null}
        {action.may.includes('edit') ? (
          <Button size="xs" variant="default" onClick={() => setChanging(true)}>
            {words('meetings.actionStep.edit')}
          </Button>
        ) : null}
        {(['drop', 'reopen'] as const)
          .filter((each) => action.may.includes(each))
          .map((each) => (
            <NotedStep
              key={each}
              label={words(`meetings.actionStep.${each}`)}
              ask={words(`meetings.actionAsk.${each}`)}
              isBusy={isBusy}
              onDone={async (note) => (await step({ step: each, note })) !== undefined}
            />
          ))}
      </div>
      <Problem text={problem} />
    </>
  );
}
