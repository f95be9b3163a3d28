import { Button, Textarea } from '@mantine/core';
import { type Draft, Overtaken, Saved, useDraft } from '../../../ui/kit/draft.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { MeetingResponse, Minutes } from '../contract.ts';
import { useMeetingSteps } from './use-meeting.ts';

interface Part {
  readonly meeting: MeetingResponse;
}

export function MinutesCard({ meeting }: Part) {
  const words = useWords();
  const { minutes, may } = meeting;
  if (meeting.state === 'planned' || meeting.state === 'cancelled') return null;
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
      {minutes === null ? (
        <BeginMinutes meeting={meeting} />
      ) : may.includes('minutes') ? (
        <MinutesForm meeting={meeting} content={minutes.content} />
      ) : (
        <MinutesText content={minutes.content} />
      )}
    </section>
  );
}

function BeginMinutes({ meeting }: Part) {
  const words = useWords();
  const { onMinutes, problem, isBusy } = useMeetingSteps(meeting);
  if (!meeting.may.includes('draft-minutes')) return null;
  const begin = () => onMinutes({ step: 'draft-minutes', minutesVersion: meeting.minutesVersion });
  return (
    <>
      <div className="row">
        <Button size="xs" loading={isBusy} onClick={() => void begin()}>
          {words('meetings.step.draft-minutes')}
        </Button>
      </div>
      <Problem text={problem} />
    </>
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

/** What is typed stays here until it is saved, also where somebody else has saved meanwhile. */
function MinutesForm({ meeting, content }: Part & { readonly content: Minutes }) {
  const words = useWords();
  const { onMinutes, problem, isBusy } = useMeetingSteps(meeting);
  const draft = useDraft({ version: meeting.minutesVersion, content }, (held) => held.content.sections);
  const sections = draft.values;
  const save = async (minutesVersion = draft.begun) => {
    const body = { step: 'minutes', minutesVersion, content: { sections } };
    const saved = await onMinutes(body, { isAhead: true });
    draft.noteSaved(saved === undefined ? undefined : { version: saved.minutesVersion });
  };
  return (
    <form
      data-draft
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {sections.map((section, index) => (
        <Textarea
          key={section.title}
          autosize
          minRows={2}
          label={section.title}
          value={section.text}
          onChange={({ currentTarget: { value } }) =>
            draft.change((held) => held.with(index, { ...section, text: value }))
          }
        />
      ))}
      <div className="row">
        <Button type="submit" size="xs" variant="default" loading={isBusy}>
          {words('meetings.step.minutes')}
        </Button>
        <Saved draft={draft} />
      </div>
      <Problem text={problem} />
      <Overtaken draft={draft} isBusy={isBusy} onKeepMine={(version) => void save(version)} />
      <MinutesSteps meeting={meeting} draft={draft} />
    </form>
  );
}

interface MinutesStepsProps extends Part {
  readonly draft: Draft<Minutes['sections'], { readonly version: number; readonly content: Minutes }>;
}

/** What goes on from the minutes as they are saved: it would leave behind what was typed since. */
function MinutesSteps({ meeting, draft }: MinutesStepsProps) {
  const words = useWords();
  const { onMinutes, problem, isBusy } = useMeetingSteps(meeting);
  const { may } = meeting;
  const minutesVersion = draft.begun;
  const redraft = async () => {
    const made = await onMinutes({ step: 'draft-minutes', minutesVersion }, { isAhead: true });
    if (made?.minutes) draft.restart({ version: made.minutesVersion, content: made.minutes.content });
  };
  if (draft.isUnsaved) return <p className="dim">{words('draft.saveFirst')}</p>;
  return (
    <>
      <div className="row">
        {may.includes('draft-minutes') ? (
          <Button size="xs" variant="default" loading={isBusy} onClick={() => void redraft()}>
            {words('meetings.redraft')}
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
        ) : meeting.state === 'held' ? (
          <span className="dim">{words('meetings.approveRole')}</span>
        ) : null}
      </div>
      <Problem text={problem} />
    </>
  );
}
