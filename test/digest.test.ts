import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import { composeDigest, type DigestFacts } from '../src/features/digest/compose.ts';
import { type Home, readHome, UNKNOWN_HOME } from '../src/features/digest/home.ts';
import { type Post, postBySmtp, postIntoFolder } from '../src/features/digest/mail.ts';
import { periodOf } from '../src/features/digest/rules.ts';
import { type DigestPorts, sendDigests } from '../src/features/digest/send-digests.ts';
import type { WaitingItem } from '../src/features/my-work/rules.ts';
import { collectWork } from '../src/features/my-work/service.ts';
import { WORK_PROVIDERS } from '../src/features/work-providers.ts';
import { findHome } from '../src/server/mail-ports.ts';
import { Reader } from '../src/server/reader.ts';
import { INSTANCE_HEADER, rememberServer } from '../src/server/server-file.ts';
import { WORLD } from '../src/server/wiring.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { buildCatalogue } from '../src/store/reading/catalogue.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

test.each([
  ['daily', '2024-02-05T23:30:00Z', 'UTC', '2024-02-05'],
  ['daily', '2024-02-05T23:30:00Z', 'Pacific/Auckland', '2024-02-06'],
  ['daily', '2024-02-05T01:00:00Z', 'America/Santiago', '2024-02-04'],
  ['weekly', '2024-02-05T12:00:00Z', 'UTC', '2024-W06'],
  ['weekly', '2024-12-30T12:00:00Z', 'UTC', '2025-W01'],
  ['weekly', '2021-01-03T12:00:00Z', 'UTC', '2020-W53'],
] as const)('the %s digest of %s in %s is of %s', (every, now, zone, period) => {
  expect(periodOf(every, new Date(now), zone)).toBe(period);
});

const item = (over: Partial<WaitingItem>): WaitingItem => ({
  kind: 'alert-answer',
  id: 7,
  title: 'Nitazenes in Chile',
  marking: 'AMBER',
  path: '/alerts/7',
  dueAt: new Date('2024-02-06T00:00:00Z'),
  isLate: false,
  since: new Date('2024-02-05T00:00:00Z'),
  ...over,
});
const facts = (items: WaitingItem[]): DigestFacts => ({
  name: 'Ana',
  items,
  fresh: [],
  now: new Date('2024-02-05T12:00:00Z'),
  timeZone: 'UTC',
  home: { kind: 'public', origin: 'https://tocsin.example.org' },
  database: 'live',
  isSimulated: false,
});

describe('a digest', () => {
  test.each([
    'RED',
    'AMBER+STRICT',
  ] as const)('says of what is %s only that there is something', (marking) => {
    const { subject, text, html } = composeDigest({
      ...facts([item({ marking, title: 'zqsecret' })]),
      fresh: [{ title: 'zqsecret', marking, path: '/alerts/99' }],
    });
    for (const told of [subject, text, html]) {
      expect(told).not.toContain('zqsecret');
      expect(told).not.toMatch(/alerts\/(7|99)/);
    }
    expect(text).toContain('An item that you may open in Tocsin');
  });

  test('tells the others by title and marking, what is late first', () => {
    const { subject, text, html } = composeDigest(
      facts([item({}), item({ id: 8, title: 'Late', isLate: true })]),
    );
    expect(subject).toBe('Tocsin: 2 waiting, 1 late');
    expect(text.indexOf('Late (TLP:AMBER)')).toBeLessThan(text.indexOf('Nitazenes in Chile (TLP:AMBER)'));
    expect(html).toContain('href="https://tocsin.example.org/alerts/7?database=live"');
  });

  test('leads into the database that it tells of', () => {
    const { text } = composeDigest({ ...facts([item({})]), database: 'sample' });
    expect(text).toContain('  https://tocsin.example.org/alerts/7?database=sample\n');
    expect(text).not.toContain('TOCSIN_PUBLIC_URL');
  });

  test('leads to the server of this computer where no other address is known, and says who can follow', () => {
    const { text, html } = composeDigest({
      ...facts([item({})]),
      home: { kind: 'local', origin: 'http://127.0.0.1:4747' },
    });
    expect(html).toContain('href="http://127.0.0.1:4747/alerts/7?database=live"');
    for (const told of [text, html])
      expect(told).toContain('The links open on the computer that runs Tocsin.');
  });

  test('has no link where nobody knows the address, and names the setting; its links used to lack the host', () => {
    const { text, html } = composeDigest({ ...facts([item({})]), home: UNKNOWN_HOME });
    expect(html).not.toContain('href');
    for (const told of [text, html]) {
      expect(told).not.toContain('/alerts/7');
      expect(told).toContain('Nitazenes in Chile (TLP:AMBER)');
      expect(told).toContain('TOCSIN_PUBLIC_URL');
    }
  });

  test('tells of several records how many they are, and leads to their list', () => {
    const { text, html } = composeDigest(
      facts([
        item({ kind: 'names', title: '', count: 3, path: '/data?tab=names' }),
        item({ kind: 'actions-late', title: '2.1 Early warning', count: 1 }),
      ]),
    );
    expect(text).toContain('- 3 names to settle (TLP:AMBER)');
    expect(text).toContain('- 1 action is late: 2.1 Early warning (TLP:AMBER)');
    expect(html).toContain('href="https://tocsin.example.org/data?tab=names&amp;database=live"');
  });

  test('says in which zone its times are', () => {
    const { text, html } = composeDigest({ ...facts([item({})]), timeZone: 'Europe/Vienna' });
    for (const told of [text, html]) expect(told).toContain('due 6 Feb 2024, 01:00 Europe/Vienna');
  });

  test('says that it is simulated', () => {
    const { subject, text, html } = composeDigest({ ...facts([item({})]), isSimulated: true });
    for (const told of [subject, text, html]) expect(told).toContain('SIMULATED');
  });

  test('runs nothing that stands in a title, and breaks no line, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, name) => {
        const { subject, html, text } = composeDigest({
          ...facts([item({ title: `<script>alert(1)</script>${title}\r\nBcc: x@example.org` })]),
          name,
        });
        expect(html).not.toContain('<script');
        expect(subject).not.toMatch(/[\r\n]/);
        expect(text).not.toMatch(/^Bcc:/m);
      }),
    );
  });
});

describe('where people open Tocsin', () => {
  test.each([
    ['https://tocsin.example.org', 'https://tocsin.example.org'],
    ['https://tocsin.example.org/', 'https://tocsin.example.org'],
    ['http://10.0.0.7:8080', 'http://10.0.0.7:8080'],
  ])('is read from the setting %s', (setting, origin) => {
    expect(readHome(setting)).toEqual({ kind: 'public', origin });
  });

  test.each([undefined, '', ' '])('is not set by %o', (setting) => {
    expect(readHome(setting)).toBeUndefined();
  });

  test.each([
    'tocsin.example.org',
    'localhost:4747',
    'ftp://tocsin.example.org',
    'https://tocsin.example.org/a',
    'https://ana:word@tocsin.example.org',
    'https://tocsin.example.org/?a=b',
  ])('is refused in the setting %s', (setting) => {
    expect(() => readHome(setting)).toThrow('TOCSIN_PUBLIC_URL');
  });

  describe('without a setting', () => {
    const INSTANCE = 'one';
    let server: Server;
    let dataDir: string;
    let local: string;
    beforeAll(async () => {
      vi.stubEnv('TOCSIN_PUBLIC_URL', undefined);
      dataDir = await mkdtemp(join(tmpdir(), 'tocsin-home-'));
      server = createHttpServer((_, reply) => reply.setHeader(INSTANCE_HEADER, INSTANCE).end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      local = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDir, { recursive: true, force: true });
    });
    const run = (url: string) =>
      rememberServer(dataDir, { pid: process.pid, url, local, instance: INSTANCE });

    test('is not known while nothing runs on the data folder', async () => {
      expect(await findHome(dataDir)).toEqual(UNKNOWN_HOME);
    });

    test('is the address that the running server prints', async () => {
      run(local);
      expect(await findHome(dataDir)).toEqual({ kind: 'local', origin: local });
      run('https://tocsin.example.org');
      const opened: Home = { kind: 'public', origin: 'https://tocsin.example.org' };
      expect(await findHome(dataDir)).toEqual(opened);
    });

    test('is what the setting says, whatever runs', async () => {
      run(local);
      vi.stubEnv('TOCSIN_PUBLIC_URL', 'https://other.example.org');
      expect(await findHome(dataDir)).toEqual({ kind: 'public', origin: 'https://other.example.org' });
    });
  });
});

let world: PlantedWorld;
let folder: string;
let now = new Date('2024-02-05T12:00:00Z');
beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  folder = await mkdtemp(join(tmpdir(), 'tocsin-outbox-'));
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    // Else they wait for the secretariat.
    await tx.query("update reported_name set outcome = 'unspecified' where outcome = 'review'");
    await tx.query("insert into working_group (key, title) values ('2', 'Detecting')");
    await tx.query(
      `insert into recommendation (owner_id, marking, purpose, group_key, scope, state, content, drafted_at, round, silence_from, silence_until)
       values (1, 'AMBER', 'any', '2', 'joint', 'proposed', $1, $2, 1, $2, $3)`,
      [
        JSON.stringify({ title: 'Share what is found\r\nX-Evil: yes' }),
        '2024-02-05T00:00:00Z',
        '2024-02-25T00:00:00Z',
      ],
    );
  });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

function portsOf(post: Post): DigestPorts {
  const reader = new Reader({
    doors: world.doors,
    catalogue: buildCatalogue(WORLD.registry),
    sources: [],
    clock: () => now,
    defaultDatabase: async () => 'live',
  });
  return {
    asHolder: (work) => world.doors.live.run(LOCAL_ADMINISTRATOR, work),
    asPerson: async (personId, work) => {
      const actor = await world.doors.live.run(GATE, (tx) => findPersonActor(tx, personId));
      return actor && reader.read({ database: 'live', actor }, work);
    },
    collectWork: (reading) => collectWork(reading, WORK_PROVIDERS),
    post,
    from: 'Tocsin <tocsin@example.org>',
    home: UNKNOWN_HOME,
    database: 'live',
    now,
  };
}
const run = async (post: Post, isDryRun = false, only?: string) =>
  (await sendDigests(portsOf(post), { isDryRun, only }))
    .filter(({ what }) => what !== 'nothing')
    .map(({ person, what }) => [person.name, what]);
const send = (who: string, url: string, payload: object) => world.ask(who, { method: 'POST', url, payload });

describe('digests are sent', () => {
  test('to nobody in a dry run', async () => {
    const outcomes = await run(() => Promise.reject(new Error('nothing is posted')), true);
    expect(outcomes).toEqual([
      ['focal point, NZ', 'would-send'],
      ['focal point, CL', 'would-send'],
    ]);
  });

  test('again where the server did not take one, and once in each period', async () => {
    await send('focal point, CL', '/api/digest', { every: 'never' });
    const broken = await sendDigests(
      portsOf(() => Promise.reject(new Error('no server'))),
      { isDryRun: false },
    );
    expect(broken.map(({ what, reason }) => [what, reason]).filter(([what]) => what !== 'nothing')).toEqual([
      ['failed', 'no server'],
    ]);
    const post = postIntoFolder(folder);
    expect(await run(post)).toEqual([['focal point, NZ', 'sent']]);
    expect(await run(post)).toEqual([['focal point, NZ', 'sent-before']]);
    now = new Date('2024-02-11T23:59:00Z');
    expect(await run(post)).toEqual([['focal point, NZ', 'sent-before']]);
    now = new Date('2024-02-12T00:00:00Z');
    const twice = await Promise.all([run(post), run(post)]);
    expect(
      twice
        .flat()
        .map(([, what]) => what)
        .sort(),
    ).toEqual(['sent', 'sent-before']);
    await send('focal point, NZ', '/api/digest', { every: 'daily' });
    expect(await run(post)).toEqual([['focal point, NZ', 'sent']]);
  });

  test('as files that mail programs read, without a header of anybody else’s making', async () => {
    const files = (await readdir(folder)).sort();
    const id = world.people.get('focal point, NZ')!.id;
    expect(files).toEqual([
      `2024-02-12-person-${id}.eml`,
      `2024-W06-person-${id}.eml`,
      `2024-W07-person-${id}.eml`,
    ]);
    const letter = await readFile(join(folder, files[1]!), 'utf8');
    const [head = ''] = letter.split('\r\n\r\n');
    expect(head).toMatch(/^From: Tocsin <tocsin@example\.org>\r$/m);
    expect(head).toMatch(new RegExp(`^To: .*<${id}@example\\.org>\\r$`, 'm'));
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(letter).not.toMatch(/^X-Evil:/m);
    expect(letter).toContain('text/html');
  });

  test('by SMTP where a server is named', async () => {
    let heard = '';
    const server = createServer((socket) => {
      let isData = false;
      socket.write('220 test\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n')) {
          if (line === '') continue;
          heard += `${line}\n`;
          if (isData && line !== '.') continue;
          if (line === 'DATA') socket.write('354 go on\r\n');
          else if (line === 'QUIT') socket.end('221 bye\r\n');
          else socket.write('250 ok\r\n');
          isData = line === 'DATA';
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    now = new Date('2024-02-13T00:00:00Z');
    expect(await run(postBySmtp(`smtp://127.0.0.1:${port}`))).toEqual([['focal point, NZ', 'sent']]);
    const id = world.people.get('focal point, NZ')!.id;
    expect(heard).toContain(`RCPT TO:<${id}@example.org>`);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a feed', () => {
  test('tells who has its address what waits for its person, until it is ended', async () => {
    expect((await send('public', '/api/digest/feeds', {})).statusCode).toBe(401);
    const made = (await send('focal point, NZ', '/api/digest/feeds', {})).json();
    const read = () => world.app.inject({ url: made.path });
    const { statusCode, headers, body } = await read();
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    expect(body).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
    expect(body).toContain('Share what is found');
    expect(body).toMatch(/<link href="http:\/\/[\w.:]+\/recommendations\/1\?database=live"\/>/);
    const { rows } = await world.doors.live.run(GATE, (tx) =>
      tx.query<{ kept: string }>("select encode(token_hash, 'hex') as kept from feed_token"),
    );
    expect(made.path).not.toContain(rows[0]!.kept);
    const [feed] = made.feeds;
    expect((await send('focal point, CL', `/api/digest/feeds/${feed.id}/end`, {})).statusCode).toBe(404);
    expect((await send('focal point, NZ', `/api/digest/feeds/${feed.id}/end`, {})).statusCode).toBe(200);
    expect((await read()).statusCode).toBe(404);
  });

  test.each([
    '/feeds/live/x.atom',
    `/feeds/live/${'a'.repeat(43)}.atom`,
    '/feeds/other/a.atom',
    '/feeds/live/..%2f',
  ])('is not at %s', async (url) => {
    expect((await world.app.inject({ url })).statusCode).toBe(404);
  });
});
