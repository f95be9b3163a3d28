import { isShownTwice, localOf } from '../../../kernel/zones.ts';
import type { Reply } from '../rules.ts';
import { escapeText, joinLines, localStamp, quoteParameter, utcStamp } from './lines.ts';
import { describeZone } from './vtimezone.ts';

export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly description: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly isCancelled: boolean;
  /** Whether anybody may see it. */
  readonly isPublic: boolean;
  readonly plannedAt: Date;
  readonly changedAt: Date;
  /** Address of its page, where the product has one. */
  readonly page?: string | undefined;
  readonly attendees?: readonly Attendee[] | undefined;
}

export interface Attendee {
  readonly name: string;
  readonly address: string;
  readonly reply: Reply | null;
}

export interface CalendarOptions {
  /** REQUEST and CANCEL are invitations (RFC 5546), PUBLISH is a feed. */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly name?: string | undefined;
  readonly organizer: { readonly name: string; readonly address: string };
}

const PARTSTAT: Readonly<Record<Reply, string>> = { yes: 'ACCEPTED', no: 'DECLINED', perhaps: 'TENTATIVE' };
/** How often programs read a feed again. */
const REFRESH = 'PT1H';

/**
 * Meetings as an iCalendar object. Each is an event of its own with its number for ever: a series is many events, for each can be moved or
 * cancelled by itself, and no program has to work out a rule. Times are local with the definition of their zone, so that a program shows
 * both.
 */
export function writeCalendar(events: readonly CalendarEvent[], options: CalendarOptions): string {
  const { method, name } = options;
  const zones = [...new Set(events.map(({ timeZone }) => timeZone))].filter((zone) => zone !== 'UTC').sort();
  return joinLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tocsin//Meetings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    // RFC 7986, and what programs read that are older.
    ...(name === undefined ? [] : [`NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`]),
    ...(method === 'PUBLISH'
      ? [`REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`, `X-PUBLISHED-TTL:${REFRESH}`]
      : []),
    ...zones.flatMap((zone) => describeZone(zone, spanIn(events, zone))),
    ...events.flatMap((event) => writeEvent(event, options)),
    'END:VCALENDAR',
  ]);
}

function spanIn(events: readonly CalendarEvent[], zone: string): { from: Date; until: Date } {
  const inZone = events.filter(({ timeZone }) => timeZone === zone);
  return {
    from: new Date(Math.min(...inZone.map(({ startsAt }) => startsAt.getTime()))),
    until: new Date(Math.max(...inZone.map(({ endsAt }) => endsAt.getTime()))),
  };
}

function stampIn(property: string, at: Date, zone: string): string {
  // Of a time that is shown twice programs take the first or the second: written in UTC it is one.
  return zone === 'UTC' || isShownTwice(zone, at.getTime())
    ? `${property}:${utcStamp(at)}`
    : `${property};TZID=${zone}:${localStamp(localOf(zone, at.getTime()))}`;
}

function writeEvent(event: CalendarEvent, { method, organizer }: CalendarOptions): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utcStamp(event.changedAt)}`,
    `CREATED:${utcStamp(event.plannedAt)}`,
    `LAST-MODIFIED:${utcStamp(event.changedAt)}`,
    stampIn('DTSTART', event.startsAt, event.timeZone),
    stampIn('DTEND', event.endsAt, event.timeZone),
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.place === '' && event.link === '' ? [] : [`LOCATION:${escapeText(event.place || event.link)}`]),
    ...(event.page === undefined ? [] : [`URL:${event.page}`]),
    ...(event.link === ''
      ? []
      : [`CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Link":${new URL(event.link).href}`]),
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `CLASS:${event.isPublic ? 'PUBLIC' : 'CONFIDENTIAL'}`,
    'TRANSP:OPAQUE',
    `ORGANIZER;CN=${quoteParameter(organizer.name)}:mailto:${organizer.address}`,
    ...(method === 'PUBLISH' ? [] : (event.attendees ?? []).map(writeAttendee)),
    'END:VEVENT',
  ];
}

const writeAttendee = ({ name, address, reply }: Attendee): string =>
  `ATTENDEE;CN=${quoteParameter(name)};CUTYPE=GROUP;ROLE=REQ-PARTICIPANT;PARTSTAT=${
    reply === null ? 'NEEDS-ACTION' : PARTSTAT[reply]
  };RSVP=FALSE:mailto:${address}`;
