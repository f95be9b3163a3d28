import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findStarting, rememberStart } from './server-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-starting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (pid: number) => writeFileSync(join(folder, 'starting.json'), JSON.stringify({ pid }));

test('a process that is about to serve is found until it serves or is gone', async () => {
  expect(findStarting(folder)).toBeUndefined();
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'tocsin'], {
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const started = rememberStart(folder);
  write(child.pid!);
  await expect.poll(() => findStarting(folder)).toBe(child.pid);
  child.kill('SIGKILL');
  await gone;
  expect(findStarting(folder)).toBeUndefined();
  write(child.pid!);
  started();
  expect(findStarting(folder)).toBeUndefined();
});

test.skipIf(process.platform !== 'linux')('another program of the same number is not taken for it', () => {
  write(1);
  expect(findStarting(folder)).toBeUndefined();
  writeFileSync(join(folder, 'starting.json'), '{"pi');
  expect(findStarting(folder)).toBeUndefined();
});
