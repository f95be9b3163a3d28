import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCluster } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { holdFolder } from './start-lock.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await testCluster();
  await cluster.ensureDatabase('sample');
});
afterAll(() => cluster.stop());

test('of two that start at once in one folder one holds it, until it lets go', async () => {
  const both = await Promise.all([holdFolder(cluster, '/a'), holdFolder(cluster, '/a')]);
  const [held] = both.filter((release) => release !== undefined);
  expect(both.filter((release) => release === undefined)).toHaveLength(1);
  const other = await holdFolder(cluster, '/b');
  expect(other).toBeDefined();
  await held!();
  const next = await holdFolder(cluster, '/a');
  expect(next).toBeDefined();
  await Promise.all([other!(), next!()]);
});
