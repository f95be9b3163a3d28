import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ERRORS } from '../src/kernel/errors.ts';
import { kitEn } from '../src/model/messages/kit.en.ts';

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

test('who was overtaken is told what the page offers: nobody has to load it anew', () => {
  const { keepMine, takeTheirs } = kitEn.draft;
  const overtaken = Object.entries(ERRORS).filter(([code]) => /\.(minutes-)?changed$/.test(code));
  const asking = overtaken.filter(([, { message }]) => message.includes(`«${keepMine}»`));
  expect(asking.map(([code]) => code)).toEqual([
    'practice.changed',
    'recommendation.changed',
    'alert.changed',
    'commitment.changed',
    'meeting.minutes-changed',
  ]);
  for (const [, { message }] of asking) expect(message).toContain(`«${takeTheirs}»`);
  for (const [code, { message }] of Object.entries(ERRORS))
    expect([code, /load (the|this) page/i.test(message)]).toEqual([code, false]);
});
