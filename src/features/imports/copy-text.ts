/** What COPY's text format writes for null. */
export const NULL = '\\N';
const MUST_ESCAPE = /[\\\t\n\r]/;

/** A text for PostgreSQL's COPY text format. */
export function copyText(value: string | undefined): string {
  if (value === undefined) return NULL;
  if (!MUST_ESCAPE.test(value)) return value;
  return value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}

/** A jsonb for COPY. */
export function jsonOrNull(value: object | undefined): string {
  return value === undefined ? NULL : copyText(JSON.stringify(value));
}
