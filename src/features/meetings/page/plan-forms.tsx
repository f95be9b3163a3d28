import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { LabelFields, type WorkLabel } from '../../access/page/label-fields.tsx';
import { useSend } from '../../access/page/use-access.ts';
import { MEETING_ENDPOINTS, type MeetingResponse, type SeriesItem } from '../contract.ts';
import { readerZone } from './parts.tsx';
import { EAST, PatternFields, SessionFields, USUAL_MINUTES, WEST } from './pattern-fields.tsx';
import { AboutFields, PlanFields } from './when-fields.tsx';

interface FormProps {
  readonly groupKey: string;
  readonly groupTitle: string;
}

const usualQuorum = 3;
/** What participants share among themselves. */
const USUAL_LABEL: WorkLabel = { marking: 'AMBER', purpose: 'any', readers: [] };

/** Planning one meeting, or a series. */
export function PlanMeetings(props: FormProps) {
  const words = useWords();
  const [open, setOpen] = useState<'plan' | 'planSeries'>();
  return (
    <section className="card">
      <div className="row">
        {(['plan', 'planSeries'] as const).map((each) => (
          <Button
            key={each}
            size="xs"
            variant="default"
            aria-expanded={open === each}
            onClick={() => setOpen(open === each ? undefined : each)}
          >
            {words(`meetings.${each}`)}
          </Button>
        ))}
      </div>
      {open === 'plan' ? <PlanMeeting {...props} /> : null}
      {open === 'planSeries' ? <PlanSeries {...props} onDone={() => setOpen(undefined)} /> : null}
    </section>
  );
}

function PlanMeeting({ groupKey, groupTitle }: FormProps) {
  const words = useWords();
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [about, setAbout] = useState({ title: groupTitle, place: '', link: '', quorum: usualQuorum });
  const [label, setLabel] = useState<WorkLabel>(USUAL_LABEL);
  const [on, setOn] = useState('');
  const [plan, setPlan] = useState({ time: '09:00', timeZone: readerZone(), minutes: USUAL_MINUTES });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        const body = { groupKey, ...about, on, ...plan, label };
        const made = await send<MeetingResponse>(MEETING_ENDPOINTS.plan.path, body, { isAhead: true });
        if (made !== undefined) go(`/groups/meetings/${made.id}`);
      }}
    >
      <AboutFields about={about} onChange={setAbout} />
      <TextInput
        required
        type="date"
        label={words('meetings.on')}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <PlanFields plan={plan} onChange={setPlan} />
      <LabelFields legend={words('meetings.label')} label={label} onChange={setLabel} />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.plan')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

function PlanSeries({ groupKey, groupTitle, onDone }: FormProps & { readonly onDone: () => void }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [about, setAbout] = useState({ title: groupTitle, place: '', link: '', quorum: usualQuorum });
  const [pattern, setPattern] = useState<SeriesItem['pattern']>({
    kind: 'weekday',
    nth: 2,
    weekday: 2,
    everyMonths: 1,
  });
  const [sessions, setSessions] = useState<SeriesItem['sessions']>([EAST, WEST]);
  const [label, setLabel] = useState<WorkLabel>(USUAL_LABEL);
  const [months, setMonths] = useState({ from: '', until: '' });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        const span = { fromMonth: `${months.from}-01`, untilMonth: `${months.until}-01` };
        const body = { groupKey, ...about, pattern, sessions, ...span, label };
        if ((await send<SeriesItem>(MEETING_ENDPOINTS.planSeries.path, body)) !== undefined) onDone();
      }}
    >
      <AboutFields about={about} onChange={setAbout} />
      <PatternFields pattern={pattern} onChange={setPattern} />
      <SessionFields sessions={sessions} onChange={setSessions} />
      <div className="row">
        {(['from', 'until'] as const).map((each) => (
          <TextInput
            key={each}
            required
            type="month"
            placeholder="2025-01"
            pattern="\d{4}-\d{2}"
            label={words(`meetings.${each}Month`)}
            value={months[each]}
            onChange={(event) => setMonths({ ...months, [each]: event.currentTarget.value })}
          />
        ))}
      </div>
      <LabelFields legend={words('meetings.label')} label={label} onChange={setLabel} />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.planSeries')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
