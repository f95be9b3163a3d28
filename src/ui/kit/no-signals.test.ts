import { describe, expect, it } from 'vitest';
import type { KnownStatus } from '../status.ts';
import { canTellNew } from '../status.ts';
import { whyNoSignals } from './no-signals.tsx';

const status: KnownStatus = {
  asOf: '2024-03-10',
  newestKnown: '2024-03-10',
  oldestKnown: '2021-03-10',
  isSimulated: false,
  isWithheld: false,
  marking: 'CLEAR',
  runDates: ['2024-03-10'],
  database: 'live',
};

describe('an empty list of signals', () => {
  it.each([
    ['withheld', { newestKnown: null, oldestKnown: null, asOf: null, runDates: [], isWithheld: true }, false],
    ['noReports', { newestKnown: null, oldestKnown: null, asOf: null, runDates: [] }, false],
    ['tooEarly', { asOf: '2020-01-01' }, false],
    ['notSearched', { runDates: [] }, false],
    ['notSearched', { asOf: '2023-01-01' }, true],
    ['filtered', {}, true],
    ['calm', {}, false],
  ] as const)('says %s', (why, change, isFiltered) => {
    expect(whyNoSignals({ ...status, ...change }, isFiltered)).toBe(why);
  });
});

describe('what counts as new', () => {
  it('cannot be told from a first run', () => {
    expect(canTellNew(status)).toBe(false);
  });
  it('can be told where a run is at least four weeks older than the date shown', () => {
    expect(canTellNew({ ...status, runDates: ['2024-02-11', '2024-03-10'] })).toBe(true);
    expect(canTellNew({ ...status, runDates: ['2024-02-12', '2024-03-10'] })).toBe(false);
  });
});
