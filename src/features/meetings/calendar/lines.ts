/** The text of iCalendar objects (RFC 5545, section 3). */
const CRLF = '\r\n';
/** Octets of a line, without its break. */
const FOLD_OCTETS = 75;

/** TEXT (section 3.3.11): backslash, semicolon, comma and line break are written with a backslash; other controls are not allowed. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what section 3.1 forbids
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

/** A parameter's value (section 3.2): in quotation marks, which it cannot hold itself (RFC 6868 writes them as ^'). */
export function quoteParameter(text: string): string {
  const clean = text
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n|\r|\n/g, '^n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what section 3.1 forbids
    .replace(/[\u0000-\u001f\u007f]/g, '');
  return `"${clean}"`;
}

/** Cuts a line into lines of at most 75 octets, never within a character (section 3.1). */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > FOLD_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join(CRLF);
}

export const joinLines = (lines: readonly string[]): string =>
  lines.map((line) => foldLine(line) + CRLF).join('');

/** `20240310T093000Z` */
export const utcStamp = (at: Date): string =>
  `${at.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '')}Z`;

/** `20240310T093000` of `2024-03-10T09:30:00`. */
export const localStamp = (local: string): string => local.replaceAll('-', '').replaceAll(':', '');
