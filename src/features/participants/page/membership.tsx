import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import type { ParticipantStep } from '../rules.ts';
import type { Part } from './participant-page.tsx';

/** When it was a member; joining and leaving. */
export function Membership({ participant }: Part) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [on, setOn] = useState(participant.asOf);
  const [name, setName] = useState(participant.name);
  const take = async (step: ParticipantStep, note: string) => {
    const more = step === 'rename' ? { name } : step === 'stay' ? {} : { on };
    const body = { step, version: participant.version, note, ...more };
    return (await send(`/api/participants/${participant.id}/steps`, body)) !== undefined;
  };
  return (
    <section className="card">
      <h2>{words('participants.membership')}</h2>
      {participant.periods.length === 0 ? (
        <p>{words('participants.noPeriod')}</p>
      ) : (
        <ul className="witnesses">
          {participant.periods.map(({ joinedOn, leftOn }) => (
            <li key={joinedOn}>
              {leftOn === null
                ? words('participants.periodOpen', { from: joinedOn })
                : words('participants.period', { from: joinedOn, to: leftOn })}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {participant.may.map((step) => (
          <NotedStep
            key={step}
            label={words(`participants.step.${step}`)}
            ask={words('participants.why')}
            isBusy={isBusy}
            onDone={(note) => take(step, note)}
          >
            {step === 'rename' ? (
              <TextInput
                required
                label={words('participants.newName')}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            ) : step === 'stay' ? null : (
              <TextInput
                required
                type="date"
                label={words('participants.on')}
                value={on}
                onChange={(event) => setOn(event.currentTarget.value)}
              />
            )}
          </NotedStep>
        ))}
      </div>
      <Problem text={problem} />
    </section>
  );
}
