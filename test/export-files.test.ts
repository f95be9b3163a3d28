import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { writeCanonical } from '../src/features/review/pack-hash.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';
import { formOf } from './send-form.ts';

/** The files that go out with the tables. */
let world: PlantedWorld;
const now = new Date('2024-06-01T09:00:00Z');
const MEGABYTE = 1024 * 1024;
const PAPER = Buffer.alloc(2 * MEGABYTE + 17, 'paper ');
const EVIDENCE = Buffer.alloc(MEGABYTE + 5, 'evidence ');
const PACK = { z: 1, a: ['é', { c: 2, b: 1 }] };
const PACK_HASH = createHash('sha256').update(writeCanonical(PACK)).digest('hex');

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  const form = formOf({ name: 'commitments.csv', bytes: 'title,kind,problem\nA law,law,Deaths\n' });
  const taken = await world.ask('focal point, NZ', {
    method: 'POST',
    url: '/api/tables/commitments',
    ...form,
  });
  expect(taken.json()).toMatchObject({ added: 1 });
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const made = async (sql: string, values: unknown[] = []): Promise<number> =>
      (await tx.query<{ id: number }>(`${sql} returning id`, values)).rows[0]!.id;
    await tx.query("insert into working_group (key, title) values ('2', 'Detecting')");
    const paper = async (marking: string, name: string, bytes: Buffer): Promise<void> => {
      const meeting = await made(
        `insert into meeting (owner_id, marking, purpose, group_key, session, state, title, starts_at, ends_at, time_zone, quorum, planned_at, changed_at)
         values ((select id from participant where key = 'NZ'), $1, 'any', '2', 'single', 'held', 'A meeting', '2024-02-12T09:00Z', '2024-02-12T10:00Z', 'UTC', 0, now(), now())`,
        [marking],
      );
      const id = await made(
        `insert into meeting_paper (meeting_id, name, media_type, size_bytes, sha256, added_at) values ($1, $2, 'text/plain', $3, $4, now())`,
        [meeting, name, bytes.length, createHash('sha256').update(bytes).digest()],
      );
      for (let from = 0; from < bytes.length; from += MEGABYTE)
        await tx.query('insert into meeting_paper_part (paper_id, position, bytes) values ($1, $2, $3)', [
          id,
          from / MEGABYTE,
          bytes.subarray(from, from + MEGABYTE),
        ]);
    };
    await paper('AMBER', '../../etc/CON|té"st\u202e.txt', PAPER);
    await paper('AMBER+STRICT', 'zqstrict.txt', Buffer.from('for New Zealand alone'));
    const { rows } = await tx.query<{ id: number }>('select id from commitment');
    await tx.query(
      `insert into commitment_evidence (commitment_id, title, file_name, media_type, size_bytes, sha256, content, at)
       values ($1, 'It', '...', 'text/plain', $2, 'x', $3, now())`,
      [rows[0]!.id, EVIDENCE.length, EVIDENCE],
    );
    await tx.query(
      `insert into review (owner_id, marking, purpose, state, title, event, place, held_on, planned_at, frozen_at, pack, pack_hash)
       values (1, 'AMBER', 'any', 'frozen', 'R', 'E', 'P', '2024-05-01', now(), '2024-05-02T10:00Z', $1, $2)`,
      [JSON.stringify(PACK), PACK_HASH],
    );
  });
});
afterAll(() => world.close());

async function filesFor(who: string): Promise<ReadonlyMap<string, Buffer>> {
  const { rawPayload, statusCode } = await world.ask(who, '/api/exports/all.zip');
  expect(statusCode).toBe(200);
  const archive = await fromBufferPromise(rawPayload, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.startsWith('files/')) continue;
    const stream = await archive.openReadStreamPromise(entry);
    files.set(entry.fileName, Buffer.concat(await stream.toArray()));
  }
  return files;
}

test('papers, evidence and frozen packs go out whole, each under a name that is one entry of its folder', async () => {
  const files = await filesFor('focal point, NZ');
  expect([...files.keys()].sort()).toEqual([
    'files/evidence/1-',
    'files/packs/1.json',
    'files/papers/1-_.._etc_CON_té_st_.txt',
    'files/papers/2-zqstrict.txt',
  ]);
  expect(files.get('files/papers/1-_.._etc_CON_té_st_.txt')!.equals(PAPER)).toBe(true);
  expect(files.get('files/evidence/1-')!.equals(EVIDENCE)).toBe(true);
  const pack = files.get('files/packs/1.json')!;
  expect(createHash('sha256').update(pack).digest('hex')).toBe(PACK_HASH);
});

test('who may not see a file does not get it, nor its name', async () => {
  const chile = await filesFor('focal point, CL');
  expect([...chile.keys()].some((name) => name.includes('zqstrict'))).toBe(false);
  expect(chile.has('files/papers/1-_.._etc_CON_té_st_.txt')).toBe(true);
  expect([...(await filesFor('observer')).keys()]).toEqual([]);
});

test('a file that is taken away on the way leaves no archive that looks whole', async () => {
  const response = await world.ask('focal point, NZ', {
    url: '/api/exports/all.zip',
    payloadAsStream: true,
  });
  await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("update meeting_paper set removed_at = now() where name = 'zqstrict.txt'"),
  );
  await expect(text(response.stream())).rejects.toThrow('response destroyed before completion');
});
