import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ERRORS } from '../src/kernel/errors.ts';

test('docs/errors.md lists every code of the catalogue with its message, and no other', () => {
  const page = readFileSync(fileURLToPath(new URL('../docs/errors.md', import.meta.url)), 'utf8');
  const listed = [...page.matchAll(/^\| `([^`]+)` \| (.*) \| \d+ \| \d+ \|$/gm)].map((match) => [
    match[1],
    match[2],
  ]);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(
      Object.entries(ERRORS).map(([code, { message }]) => [code, message.replaceAll('|', '\\|')]),
    ),
  );
});
