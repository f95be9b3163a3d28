import { expect, test } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '../store/door.ts';
import type { RunningWork } from './app.ts';
import { BackgroundDetection } from './background-detection.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('one detection at a time, and one more for all that changed meanwhile', async () => {
  const running = new Set<RunningWork>();
  const finish: (() => void)[] = [];
  const background = new BackgroundDetection(
    () => new Promise<void>((resolve) => finish.push(resolve)),
    running,
  );
  for (let i = 0; i < 3; i++) background.ask('live', LOCAL_ADMINISTRATOR);
  expect(finish).toHaveLength(1);
  expect([...running]).toMatchObject([{ kind: 'detect' }]);
  finish[0]!();
  await settle();
  expect(finish).toHaveLength(2);
  finish[1]!();
  await settle();
  expect(finish).toHaveLength(2);
  expect(running.size).toBe(0);
});

test('goes on after a failure', async () => {
  const running = new Set<RunningWork>();
  let calls = 0;
  const background = new BackgroundDetection(async () => {
    calls++;
    throw new Error('no database');
  }, running);
  background.ask('sample', LOCAL_ADMINISTRATOR);
  await settle();
  background.ask('sample', LOCAL_ADMINISTRATOR);
  await settle();
  expect(calls).toBe(2);
  expect(running.size).toBe(0);
});
