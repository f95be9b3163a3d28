import { useWords } from '../words.ts';

/** A day as lists show it; the whole date where the pointer rests. */
export function Day({ on }: { readonly on: string | null }) {
  const words = useWords();
  if (on === null) return null;
  return (
    <time dateTime={on} title={words.date(on)} className="nowrap">
      {words.shortDate(on)}
    </time>
  );
}

/** A day and hour, in the reader's zone. */
export function Instant({ at }: { readonly at: string | null }) {
  const words = useWords();
  if (at === null) return null;
  return (
    <time dateTime={at} className="nowrap">
      {words.instant(at)}
    </time>
  );
}

/** The day of an instant, where the hour would only be in the way; it stands where the pointer rests. */
export function DayOf({ at }: { readonly at: string | null }) {
  const words = useWords();
  if (at === null) return null;
  return (
    <time dateTime={at} title={words.instant(at)} className="nowrap">
      {words.dayOf(at)}
    </time>
  );
}
