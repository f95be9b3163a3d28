import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestFolder, removeTestFolder } from '../store/cluster/testing.ts';
import { buildProduct, openProduct, untilSays } from './testing.ts';

const FIXTURE = resolve('src/sources/unodc-ids/fixtures/unodc-ids-invented.csv');
const MEGABYTE = 1024 ** 2;
const DISK = '320m';
const LARGE_ROWS = 60_000;

const folder = makeTestFolder();
const large = join(makeTestFolder(), 'large.csv');
const data = join(folder, 'data');

/** A small disk of its own on the folder, seen by this process's children alone; undefined where that is not allowed. */
async function mountDisk(): Promise<ChildProcess | undefined> {
  const words = [
    '-m',
    'sh',
    '-c',
    `mount -t tmpfs -o size=${DISK},mode=755 none ${folder} && echo ready && exec sleep 3600`,
  ];
  if (spawnSync('unshare', ['-m', 'true']).status !== 0) return undefined;
  const disk = spawn('unshare', words, { stdio: 'pipe' });
  return untilSays(disk, /ready/).then(
    () => disk,
    () => undefined,
  );
}

// Root's product runs its database as another user, whom a user namespace of one user could not hold: only real root can try this.
const disk = process.getuid?.() === 0 ? await mountDisk() : undefined;
const inside = disk === undefined ? [] : ['nsenter', '-t', String(disk.pid), '-m'];
const product = openProduct({ TOCSIN_DATA: data, TOCSIN_DATABASE_URL: '' }, '.', inside);
/** The same folder, seen from here. */
const seen = `/proc/${disk?.pid}/root${folder}`;
const filler = join(seen, 'filler');
const rest = join(seen, 'rest');

beforeAll(buildProduct);
afterAll(async () => {
  if (disk !== undefined) await product.run('stop');
  disk?.kill('SIGKILL');
  removeTestFolder(folder);
  removeTestFolder(join(large, '..'));
});

/** Takes the room away but for some megabytes. */
function fillUp(leaveMegabytes: number): void {
  const { bavail, bsize } = statfsSync(seen);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveMegabytes * MEGABYTE)));
}

describe.skipIf(disk === undefined)(
  'on a full disk (needs root that may mount a small one; skipped elsewhere)',
  () => {
    test.each([20, 0])('with %i MB left a large import says so and loses nothing', async (left) => {
      const [header, ...rows] = readFileSync(FIXTURE, 'utf8').trimEnd().split(/\r?\n/);
      const many = Array.from({ length: LARGE_ROWS }, (_, row) => rows[row % rows.length]);
      writeFileSync(large, `${[header, ...many].join('\n')}\n`);
      const { read } = await product.json(0, 'import', 'unodc-ids', FIXTURE);
      const { reports } = await product.json(0, 'status', '--database', 'live');
      expect(reports).toBeGreaterThan(1_000);

      fillUp(left);
      const { error } = await product.json(4, 'import', 'unodc-ids', large);
      expect(error).toMatchObject({ code: 'disk.full', exitCode: 4 });
      expect(error.message).toMatch(/Make room/);

      // Nothing is left for the server to recover with, nor to say so in its log.
      writeFileSync(rest, Buffer.alloc(statfsSync(seen).bavail * statfsSync(seen).bsize));
      expect((await product.json(4, 'status')).error.code).toBe('disk.full');
      expect((await product.json(4, 'backup', join(folder, 'b.tocsin'))).error.code).toBe('disk.full');

      rmSync(rest);
      rmSync(filler);
      expect(await product.json(0, 'status', '--database', 'live')).toMatchObject({ reports });
      expect(await product.json(0, 'import', 'unodc-ids', FIXTURE)).toMatchObject({
        new: 0,
        unchanged: read,
      });
    });
  },
);
