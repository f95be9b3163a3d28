import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { addMonths, dayIn, listOccurrences, type Pattern, type SessionPlan } from '../recurrence.ts';
import { foldLine } from './lines.ts';
import { type CalendarEvent, writeCalendar } from './write-calendar.ts';

const ORGANIZER = { name: 'Secretariat', address: 'secretariat@tocsin.invalid' };
const event = (part: Partial<CalendarEvent>): CalendarEvent => ({
  uid: '7f3c1d6e-0000-4000-8000-000000000001',
  sequence: 0,
  title: 'Early warning',
  description: '',
  startsAt: new Date('2024-03-12T13:00:00Z'),
  endsAt: new Date('2024-03-12T14:30:00Z'),
  timeZone: 'America/New_York',
  place: '',
  link: '',
  isCancelled: false,
  isPublic: false,
  plannedAt: new Date('2024-01-01T00:00:00Z'),
  changedAt: new Date('2024-01-02T00:00:00Z'),
  ...part,
});
const publish = { method: 'PUBLISH', name: 'Meetings', organizer: ORGANIZER } as const;

/** What a program makes of a text, by the zones that the text itself defines. */
function read(text: string) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone), String(zone.getFirstPropertyValue('tzid')));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return { calendar, events };
}

const ZONES = [
  'Europe/Vienna',
  'America/New_York',
  'Asia/Bangkok',
  'Australia/Sydney',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Jerusalem',
  'Europe/Dublin',
  'Asia/Kathmandu',
  'UTC',
];

describe('a calendar', () => {
  test.each(ZONES)('is read in %s at the instants that were written, summer and winter', (timeZone) => {
    const events = Array.from({ length: 36 }, (_, month) => {
      const startsAt = new Date(Date.UTC(2023, month, 9 + (month % 3) * 7, 8, 30));
      return event({
        uid: `e-${month}`,
        timeZone,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 5_400_000),
      });
    });
    const { events: found } = read(writeCalendar(events, publish));
    expect(found.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(
      events.map(({ startsAt }) => startsAt.toISOString()),
    );
    expect(found.map(({ endDate }) => endDate.toJSDate().toISOString())).toEqual(
      events.map(({ endsAt }) => endsAt.toISOString()),
    );
  });

  test.each([
    'Europe/Vienna',
    'America/New_York',
  ])('is right in %s on the days around each change of clocks', (timeZone) => {
    const days = [
      '2024-03-09',
      '2024-03-10',
      '2024-03-11',
      '2024-03-30',
      '2024-03-31',
      '2024-04-01',
      '2024-10-26',
      '2024-10-27',
      '2024-10-28',
      '2024-11-02',
      '2024-11-03',
      '2024-11-04',
    ];
    const events = days.flatMap((day) =>
      ['00:30', '12:00', '23:30'].map((time) => {
        const startsAt = new Date(`${day}T${time}:00Z`);
        return event({
          uid: `${day} ${time}`,
          timeZone,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 60_000),
        });
      }),
    );
    const { events: found } = read(writeCalendar(events, publish));
    expect(found.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(
      events.map(({ startsAt }) => startsAt.toISOString()),
    );
  });

  test('says the rules of zones as their governments do', () => {
    const text = writeCalendar([event({}), event({ uid: 'b', timeZone: 'Europe/Vienna' })], publish);
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU');
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU');
  });

  test('gives every text back as it was, whatever is in it', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what iCalendar cannot hold
      text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '').replace(/\r/g, ''),
    );
    fc.assert(
      fc.property(texts, texts, (title, description) => {
        const text = writeCalendar(
          [event({ title, description: `${description}.`, place: 'a; b, c\\d' })],
          publish,
        );
        const [found] = read(text).events;
        expect([found?.summary, found?.description, found?.location]).toEqual([
          title,
          `${description}.`,
          'a; b, c\\d',
        ]);
      }),
    );
  });

  test('holds no line of its own that came in with a text', () => {
    const evil = 'A\r\nEND:VEVENT\r\nBEGIN:VALARM\nX:1';
    const text = writeCalendar(
      [
        event({
          title: evil,
          place: evil,
          attendees: [{ name: `${evil}":mailto:x`, address: 'a@b.invalid', reply: null }],
        }),
      ],
      { ...publish, method: 'REQUEST' },
    );
    expect(text.match(/^(BEGIN|END):/gm)).toEqual(
      writeCalendar([event({})], publish).match(/^(BEGIN|END):/gm),
    );
    expect(read(text).events).toHaveLength(1);
  });

  test('has lines of at most 75 octets that end in CRLF, cut between characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const folded = foldLine(text.replace(/[\r\n]/g, ''));
        for (const line of folded.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(text.replace(/[\r\n]/g, ''));
      }),
    );
    const text = writeCalendar([event({ title: 'Ж'.repeat(200) })], publish);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('asks and takes back with the same number and a higher sequence', () => {
    const attendees = [
      { name: 'Côte d’Ivoire "CI"', address: 'participant-9@tocsin.invalid', reply: 'yes' as const },
    ];
    const asked = read(writeCalendar([event({ attendees })], { ...publish, method: 'REQUEST' }));
    const taken = read(
      writeCalendar([event({ attendees, sequence: 1, isCancelled: true })], { ...publish, method: 'CANCEL' }),
    );
    expect(asked.calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(taken.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(taken.events[0]?.uid).toBe(asked.events[0]?.uid);
    expect([asked.events[0]?.sequence, taken.events[0]?.sequence]).toEqual([0, 1]);
    expect(taken.events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    const attendee = asked.events[0]?.attendees[0];
    expect([attendee?.getParameter('partstat'), attendee?.getFirstValue()]).toEqual([
      'ACCEPTED',
      'mailto:participant-9@tocsin.invalid',
    ]);
  });
});

describe('a pattern', () => {
  test.each([
    [{ kind: 'weekday', nth: 1, weekday: 1 }, '2024-07-01', '2024-07-01'],
    [{ kind: 'weekday', nth: 2, weekday: 2 }, '2024-02-01', '2024-02-13'],
    [{ kind: 'weekday', nth: 4, weekday: 4 }, '2024-02-01', '2024-02-22'],
    [{ kind: 'weekday', nth: -1, weekday: 4 }, '2024-02-01', '2024-02-29'],
    [{ kind: 'weekday', nth: -1, weekday: 7 }, '2024-06-01', '2024-06-30'],
    [{ kind: 'day', day: 31 }, '2023-02-01', '2023-02-28'],
    [{ kind: 'day', day: 15 }, '2024-12-01', '2024-12-15'],
  ] as const)('%o in the month of %s is %s', (pattern, month, day) => {
    expect(dayIn(month, pattern)).toBe(day);
  });

  test('picks the n-th such weekday of its month, in any month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.constantFrom(1, 2, 3, 4, -1),
        fc.integer({ min: 1, max: 7 }),
        (count, nth, weekday) => {
          const month = addMonths('1990-01-01', count);
          const day = dayIn(month, { kind: 'weekday', nth, weekday } as never);
          expect(day.slice(0, 7)).toBe(month.slice(0, 7));
          expect(new Date(day).getUTCDay() || 7).toBe(weekday);
          if (nth > 0) expect(Math.ceil(Number(day.slice(8)) / 7)).toBe(nth);
          else
            expect(
              addMonths(month, 1) <= new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10),
            ).toBe(true);
        },
      ),
    );
  });

  test('keeps the local time of each session across daylight saving', () => {
    const pattern: Pattern = { kind: 'weekday', nth: 2, weekday: 2, everyMonths: 1 };
    const sessions: SessionPlan[] = [
      { session: 'east', time: '09:00', timeZone: 'Europe/Vienna', minutes: 60 },
      { session: 'west', time: '09:00', timeZone: 'America/New_York', minutes: 60 },
    ];
    const all = listOccurrences({ pattern, sessions, fromMonth: '2024-02-01' }, '2024-03-01', '2024-04-01');
    expect(all.map(({ session, startsAt }) => [session, startsAt.toISOString().slice(0, 16)])).toEqual([
      ['east', '2024-03-12T08:00'],
      ['west', '2024-03-12T13:00'],
      ['east', '2024-04-09T07:00'],
      ['west', '2024-04-09T13:00'],
    ]);
  });

  test('of every third month counts from its first', () => {
    const pattern: Pattern = { kind: 'day', day: 1, everyMonths: 3 };
    const sessions: SessionPlan[] = [{ session: 'single', time: '09:00', timeZone: 'UTC', minutes: 60 }];
    const all = listOccurrences({ pattern, sessions, fromMonth: '2023-11-01' }, '2024-01-01', '2024-12-01');
    expect(all.map(({ month }) => month)).toEqual(['2024-02-01', '2024-05-01', '2024-08-01', '2024-11-01']);
  });
});
