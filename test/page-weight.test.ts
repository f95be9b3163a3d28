import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildProduct } from '../src/cli/testing.ts';

interface PageWeight {
  readonly files: readonly string[];
  readonly kilobytes: number;
  readonly mostKilobytes: number;
}

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

test('the JavaScript that the page needs before it draws anything is within its budget', () => {
  buildProduct();
  const { files, kilobytes, mostKilobytes }: PageWeight = JSON.parse(
    execFileSync(process.execPath, ['bench/page.mjs', '--json'], { encoding: 'utf8' }),
  );
  // What the page's head names is all that its script imports, so nothing stays uncounted.
  expect([...files].sort()).toEqual(listNeeded());
  expect(kilobytes).toBeLessThanOrEqual(mostKilobytes);
});

/** The entry and all it imports before it runs, as the build itself lists them. */
function listNeeded(): string[] {
  const chunks: Record<string, Chunk> = JSON.parse(readFileSync('dist/web/.vite/manifest.json', 'utf8'));
  const found = new Set<string>();
  const visit = (key: string): void => {
    const chunk = chunks[key];
    if (chunk === undefined) throw new Error(`${key} is not in the build's list`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(chunks)) if (chunk.isEntry) visit(key);
  return [...found].sort();
}
