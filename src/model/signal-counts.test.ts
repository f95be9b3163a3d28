import { expect, test } from 'vitest';
import { SIGNAL_KINDS } from './detector.ts';
import { signalsEn } from './messages/signals.en.ts';
import { REPORT_KINDS } from './report.ts';
import { speakFrom } from './say.ts';
import { type Counting, tellCounted } from './signal-counts.ts';

const say = speakFrom({ signals: signalsEn }, 'en-GB');
const tell = (counting: Partial<Counting>) =>
  tellCounted(say, { kind: 'first-appearance', leg: null, reportKind: null, ...counting });

test.each([
  [{ reportKind: 'seizure' }, 'reports of seizures'],
  [{ kind: 'increase', reportKind: 'death' }, 'reports of deaths'],
  [{ kind: 'new-leg', leg: { field: 'leg' } }, 'reports of every kind that name this leg'],
  [{ kind: 'new-leg', leg: { field: 'mode' } }, 'reports of every kind that name this transport'],
  [{ kind: 'stream-volume', reportKind: 'seizure' }, 'reports of seizures, all substances'],
  [
    { kind: 'stream-naming', reportKind: 'laboratory' },
    'laboratory reports under the new names, in the weeks compared',
  ],
] as const)('a signal %o counts %s', (counting, told) => {
  expect(tell(counting)).toBe(told);
});

test('every kind of signal says of every kind of report what it counts, in words', () => {
  for (const kind of SIGNAL_KINDS)
    for (const reportKind of [...REPORT_KINDS, null])
      expect(tell({ kind, reportKind })).toMatch(/^[a-z][a-z ,]*reports?[a-z ,]*$|^reports[a-z ,]*$/);
});
