import { Checkbox, Select, TextInput } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import type { SeriesItem } from '../contract.ts';
import { PlanFields } from './when-fields.tsx';

export const USUAL_MINUTES = 90;
export const EAST = {
  session: 'east',
  time: '09:00',
  timeZone: 'Asia/Bangkok',
  minutes: USUAL_MINUTES,
} as const;
export const WEST = {
  session: 'west',
  time: '09:00',
  timeZone: 'America/New_York',
  minutes: USUAL_MINUTES,
} as const;

type Sessions = SeriesItem['sessions'];

/** One session, or an East and a West one; what was said of the first is kept. */
export function SessionFields(props: {
  readonly sessions: Sessions;
  readonly onChange: (sessions: Sessions) => void;
  /** Whether there may be another number of them than there is. */
  readonly isFixed?: boolean;
}) {
  const words = useWords();
  const { sessions, onChange, isFixed = false } = props;
  const [first = EAST, second = WEST] = sessions;
  const hasTwo = sessions.length > 1;
  return (
    <>
      {isFixed ? null : (
        <Checkbox
          label={words('meetings.twoSessions')}
          checked={hasTwo}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [{ ...first, session: 'east' }, second]
                : [{ ...first, session: 'single' }],
            )
          }
        />
      )}
      {sessions.map((plan, index) => (
        <fieldset key={plan.session} className="stack choice">
          <legend>{words(`meetings.session.${plan.session}`)}</legend>
          <PlanFields plan={plan} onChange={(next) => onChange(sessions.with(index, next))} />
        </fieldset>
      ))}
    </>
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

export function PatternFields(props: {
  readonly pattern: Pattern;
  readonly onChange: (pattern: Pattern) => void;
  /** Whether it stays as often as it is. */
  readonly isFixed?: boolean;
}) {
  const words = useWords();
  const { pattern, onChange, isFixed = false } = props;
  const { everyMonths } = pattern;
  return (
    <div className="fields">
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
      {isFixed ? null : (
        <TextInput
          required
          type="number"
          min={1}
          max={12}
          label={words('meetings.every')}
          value={everyMonths}
          onChange={(event) => onChange({ ...pattern, everyMonths: Number(event.currentTarget.value) })}
        />
      )}
    </div>
  );
}
