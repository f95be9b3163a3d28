import { startTestServer } from '../src/store/cluster/testing.ts';

/** One PostgreSQL for the whole run; each test takes a database of its own with createTestDatabase(). */
export async function setup(): Promise<() => Promise<void>> {
  return startTestServer();
}
