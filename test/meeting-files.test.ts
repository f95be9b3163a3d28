import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { MeetingResponse } from '../src/features/meetings/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** What comes in and goes out as a file: papers and calendars. */
let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const CHILE = 'focal point, CL';
let meeting: MeetingResponse;

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await tx.query("insert into working_group (key, title) values ('2', 'Detecting'), ('3', 'Health')");
    await tx.query(
      "insert into role_grant (person_id, role, participant_id, group_key, granted_by) select $1, 'expert', id, '2', 'test' from participant where key = 'CL'",
      [world.people.get(CHILE)!.id],
    );
  });
  const draft = { groupKey: '2', title: 'Detecting; drugs, all', place: 'Room Č', link: '', quorum: 1 };
  const when = { on: '2024-04-09', time: '09:00', timeZone: 'Europe/Vienna', minutes: 60 };
  meeting = await post('secretariat', '/api/meetings', { ...draft, ...when });
});
afterAll(() => world.close());

async function post<T>(who: string, url: string, payload: object): Promise<T> {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
  return response.json() as T;
}

function form(name: string, bytes: Buffer) {
  const edge = 'edge-of-the-form';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  };
}
const sendPaper = (who: string, name: string, bytes: Buffer) =>
  world.ask(who, { method: 'POST', url: `/api/meetings/${meeting.id}/papers`, ...form(name, bytes) });
const refusal = async (who: string, name: string, bytes: Buffer): Promise<string> => {
  const response = await sendPaper(who, name, bytes);
  return response.statusCode === 200 ? 'taken in' : (response.json() as { code: string }).code;
};

function zip(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, text] of Object.entries(entries))
    file.addBuffer(Buffer.from(text), name, { compress: name !== 'mimetype' });
  file.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    file.outputStream.on('data', (part: Buffer) => parts.push(part));
    file.outputStream.on('error', reject);
    file.outputStream.on('end', () => resolve(Buffer.concat(parts)));
  });
}
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const TYPES = '[Content_Types].xml';

describe('a paper', () => {
  test.each([
    ['minutes.pdf', async () => PDF],
    ['MINUTES.PDF', async () => PDF],
    ['a.docx', () => zip({ [TYPES]: '<x/>', 'word/document.xml': '<x/>' })],
    ['a.xlsx', () => zip({ [TYPES]: '<x/>', 'xl/workbook.xml': '<x/>' })],
    ['a.pptx', () => zip({ [TYPES]: '<x/>', 'ppt/presentation.xml': '<x/>' })],
    ['a.odt', () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' })],
    [
      'a.ods',
      () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    ],
    [
      'a.odp',
      () => zip({ mimetype: 'application/vnd.oasis.opendocument.presentation', 'content.xml': '<x/>' }),
    ],
    ['a.txt', async () => Buffer.from('Größe, 大きさ')],
    ['a.csv', async () => Buffer.from('a,b\n1,2\n')],
    ['a.png', async () => PNG],
    ['a.jpeg', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ])('%s is taken in where it is what its name says', async (name, make) => {
    expect(await refusal('secretariat', name, await make())).toBe('taken in');
  });

  test.each([
    ['a PDF that is a page', 'a.pdf', async () => Buffer.from('<html><script>1</script>'), 'paper.lies'],
    ['a PDF that is a program', 'a.pdf', async () => Buffer.from('MZ\u0090'), 'paper.lies'],
    ['a picture that is a PDF', 'a.png', async () => PDF, 'paper.lies'],
    [
      'a Word document that is a workbook',
      'a.docx',
      () => zip({ [TYPES]: '', 'xl/workbook.xml': '' }),
      'paper.lies',
    ],
    [
      'a Word document with macros',
      'a.docx',
      () => zip({ [TYPES]: '', 'word/document.xml': '', 'word/vbaProject.bin': 'x' }),
      'paper.lies',
    ],
    ['a Word document that is any zip', 'a.docx', () => zip({ 'a.exe': 'MZ' }), 'paper.lies'],
    [
      'a Word document that is cut off',
      'a.docx',
      async () => (await zip({ [TYPES]: '', 'word/document.xml': '' })).subarray(0, 60),
      'paper.lies',
    ],
    [
      'an OpenDocument of another kind',
      'a.odt',
      () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
      'paper.lies',
    ],
    ['a text that is a page', 'a.txt', async () => Buffer.from('\n <!DOCTYPE html><p>'), 'paper.lies'],
    ['a text that is a picture', 'a.csv', async () => PNG, 'paper.lies'],
    ['a page', 'a.html', async () => Buffer.from('<p>'), 'paper.type'],
    ['a program', 'a.pdf.exe', async () => PDF, 'paper.type'],
    ['a name without an ending', 'pdf', async () => PDF, 'paper.type'],
    ['a name of what every object has', 'a.constructor', async () => PDF, 'paper.type'],
    ['nothing', 'a.pdf', async () => Buffer.alloc(0), 'paper.empty'],
  ])('%s is refused, and nothing is kept', async (_what, name, make, code) => {
    const before = meeting.papers.length;
    expect(await refusal('secretariat', name, await make())).toBe(code);
    expect(meeting.papers.length).toBe(before);
  });

  test('of more than 50 MB is refused, before it is read where it says so itself', async () => {
    const tooMuch = Buffer.alloc(50 * 1024 * 1024 + 1, 0x20);
    PDF.copy(tooMuch);
    expect(await refusal('secretariat', 'a.pdf', tooMuch)).toBe('paper.too-large');
    const { payload: _payload, headers } = form('a.pdf', PDF);
    const response = await world.ask('secretariat', {
      method: 'POST',
      url: `/api/meetings/${meeting.id}/papers`,
      payload: 'x',
      headers: { ...headers, 'content-length': String(2 * 1024 ** 3) },
    });
    expect([response.statusCode, response.json().code]).toEqual([413, 'paper.too-large']);
  });

  test('comes from who runs the group alone, and is read by who sees the meeting', async () => {
    for (const who of [CHILE, 'police, NZ'])
      expect([who, await refusal(who, 'a.pdf', PDF)]).toEqual([who, 'access.refused']);
    for (const who of ['observer', 'public', 'administrator'])
      expect([who, await refusal(who, 'a.pdf', PDF)]).toEqual([who, 'meeting.not-found']);
  });

  test('goes out as it came in, as a file that no browser runs', async () => {
    const big = Buffer.alloc(3 * 1024 * 1024 + 5, 0x61);
    const name = 'Überblick ";\u202e.txt';
    const sent = (await sendPaper('secretariat', name.replaceAll('"', '%22'), big)).json() as MeetingResponse;
    const paper = sent.papers.at(-1)!;
    expect(paper).toMatchObject({
      sizeBytes: big.length,
      sha256: createHash('sha256').update(big).digest('hex'),
    });
    const response = await world.ask(CHILE, `/api/papers/${paper.id}/file`);
    expect(response.rawPayload.equals(big)).toBe(true);
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(
        /^attachment; filename="[ -~]+"; filename\*=UTF-8''%C3%9Cberblick/,
      ),
    });
    for (const who of ['observer', 'public', 'civil society'])
      expect([who, (await world.ask(who, `/api/papers/${paper.id}/file`)).statusCode]).toEqual([who, 404]);
    await post('secretariat', `/api/papers/${paper.id}/remove`, {});
    expect((await world.ask(CHILE, `/api/papers/${paper.id}/file`)).statusCode).toBe(404);
  });
});

function events(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    method: calendar.getFirstPropertyValue('method'),
    items: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)),
  };
}

describe('a calendar', () => {
  const invitation = async (who: string) =>
    events((await world.ask(who, `/api/meetings/${meeting.id}/invitation.ics`)).body);
  let path: string;
  let feedId: string;

  test('asks those who are invited, and the person themselves by their address', async () => {
    const { method, items } = await invitation(CHILE);
    expect([method, items[0]?.uid, items[0]?.summary]).toEqual([
      'REQUEST',
      meeting.uid,
      'Detecting; drugs, all',
    ]);
    expect(items[0]?.startDate.toString()).toBe('2024-04-09T09:00:00');
    expect(items[0]?.attendees.map((each) => String(each.getFirstValue()))).toEqual([
      `mailto:${world.people.get(CHILE)!.id}@example.org`,
      expect.stringMatching(/^mailto:participant-\d+@tocsin\.invalid$/),
    ]);
    expect((await world.ask('observer', `/api/meetings/${meeting.id}/invitation.ics`)).statusCode).toBe(404);
  });

  test('has a secret address that its person makes; only its hash is kept', async () => {
    const made = await post<{ path: string; item: { id: string } }>(CHILE, '/api/calendar-feeds', {});
    path = made.path;
    feedId = made.item.id;
    const token = path.split('/')[3]!;
    expect(token.length).toBeGreaterThanOrEqual(43);
    const { rows } = await withOwner(world.cluster, 'live', (client) =>
      client.query<{ hash: string }>("select encode(token_hash, 'hex') as hash from calendar_feed"),
    );
    expect(rows.map(({ hash }) => hash)).toEqual([createHash('sha256').update(token).digest('hex')]);
    expect((await world.ask(CHILE, '/api/calendar-feeds')).body).not.toContain(token);
    const nobody = await world.ask('public', { method: 'POST', url: '/api/calendar-feeds', payload: {} });
    expect(nobody.statusCode).toBe(401);
  });

  test('is read without a session, tells the person’s meetings as that person sees them, and takes changes in', async () => {
    const read = async (address = path) => events((await world.ask('public', address)).body);
    const before = (await read()).items[0]!;
    expect([before.uid, before.sequence]).toEqual([meeting.uid, 0]);
    now = new Date('2024-02-02T08:00:00Z');
    const when = { on: '2024-04-10', time: '10:00', timeZone: 'America/New_York', minutes: 60 };
    meeting = await post('secretariat', `/api/meetings/${meeting.id}/steps`, {
      step: 'move',
      version: meeting.version,
      ...when,
    });
    const after = (await read()).items[0]!;
    expect([after.uid, after.sequence, after.startDate.toString()]).toEqual([
      meeting.uid,
      1,
      '2024-04-10T10:00:00',
    ]);
    expect((await read(path.replace('meetings.ics', '2.ics'))).items).toHaveLength(1);
    expect((await read(path.replace('meetings.ics', '3.ics'))).items).toHaveLength(0);
    const label = {
      marking: 'RED',
      purpose: 'any',
      readers: [world.people.get(CHILE)!.id, world.people.get('secretariat')!.id],
    };
    const { title, place, link, quorum } = meeting;
    const edit = { step: 'edit', version: meeting.version, title, place, link, quorum, label };
    meeting = await post('secretariat', `/api/meetings/${meeting.id}/steps`, edit);
    expect((await world.ask(CHILE, `/api/meetings/${meeting.id}`)).statusCode).toBe(200);
    expect((await read()).items).toHaveLength(0);
    const open = { ...edit, version: meeting.version, label: { ...label, marking: 'AMBER', readers: [] } };
    meeting = await post('secretariat', `/api/meetings/${meeting.id}/steps`, open);
    meeting = await post('secretariat', `/api/meetings/${meeting.id}/steps`, {
      step: 'cancel',
      version: meeting.version,
      note: 'A strike.',
    });
    expect((await read()).items[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect((await invitation(CHILE)).method).toBe('CANCEL');
  });

  test('ends with its address, and with the rights of its person', async () => {
    const status = async (address: string) => (await world.ask('public', address)).statusCode;
    const other = await world.ask('police, NZ', {
      method: 'POST',
      url: `/api/calendar-feeds/${feedId}/end`,
      payload: {},
    });
    expect(other.statusCode).toBe(404);
    expect(await status(path)).toBe(200);
    await post(CHILE, `/api/calendar-feeds/${feedId}/end`, {});
    expect([await status(path), await status('/api/calendars/guess/meetings.ics')]).toEqual([404, 404]);
    const again = await post<{ path: string }>(CHILE, '/api/calendar-feeds', {});
    expect(await status(again.path)).toBe(200);
    const person = world.people.get(CHILE)!.id;
    await post('secretariat', `/api/people/${person}/account`, { isDisabled: true });
    expect(await status(again.path)).toBe(404);
  });
});
