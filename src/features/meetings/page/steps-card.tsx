import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { LabelFields, type WorkLabel } from '../../access/page/label-fields.tsx';
import type { MeetingResponse } from '../contract.ts';
import { REPLIES } from '../rules.ts';
import { useMeetingSteps } from './use-meeting.ts';
import { AboutFields, PlanFields } from './when-fields.tsx';

interface Part {
  readonly meeting: MeetingResponse;
}
type Closing = Part & { readonly onDone: () => void };

/** For who speaks for a participant that is invited. */
export function YourReply({ meeting }: Part) {
  const words = useWords();
  const { reply, problem, isBusy } = useMeetingSteps(meeting);
  const mine = meeting.invitations.filter(({ isMine }) => isMine);
  if (!meeting.mayReply) return null;
  return (
    <section className="card">
      <h2>{words('meetings.replyTitle')}</h2>
      {mine.map(({ participant, reply: last }) => (
        <div key={participant.id} className="stack">
          <p>
            {words('meetings.yourReply', {
              participant: participant.name,
              reply: words(`meetings.replied.${last ?? 'open'}`),
            })}
          </p>
          <div className="row">
            {REPLIES.map((each) => (
              <Button
                key={each}
                size="xs"
                variant={last === each ? 'filled' : 'default'}
                aria-pressed={last === each}
                loading={isBusy}
                onClick={() => void reply({ reply: each, participantId: participant.id })}
              >
                {words(`meetings.reply.${each}`)}
              </Button>
            ))}
          </div>
        </div>
      ))}
      <Problem text={problem} />
    </section>
  );
}

const FORMS = ['edit', 'move', 'hold', 'attend'] as const;

/** What whoever runs the group's meetings may do with this one. */
export function MeetingSteps({ meeting }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const [open, setOpen] = useState<(typeof FORMS)[number]>();
  const close = () => setOpen(undefined);
  const may = (each: MeetingResponse['may'][number]) => meeting.may.includes(each);
  const hasBegun = meeting.isUnrecorded || may('hold');
  if (meeting.may.length === 0) return null;
  return (
    <section className="card no-print">
      <h2>{words('meetings.next')}</h2>
      {meeting.isUnrecorded ? <p>{words('meetings.unrecordedHelp')}</p> : null}
      <div className="row">
        {FORMS.filter(may).map((each) => (
          <Button
            key={each}
            size="xs"
            variant={each === 'hold' && hasBegun ? 'filled' : 'default'}
            aria-expanded={open === each}
            onClick={() => setOpen(open === each ? undefined : each)}
          >
            {words(`meetings.step.${each}`)}
          </Button>
        ))}
        {may('invite') ? (
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            onClick={() => void step({ step: 'invite', participants: [] })}
          >
            {words('meetings.step.invite')}
          </Button>
        ) : null}
        {may('cancel') ? (
          <NotedStep
            label={words('meetings.step.cancel')}
            ask={words('meetings.ask.cancel')}
            isBusy={isBusy}
            onDone={async (note) => (await step({ step: 'cancel', note })) !== undefined}
          />
        ) : null}
      </div>
      <Problem text={problem} />
      {open === 'edit' ? <EditForm meeting={meeting} onDone={close} /> : null}
      {open === 'move' ? <MoveForm meeting={meeting} onDone={close} /> : null}
      {open === 'hold' || open === 'attend' ? (
        <AttendForm meeting={meeting} name={open} onDone={close} />
      ) : null}
    </section>
  );
}

function EditForm({ meeting, onDone }: Closing) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const { title, place, link, quorum, marking, purpose, readers } = meeting;
  const [begun] = useState(meeting.version);
  const [about, setAbout] = useState({ title, place, link, quorum });
  const [label, setLabel] = useState<WorkLabel>({ marking, purpose, readers: readers.map(({ id }) => id) });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await step({ step: 'edit', version: begun, ...about, label })) !== undefined) onDone();
      }}
    >
      <AboutFields about={about} onChange={setAbout} />
      <LabelFields legend={words('meetings.label')} label={label} onChange={setLabel} />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.step.save')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

const MINUTE_MS = 60_000;

/** `2024-03-10T09:00` as the clocks of a zone show it. */
function localAt(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(instant)).replace(' ', 'T');
}

function MoveForm({ meeting, onDone }: Closing) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const [day = '', hour = ''] = localAt(meeting.startsAt, meeting.timeZone).split('T');
  const [begun] = useState(meeting.version);
  const [on, setOn] = useState(day);
  const [plan, setPlan] = useState({
    time: hour,
    timeZone: meeting.timeZone,
    minutes: (Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / MINUTE_MS,
  });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await step({ step: 'move', version: begun, on, ...plan })) !== undefined) onDone();
      }}
    >
      <TextInput
        required
        type="date"
        label={words('meetings.on')}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <PlanFields plan={plan} onChange={setPlan} />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.step.move')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

function AttendForm({ meeting, name, onDone }: Closing & { readonly name: 'hold' | 'attend' }) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const [attended, setAttended] = useState<readonly number[]>(
    meeting.invitations
      .filter(({ hasAttended, reply }) => (name === 'attend' ? hasAttended : reply === 'yes'))
      .map(({ participant }) => participant.id),
  );
  const toggle = (id: number) =>
    setAttended(attended.includes(id) ? attended.filter((each) => each !== id) : [...attended, id]);
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await step({ step: name, attended })) !== undefined) onDone();
      }}
    >
      <fieldset className="stack choice">
        <legend>{words('meetings.attendance')}</legend>
        {meeting.invitations.map(({ participant, reply }) => (
          <Checkbox
            key={participant.id}
            label={`${participant.name} (${words(`meetings.replied.${reply ?? 'open'}`)})`}
            checked={attended.includes(participant.id)}
            onChange={() => toggle(participant.id)}
          />
        ))}
      </fieldset>
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.step.save')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
