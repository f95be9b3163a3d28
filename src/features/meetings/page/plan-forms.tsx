import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { MEETING_ENDPOINTS, type MeetingResponse, type SeriesItem } from '../contract.ts';
import { readerZone } from './parts.tsx';
import { AboutFields, PlanFields } from './when-fields.tsx';

interface FormProps {
  readonly groupKey: string;
  readonly groupTitle: string;
}

const USUAL_MINUTES = 90;
const usualQuorum = 3;

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
  const [on, setOn] = useState('');
  const [plan, setPlan] = useState({ time: '09:00', timeZone: readerZone(), minutes: USUAL_MINUTES });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        const body = { groupKey, ...about, on, ...plan };
        const made = await send<MeetingResponse>(MEETING_ENDPOINTS.plan.path, body);
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
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.plan')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

const EAST = { session: 'east', time: '09:00', timeZone: 'Asia/Bangkok', minutes: USUAL_MINUTES } as const;
const WEST = {
  session: 'west',
  time: '09:00',
  timeZone: 'America/New_York',
  minutes: USUAL_MINUTES,
} as const;

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
  const [hasTwo, setTwo] = useState(true);
  const [east, setEast] = useState<SeriesItem['sessions'][number]>(EAST);
  const [west, setWest] = useState<SeriesItem['sessions'][number]>(WEST);
  const [months, setMonths] = useState({ from: '', until: '' });
  const sessions = hasTwo ? [east, west] : [{ ...east, session: 'single' }];
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        const span = { fromMonth: `${months.from}-01`, untilMonth: `${months.until}-01` };
        const body = { groupKey, ...about, pattern, sessions, ...span };
        if ((await send<SeriesItem>(MEETING_ENDPOINTS.planSeries.path, body)) !== undefined) onDone();
      }}
    >
      <AboutFields about={about} onChange={setAbout} />
      <PatternFields pattern={pattern} onChange={setPattern} />
      <Checkbox
        label={words('meetings.twoSessions')}
        checked={hasTwo}
        onChange={(event) => setTwo(event.currentTarget.checked)}
      />
      <fieldset className="stack choice">
        <legend>{words(`meetings.session.${hasTwo ? 'east' : 'single'}`)}</legend>
        <PlanFields plan={east} onChange={setEast} />
      </fieldset>
      {hasTwo ? (
        <fieldset className="stack choice">
          <legend>{words('meetings.session.west')}</legend>
          <PlanFields plan={west} onChange={setWest} />
        </fieldset>
      ) : null}
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
      <Button type="submit" size="xs" loading={isBusy}>
        {words('meetings.planSeries')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

type Pattern = SeriesItem['pattern'];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** A Monday: weekdays are named in the reader's language. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export const weekdayName = (locale: string, weekday: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(MONDAY_MS + (weekday - 1) * DAY_MS),
  );

function PatternFields(props: { readonly pattern: Pattern; readonly onChange: (pattern: Pattern) => void }) {
  const words = useWords();
  const { pattern, onChange } = props;
  const { everyMonths } = pattern;
  return (
    <div className="row">
      <Select
        label={words('meetings.patternLabel')}
        data={[
          { value: 'weekday', label: words('meetings.byWeekday') },
          { value: 'day', label: words('meetings.byDay') },
        ]}
        value={pattern.kind}
        allowDeselect={false}
        onChange={(kind) =>
          onChange(
            kind === 'day'
              ? { kind, day: 1, everyMonths }
              : { kind: 'weekday', nth: 2, weekday: 2, everyMonths },
          )
        }
      />
      {pattern.kind === 'day' ? (
        <TextInput
          required
          type="number"
          min={1}
          max={31}
          label={words('meetings.dayNumber')}
          value={pattern.day}
          onChange={(event) => onChange({ ...pattern, day: Number(event.currentTarget.value) })}
        />
      ) : (
        <>
          <Select
            label={words('meetings.nthLabel')}
            data={['1', '2', '3', '4', '-1'].map((nth) => ({
              value: nth,
              label: words(`meetings.nth.${nth}`),
            }))}
            value={String(pattern.nth)}
            allowDeselect={false}
            onChange={(nth) => onChange({ ...pattern, nth: Number(nth) as 1 | 2 | 3 | 4 | -1 })}
          />
          <Select
            label={words('meetings.weekdayLabel')}
            data={DAYS.map((day) => ({ value: String(day), label: weekdayName(words.locale, day) }))}
            value={String(pattern.weekday)}
            allowDeselect={false}
            onChange={(day) => onChange({ ...pattern, weekday: Number(day) })}
          />
        </>
      )}
      <TextInput
        required
        type="number"
        min={1}
        max={12}
        label={words('meetings.every')}
        value={everyMonths}
        onChange={(event) => onChange({ ...pattern, everyMonths: Number(event.currentTarget.value) })}
      />
    </div>
  );
}
