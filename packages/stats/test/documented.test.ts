import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as stats from '../src/index.ts';
import * as special from '../src/special/log-gamma.ts';

interface Documented {
  readonly file: string;
  readonly name: string;
  readonly comment: string;
}

const SOURCE = join(import.meta.dirname, '../src');
/** A doc comment that stands right above an exported function. */
const EXPORTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g;

const documented: readonly Documented[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(SOURCE, file), 'utf8').matchAll(EXPORTED)].map((match) => ({
      file,
      name: match[2] ?? '',
      comment: match[1] ?? '',
    })),
  );
const published = Object.entries(stats)
  .filter(([name, value]) => typeof value === 'function' && name !== 'StatsInputError')
  .map(([name]) => name);

describe('what the package publishes', () => {
  it.each(published)('%s says its shapes, errors, accuracy, cost and source', (name) => {
    const comment = documented.find((candidate) => candidate.name === name)?.comment ?? '';
    if (name.startsWith('count')) {
      expect(comment.trim()).not.toBe('');
      return;
    }
    for (const part of [
      '@param',
      '@returns',
      '@throws',
      'Indeterminate',
      /[Aa]ccuracy/,
      /[Ss]ource/,
      '@example',
    ])
      expect(comment).toMatch(part);
  });
});

describe('examples', () => {
  const scope = { ...special, ...stats };
  const examples = documented.flatMap(({ name, comment }) =>
    [...comment.matchAll(/@example (.+) \/\/ (.+)/g)].map(
      (match) => [name, match[1] ?? '', match[2] ?? ''] as const,
    ),
  );

  it('stand at every published function that takes numbers', () => {
    expect(examples.length).toBeGreaterThan(20);
  });

  it.each(examples)('%s: %s gives %s', (_name, code, printed) => {
    const run = new Function(...Object.keys(scope), `return (${code});`);
    const result: unknown = run(...Object.values(scope));
    if (typeof result !== 'number') expect(String(result)).toBe(printed.trim());
    else expect(Math.abs(result - Number(printed))).toBeLessThanOrEqual(1e-12 * Math.abs(Number(printed)));
  });
});
