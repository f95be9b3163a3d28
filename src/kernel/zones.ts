/**
 * Clock times of places. What a zone's clocks show is the platform's copy of the IANA time zone database (RFC 6557), asked through Intl.
 */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** No zone changes its clocks twice within this long. */
const SCAN_MS = 5 * DAY_MS;
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const there = formats.get(zone);
  if (there !== undefined) return there;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** Whether a text is the IANA name of a time zone that this computer knows. */
export function isTimeZone(zone: string): boolean {
  if (!ZONE_NAME.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a zone's clocks show at an instant, as if it were UTC. */
function wallMs(zone: string, ms: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
}

/** Minutes by which a zone's clocks are ahead of UTC at an instant. */
export function offsetMinutes(zone: string, ms: number): number {
  return (wallMs(zone, ms) - Math.floor(ms / 1000) * 1000) / MINUTE_MS;
}

/** `2024-03-10T09:30:00`: what a zone's clocks show at an instant. */
export function localOf(zone: string, ms: number): string {
  return new Date(wallMs(zone, ms)).toISOString().slice(0, 19);
}

/**
 * The instant at which a zone's clocks show a time. One that they show twice is the first; one that they skip is as if they had not been
 * set forward (RFC 5545, section 3.3.5).
 */
export function instantOf(zone: string, date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = offsetMinutes(zone, wall - DAY_MS);
  const after = offsetMinutes(zone, wall + DAY_MS);
  for (const offset of [before, after]) {
    const ms = wall - offset * MINUTE_MS;
    if (offsetMinutes(zone, ms) === offset) return ms;
  }
  return wall - before * MINUTE_MS;
}

/** Whether a zone's clocks show the time of an instant twice, an hour or so apart. */
export function isShownTwice(zone: string, ms: number): boolean {
  const wall = wallMs(zone, ms);
  const offsets = [offsetMinutes(zone, ms - DAY_MS), offsetMinutes(zone, ms + DAY_MS)];
  const shown = offsets.filter((offset) => offsetMinutes(zone, wall - offset * MINUTE_MS) === offset);
  return new Set(shown).size > 1;
}

export interface ZoneChange {
  readonly atMs: number;
  readonly from: number;
  readonly to: number;
}

/** When a zone's clocks are set, from one instant to another; offsets in minutes. */
export function listZoneChanges(zone: string, fromMs: number, toMs: number): ZoneChange[] {
  const changes: ZoneChange[] = [];
  let from = offsetMinutes(zone, fromMs);
  for (let ms = fromMs; ms < toMs; ms += SCAN_MS) {
    const to = offsetMinutes(zone, ms + SCAN_MS);
    if (to === from) continue;
    let [low, high] = [ms, ms + SCAN_MS];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offsetMinutes(zone, middle) === from) low = middle;
      else high = middle;
    }
    changes.push({ atMs: high, from, to });
    from = to;
  }
  return changes;
}
