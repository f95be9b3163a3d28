import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { type SendOptions, useSend } from '../../access/page/use-access.ts';
import { MEETING_ENDPOINTS, type SeriesItem } from '../contract.ts';
import { weekdayName } from './pattern-fields.tsx';
import { ChangeSeries } from './series-change.tsx';

function sayPattern(words: Words, { pattern }: SeriesItem): string {
  const every = words('meetings.pattern.every', { count: pattern.everyMonths });
  const day =
    pattern.kind === 'day'
      ? words('meetings.pattern.day', { day: pattern.day })
      : words('meetings.pattern.weekday', {
          nth: words(`meetings.nth.${pattern.nth}`),
          weekday: weekdayName(words.locale, pattern.weekday),
        });
  return `${day}, ${every}`;
}

/** The series of a group; who runs it changes, extends or ends them. */
export function SeriesList({ groupKey }: { readonly groupKey: string }) {
  const words = useWords();
  const { data } = useApi<{ items: readonly SeriesItem[] }>(
    MEETING_ENDPOINTS.series.path,
    { group: groupKey },
    { isTimed: false },
  );
  const active = data?.items.filter(({ state }) => state === 'active') ?? [];
  if (active.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('meetings.seriesTitle')}</h2>
      {active.map((series) => (
        <div key={series.id} className="stack">
          <p>
            {words('meetings.seriesLine', { title: series.title, until: words.month(series.untilMonth) })}
            <br />
            <span className="dim">{sayPattern(words, series)}</span>
          </p>
          <ul className="witnesses">
            {series.sessions.map(({ session, time, timeZone }) => (
              <li key={session}>
                {words(`meetings.session.${session}`)}: {time} {timeZone}
              </li>
            ))}
          </ul>
          {series.mayRun ? <SeriesSteps series={series} /> : null}
        </div>
      ))}
    </section>
  );
}

function SeriesSteps({ series }: { readonly series: SeriesItem }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [until, setUntil] = useState('');
  const [isChanging, setChanging] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const step = (body: object, options?: SendOptions) =>
    send<SeriesItem>(
      `${MEETING_ENDPOINTS.series.path}/${series.id}/steps`,
      { version: series.version, ...body },
      options,
    );
  if (isChanging)
    return (
      <ChangeSeries
        series={series}
        onDone={(hasChanged) => {
          setChanging(false);
          setChanged(hasChanged);
        }}
      />
    );
  return (
    <>
      <p role="status">{isChanged ? words('meetings.seriesChanged') : ''}</p>
      <div className="row">
        <Button size="xs" variant="default" onClick={() => setChanging(true)}>
          {words('meetings.changeSeries')}
        </Button>
        <form
          className="row"
          onSubmit={async (event) => {
            event.preventDefault();
            const taken = await step({ step: 'extend', untilMonth: `${until}-01` }, { isAhead: true });
            if (taken !== undefined) setUntil('');
          }}
        >
          <TextInput
            required
            size="xs"
            type="month"
            pattern="\d{4}-\d{2}"
            label={words('meetings.untilMonth')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" loading={isBusy}>
            {words('meetings.extend')}
          </Button>
        </form>
        <NotedStep
          label={words('meetings.endSeries')}
          ask={words('meetings.ask.endSeries')}
          isBusy={isBusy}
          onDone={async (note) => (await step({ step: 'end', note })) !== undefined}
        />
      </div>
      <Problem text={problem} />
    </>
  );
}
