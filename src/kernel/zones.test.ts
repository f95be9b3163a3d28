import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, isShownTwice, isTimeZone, listZoneChanges, localOf, offsetMinutes } from './zones.ts';

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);

describe('a local time', () => {
  test.each([
    // The clocks of Vienna are set on 31 March and 27 October 2024, those of New York on 10 March and 3 November.
    ['Europe/Vienna', '2024-03-30', '09:00', '2024-03-30T08:00'],
    ['Europe/Vienna', '2024-03-31', '09:00', '2024-03-31T07:00'],
    ['Europe/Vienna', '2024-10-26', '09:00', '2024-10-26T07:00'],
    ['Europe/Vienna', '2024-10-27', '09:00', '2024-10-27T08:00'],
    ['America/New_York', '2024-03-09', '09:00', '2024-03-09T14:00'],
    ['America/New_York', '2024-03-10', '09:00', '2024-03-10T13:00'],
    ['America/New_York', '2024-11-02', '09:00', '2024-11-02T13:00'],
    ['America/New_York', '2024-11-03', '09:00', '2024-11-03T14:00'],
    ['Asia/Kathmandu', '2024-07-01', '09:00', '2024-07-01T03:15'],
    ['Pacific/Apia', '2024-07-01', '09:00', '2024-06-30T20:00'],
    ['UTC', '2024-07-01', '09:00', '2024-07-01T09:00'],
  ])('in %s on %s at %s is %s in UTC', (zone, date, time, instant) => {
    expect(iso(instantOf(zone, date, time))).toBe(instant);
  });

  test('that the clocks skip is as if they had not been set forward', () => {
    expect(iso(instantOf('Europe/Vienna', '2024-03-31', '02:30'))).toBe('2024-03-31T01:30');
    expect(iso(instantOf('America/New_York', '2024-03-10', '02:30'))).toBe('2024-03-10T07:30');
  });

  test('that the clocks show twice is the first', () => {
    expect(iso(instantOf('Europe/Vienna', '2024-10-27', '02:30'))).toBe('2024-10-27T00:30');
    expect(iso(instantOf('America/New_York', '2024-11-03', '01:30'))).toBe('2024-11-03T05:30');
    const twice = ['05:29', '06:29', '04:59', '07:00', '12:00'].map((time) =>
      isShownTwice('America/New_York', Date.parse(`2024-11-03T${time}:00Z`)),
    );
    expect(twice).toEqual([true, true, false, false, false]);
  });

  test('is found again from its instant, in every zone but where clocks skip it', () => {
    const zones = [
      'Europe/Vienna',
      'America/New_York',
      'Asia/Tehran',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Tokyo',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 365 * 30 * 96 }), (zone, quarter) => {
        const ms = Date.UTC(2000, 0, 1) + quarter * 15 * 60_000;
        const local = localOf(zone, ms);
        const found = instantOf(zone, local.slice(0, 10), local.slice(11, 16));
        // Of an hour that is shown twice, the first.
        expect(localOf(zone, found)).toBe(local);
        expect(found).toBeLessThanOrEqual(ms);
        expect(ms - found).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});

test('changes of clocks are found to the second', () => {
  const changes = listZoneChanges('Europe/Vienna', Date.UTC(2024, 0, 1), Date.UTC(2025, 0, 1));
  expect(changes.map(({ atMs, from, to }) => [iso(atMs), from, to])).toEqual([
    ['2024-03-31T01:00', 60, 120],
    ['2024-10-27T01:00', 120, 60],
  ]);
  expect(listZoneChanges('Asia/Bangkok', Date.UTC(2020, 0, 1), Date.UTC(2030, 0, 1))).toEqual([]);
  expect(offsetMinutes('Asia/Kolkata', 0)).toBe(330);
});

test('what is no time zone is told apart', () => {
  for (const zone of ['Europe/Vienna', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])
    expect([zone, isTimeZone(zone)]).toEqual([zone, true]);
  for (const zone of ['', 'Vienna', '+02:00', 'Europe/Atlantis', 'x'.repeat(300), 'Europe/Vienna\r\nX:1'])
    expect([zone, isTimeZone(zone)]).toEqual([zone, false]);
});
