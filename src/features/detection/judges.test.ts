import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DetectionOutput } from '../../model/detector.ts';
import { CLASSES, FIRST_DAY, simulateInput } from './engine/simulate.ts';
import { type Judges, openJudges } from './judges.ts';

const dateOf = (week: number): string =>
  new Date((FIRST_DAY + week * 7) * 86_400_000).toISOString().slice(0, 10);
const DATES = Array.from({ length: 36 }, (_, index) => dateOf(100 + index));
const input = simulateInput({
  weeks: 156,
  countries: 6,
  substances: 20,
  lagDays: 14,
  seed: 41,
  planted: [{ node: CLASSES + 5, country: 4, fromDay: FIRST_DAY + 110 * 7, reportsPerWeek: 12 }],
});

let folder: string;
let worker: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-judges-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../../..'),
    logLevel: 'error',
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  worker = pathToFileURL(join(folder, 'worker.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function collect(judges: Judges, dates: readonly string[]): Promise<DetectionOutput[]> {
  const outputs: DetectionOutput[] = [];
  try {
    for await (const output of judges.judge(dates)) outputs.push(output);
  } finally {
    await judges.close();
  }
  return outputs;
}

test.each([
  1, 2, 3,
])('%i threads find exactly what the calling thread finds, in the order of the dates', async (threads) => {
  const here = await collect(openJudges(input, {}), DATES);
  expect(here.map(({ asOf }) => asOf)).toEqual(DATES);
  expect(here.some(({ findings }) => findings.length > 0)).toBe(true);
  expect(await collect(openJudges(input, { worker, threads }), DATES)).toEqual(here);
});

test('judges nothing where no date is asked for', async () => {
  expect(await collect(openJudges(input, { worker }), [])).toEqual([]);
});

test('a thread that cannot start fails the detection instead of waiting for ever', async () => {
  const missing = pathToFileURL(join(folder, 'no-such-worker.mjs'));
  await expect(collect(openJudges(input, { worker: missing }), DATES)).rejects.toThrow();
});
