import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { MeetingResponse, Minutes } from '../contract.ts';
import { useMeetingSteps } from './use-meeting.ts';

interface Part {
  readonly meeting: MeetingResponse;
}

export function MinutesCard({ meeting }: Part) {
  const words = useWords();
  const { onMinutes, problem, isBusy } = useMeetingSteps(meeting);
  const { minutes, minutesVersion, may } = meeting;
  if (meeting.state === 'planned' || meeting.state === 'cancelled') return null;
  const isHeld = meeting.state === 'held';
  return (
    <section className="card">
      <h2>{words('meetings.minutes')}</h2>
      {minutes === null ? (
        <p className="dim">{words('meetings.minutesNone')}</p>
      ) : (
        <p className="dim">
          {words('meetings.minutesBy', {
            n: minutes.version,
            when: words.instant(minutes.at),
            who: minutes.by?.name ?? words('work.holder'),
          })}
        </p>
      )}
      {meeting.approvedAt === null ? null : (
        <p>
          {words('meetings.approvedLine', {
            when: words.instant(meeting.approvedAt),
            who: meeting.approvedBy?.name ?? words('work.holder'),
          })}
        </p>
      )}
      {minutes === null ? null : may.includes('minutes') ? (
        <MinutesForm key={minutes.version} meeting={meeting} content={minutes.content} />
      ) : (
        <MinutesText content={minutes.content} />
      )}
      <div className="row">
        {may.includes('draft-minutes') ? (
          <Button
            size="xs"
            variant={minutes === null ? 'filled' : 'default'}
            loading={isBusy}
            onClick={() => void onMinutes({ step: 'draft-minutes', minutesVersion })}
          >
            {words(minutes === null ? 'meetings.step.draft-minutes' : 'meetings.redraft')}
          </Button>
        ) : null}
        {may.includes('approve') ? (
          <Button
            size="xs"
            loading={isBusy}
            onClick={() => void onMinutes({ step: 'approve', minutesVersion })}
          >
            {words('meetings.step.approve')}
          </Button>
        ) : isHeld && minutes !== null ? (
          <span className="dim">{words('meetings.approveRole')}</span>
        ) : null}
      </div>
      <Problem text={problem} />
    </section>
  );
}

function MinutesText({ content }: { readonly content: Minutes }) {
  return (
    <>
      {content.sections.map(({ title, text }) => (
        <div key={title}>
          <h3>{title}</h3>
          <p className="told">{text}</p>
        </div>
      ))}
    </>
  );
}

function MinutesForm({ meeting, content }: Part & { readonly content: Minutes }) {
  const words = useWords();
  const { onMinutes, problem, isBusy } = useMeetingSteps(meeting);
  const [begun] = useState(meeting.minutesVersion);
  const [sections, setSections] = useState(content.sections);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onMinutes({ step: 'minutes', minutesVersion: begun, content: { sections } });
      }}
    >
      {sections.map((section, index) => (
        <Textarea
          key={section.title}
          autosize
          minRows={2}
          label={section.title}
          value={section.text}
          onChange={(event) =>
            setSections(sections.with(index, { ...section, text: event.currentTarget.value }))
          }
        />
      ))}
      <div className="row">
        <Button type="submit" size="xs" variant="default" loading={isBusy}>
          {words('meetings.step.minutes')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
