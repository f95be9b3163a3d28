import { expect, test } from 'vitest';
import { dayOf, isoOf } from '../../../kernel/days.ts';
import { buildSentence } from '../../signals/sentence.ts';
import { detect } from './detect.ts';
import { FIRST_DAY, simulateInput } from './simulate.ts';

const WEEKS = 156;
const COUNTRY = 4;
const [SILENT_FROM, BACK_IN] = [110, 128];

/** Week of the simulation, which does not begin on a Monday, that follows on the last day of a stretch. */
const weekAfter = (last: string): number | null =>
  last === '' ? null : Math.ceil((dayOf(last) + 1 - FIRST_DAY) / 7);

/** What is said of the stream as of a week, where it sent nothing from one week on and came back at half its volume in another. */
function changesAt(week: number) {
  const volume = (country: number, at: number): number =>
    country !== COUNTRY || at < SILENT_FROM ? 1 : at < BACK_IN ? 0 : 0.5;
  const input = simulateInput({ weeks: WEEKS, countries: 8, substances: 20, lagDays: 14, seed: 7, volume });
  const { findings } = detect({ ...input, asOf: isoOf(FIRST_DAY + week * 7 + 14) });
  return findings
    .filter(({ stream, kind }) => stream === COUNTRY && kind.startsWith('stream-'))
    .map(({ kind, startDay, explanation }) => ({
      kind,
      week: Math.round((startDay - FIRST_DAY) / 7),
      until: weekAfter(String(explanation.values.until)),
    }));
}

test('a stream that is silent has stopped; one that came back has not, where it was said to be silent still', () => {
  expect(changesAt(BACK_IN - 2)).toEqual([{ kind: 'stream-stop', week: SILENT_FROM, until: null }]);
  const later = changesAt(WEEKS);
  expect(later).toContainEqual({
    kind: 'stream-stop',
    week: SILENT_FROM,
    until: BACK_IN,
  });
});

test('the line on a change that is over tells its end', () => {
  const signal = {
    ...{
      kind: 'stream-stop',
      node: null,
      leg: null,
      place: { name: 'Denmark' },
      stream: { name: 'Denmark: seizures' },
    },
    ...{ startOn: '2015-06-08', observed: 3, expected: 103.2, pValue: null },
  } as unknown as Omit<Parameters<typeof buildSentence>[0], 'until'>;
  expect(buildSentence({ ...signal, until: '' }).key).toBe('signals.sentence.stream-stop');
  expect(buildSentence({ ...signal, until: '2015-09-27' })).toMatchObject({
    key: 'signals.sentence.stream-stop-over',
    values: { start: '2015-06-08', end: '2015-09-27' },
  });
});
