import { listZoneChanges, localOf, offsetMinutes, type ZoneChange } from '../../../kernel/zones.ts';
import { localStamp } from './lines.ts';

const MINUTE_MS = 60_000;
/** Years of changes that are looked at to tell the rule that they follow. */
const YEARS = 8;
const FEWEST_FOR_RULE = 3;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

const pad = (value: number) => String(value).padStart(2, '0');
/** `+0530` */
function sayOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(Math.floor(size % 60))}`;
}

function nameAt(zone: string, ms: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(ms);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

interface Onset {
  readonly change: ZoneChange;
  /** What the clocks showed, before they were set. */
  readonly local: string;
  readonly month: number;
  readonly weekday: number;
  readonly nth: number;
  readonly isLast: boolean;
}

function toOnset(change: ZoneChange): Onset {
  const at = new Date(change.atMs + change.from * MINUTE_MS);
  const day = at.getUTCDate();
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    change,
    local: at.toISOString().slice(0, 19),
    month: at.getUTCMonth() + 1,
    weekday: at.getUTCDay(),
    nth: Math.ceil(day / 7),
    isLast: day + 7 > days,
  };
}

/** The yearly rule that all follow, such as the last Sunday in March; undefined where they follow none. */
function findRule(onsets: readonly Onset[]): string | undefined {
  const [first] = onsets;
  if (first === undefined || onsets.length < FEWEST_FOR_RULE) return undefined;
  const years = onsets.map(({ local }) => Number(local.slice(0, 4)));
  const isYearly = years.every((year, index) => year === years[0]! + index);
  const isSame = onsets.every(
    ({ month, weekday, local }) =>
      month === first.month && weekday === first.weekday && local.slice(11) === first.local.slice(11),
  );
  if (!isYearly || !isSame) return undefined;
  const rule = (nth: number) => `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${nth}${WEEKDAYS[first.weekday]}`;
  if (onsets.every(({ isLast }) => isLast)) return rule(-1);
  return onsets.every(({ nth }) => nth === first.nth) ? rule(first.nth) : undefined;
}

interface Observance {
  readonly kind: 'STANDARD' | 'DAYLIGHT';
  readonly start: string;
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly rest: readonly string[];
}

const writeObservance = ({ kind, start, from, to, name, rest }: Observance): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${localStamp(start)}`,
  `TZOFFSETFROM:${sayOffset(from)}`,
  `TZOFFSETTO:${sayOffset(to)}`,
  `TZNAME:${name}`,
  ...rest,
  `END:${kind}`,
];

/**
 * The definition of a time zone (RFC 5545, section 3.6.5), made of what the platform knows of it, for the years of some meetings. Changes
 * that follow a yearly rule are written as that rule, which more programs read than lists of dates.
 */
export function describeZone(zone: string, span: { readonly from: Date; readonly until: Date }): string[] {
  const firstYear = span.from.getUTCFullYear() - 1;
  const fromMs = Date.UTC(firstYear, 0, 1);
  const lastYear = Math.max(span.until.getUTCFullYear() + 1, firstYear + YEARS);
  const changes = listZoneChanges(zone, fromMs, Date.UTC(lastYear, 11, 31));
  const offset = offsetMinutes(zone, fromMs);
  const groups = new Map<string, Onset[]>();
  for (const change of changes) {
    const key = `${change.from} ${change.to}`;
    groups.set(key, [...(groups.get(key) ?? []), toOnset(change)]);
  }
  const [next] = changes;
  const isSummer = next !== undefined && next.to < next.from && changes.length > 1;
  const first: Observance = {
    kind: isSummer ? 'DAYLIGHT' : 'STANDARD',
    start: localOf(zone, fromMs),
    from: offset,
    to: offset,
    name: nameAt(zone, fromMs),
    rest: [],
  };
  const observances = [...groups.values()].map((onsets): Observance => {
    const { change, local } = onsets[0]!;
    const rule = findRule(onsets);
    const later = onsets.slice(1).map((onset) => `RDATE:${localStamp(onset.local)}`);
    return {
      kind: change.to > change.from ? 'DAYLIGHT' : 'STANDARD',
      start: local,
      from: change.from,
      to: change.to,
      name: nameAt(zone, change.atMs),
      rest: rule === undefined ? later : [`RRULE:${rule}`],
    };
  });
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...[first, ...observances].flatMap(writeObservance),
    'END:VTIMEZONE',
  ];
}
