import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { MEETING_ENDPOINTS, type SeriesItem } from '../contract.ts';
import { PatternFields, SessionFields } from './pattern-fields.tsx';
import { AboutFields } from './when-fields.tsx';

interface ChangeSeriesProps {
  readonly series: SeriesItem;
  readonly onDone: (hasChanged: boolean) => void;
}

/** Another day, time, zone, place or name for what is to come of a series. */
export function ChangeSeries({ series, onDone }: ChangeSeriesProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [begun] = useState(series.version);
  const { title, place, link, quorum } = series;
  const [about, setAbout] = useState({ title, place, link, quorum });
  const [pattern, setPattern] = useState(series.pattern);
  const [sessions, setSessions] = useState(series.sessions);
  return (
    <form
      className="noted"
      aria-label={words('meetings.changeSeries')}
      onSubmit={async (event) => {
        event.preventDefault();
        const body = { step: 'change', version: begun, ...about, pattern, sessions };
        const path = `${MEETING_ENDPOINTS.series.path}/${series.id}/steps`;
        if ((await send<SeriesItem>(path, body)) !== undefined) onDone(true);
      }}
    >
      <p className="dim">{words('meetings.changeSeriesHelp')}</p>
      <AboutFields about={about} onChange={setAbout} />
      <PatternFields isFixed pattern={pattern} onChange={setPattern} />
      <SessionFields isFixed sessions={sessions} onChange={setSessions} />
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('meetings.step.save')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onDone(false)}>
          {words('work.cancel')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
