import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvFormat } from '../src/exports/csv/format.ts';
import { xlsxFormat } from '../src/exports/xlsx/format.ts';
import type { TableAnswer } from '../src/features/bulk/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';
import { formOf } from './send-form.ts';

type FileKind = 'participants' | 'experts';

let world: PlantedWorld;
beforeAll(async () => {
  world = await openPlanted({ clock: () => new Date('2024-02-01T08:00:00Z') });
  await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query(
      "insert into working_group (key, title) values ('2', 'Detecting'), ('2.1', 'Data'), ('2.2', 'Sharing')",
    ),
  );
});
afterAll(() => world.close());

const ZEALAND = 'focal point, NZ';
const sendBytes = (who: string, what: FileKind, bytes: Buffer, isDryRun = false) =>
  world.ask(who, {
    method: 'POST',
    url: `/api/tables/${what}`,
    ...formOf({ name: `${what}.csv`, bytes }, { dryRun: String(isDryRun) }),
  });
async function take(
  who: string,
  what: FileKind,
  text: string | Buffer,
  isDryRun = false,
): Promise<TableAnswer> {
  const response = await sendBytes(who, what, Buffer.from(text), isDryRun);
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
  const answer = response.json() as TableAnswer;
  expect(answer.read).toBe(answer.added + answer.changed + answer.unchanged + answer.rejected);
  return answer;
}
const give = async (who: string, what: FileKind, format: string): Promise<Buffer> =>
  (await world.ask(who, `/api/exports/${what}?format=${format}`)).rawPayload;
const EXPERTS = 'name,email,participant,role,groups';
const counts = ({ added, changed, unchanged, rejects }: TableAnswer) => [
  added,
  changed,
  unchanged,
  rejects.length,
];

describe('a file of participants', () => {
  const HEAD = 'kind,code,name,joined_on,left_on';
  test('does not take an organization for the country that has its code', async () => {
    const read = `select name, kind, joined_on as "joinedOn" from participant where key = 'CL'`;
    const held = async () => (await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) => tx.query(read))).rows;
    const before = await held();
    const file = `${HEAD}\norganization,CL,Club of Laboratories,2023-07-07,\n`;
    const { rejects } = await take('secretariat', 'participants', file, true);
    expect(rejects.map(({ column, code }) => [column, code])).toEqual([['code', 'participant.country-code']]);
    expect(await held()).toEqual(before);
  });

  test('adds, lets join and leave; sent again it changes nothing', async () => {
    const file = `${HEAD}\ncountry,PE,Peru,2023-07-07,\norganization,WCO,World Customs Organization,2023-09-01,2024-01-15\ncountry,CL,Chile,2023-07-07,\n`;
    expect(counts(await take('secretariat', 'participants', file, true))).toEqual([2, 0, 1, 0]);
    expect(counts(await take('secretariat', 'participants', file))).toEqual([2, 0, 1, 0]);
    expect(counts(await take('secretariat', 'participants', file))).toEqual([0, 0, 3, 0]);
    const leaves = `${HEAD}\ncountry,PE,Peru,2023-07-07,2024-01-31\n`;
    expect(counts(await take('secretariat', 'participants', leaves))).toEqual([0, 1, 0, 0]);
    expect(counts(await take('secretariat', 'participants', leaves))).toEqual([0, 0, 1, 0]);
  });

  test('keeps each wrong line with its column, the reason and what to do', async () => {
    const { rejects } = await take(
      'secretariat',
      'participants',
      `${HEAD}\nplanet,CL,Chile,,\ncountry,QX,Nowhere,,\norganization,who,W,,\ncountry,BR,,,\ncountry,BR,Brazil,1/2/2024,\ncountry,BR,Brazil,2024-02-01,2024-01-01\ncountry,CL,Chile,2020-01-01,\n`,
    );
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'kind', 'people-file.kind'],
      [3, 'code', 'participant.no-such-country'],
      [4, 'code', 'people-file.code'],
      [5, 'name', 'table.empty'],
      [6, 'joined_on', 'table.date'],
      [7, 'left_on', 'participant.wrong-date'],
      [8, 'joined_on', 'people-file.other-membership'],
    ]);
    for (const { message } of rejects) expect(message).not.toMatch(/\{\w+\}/);
  });

  test('is the secretariat’s to send', async () => {
    for (const who of [ZEALAND, 'observer', 'public', 'health, NZ'])
      expect([who, (await sendBytes(who, 'participants', Buffer.from(`${HEAD}\n`))).statusCode]).toEqual([
        who,
        403,
      ]);
  });
});

describe('a file of experts', () => {
  test('adds people with their groups, and groups to people; sent again it changes nothing', async () => {
    const file = `${EXPERTS}\nAna Invented,ana@example.org,NZ,,2.1; 2.2\n"Bo, Invented",bo@example.org,new zealand,expert,\n`;
    expect(counts(await take(ZEALAND, 'experts', file, true))).toEqual([2, 0, 0, 0]);
    expect(counts(await take(ZEALAND, 'experts', file))).toEqual([2, 0, 0, 0]);
    expect(counts(await take(ZEALAND, 'experts', file))).toEqual([0, 0, 2, 0]);
    const more = `${EXPERTS}\nAna Invented,ANA@example.org,NZ,expert,2\n`;
    expect(counts(await take(ZEALAND, 'experts', more))).toEqual([0, 1, 0, 0]);
    expect(counts(await take(ZEALAND, 'experts', more))).toEqual([0, 0, 1, 0]);
  });

  test('keeps each wrong line with its column, the reason and what to do, and takes the others', async () => {
    const answer = await take(
      ZEALAND,
      'experts',
      `${EXPERTS}\n,x@example.org,NZ,,\nX,nothing,NZ,,\nX,x@example.org,Atlantis,,\nX,x@example.org,NZ,secretariat,\nX,x@example.org,NZ,,9.9\nX,x@example.org,CL,,\nAnother,ana@example.org,NZ,,\nX,x@example.org,NZ,,\nY,x@example.org,NZ,,\nZ,7@example.org,NZ,,\nshort,line\n`,
    );
    expect(answer.rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'name', 'table.empty'],
      [3, 'email', 'people-file.email'],
      [4, 'participant', 'people-file.participant'],
      [5, 'role', 'people-file.role'],
      [6, 'groups', 'table.group'],
      [7, 'participant', 'people-file.refused'],
      [8, 'name', 'people-file.other-name'],
      [10, 'email', 'table.twice'],
      [11, 'name', 'people-file.other-name'],
      [12, null, 'table.uncut'],
    ]);
    expect(answer.added).toBeGreaterThan(0);
    for (const { message } of answer.rejects) expect(message).not.toMatch(/\{\w+\}/);
  });

  test('names a country in any language, or by its code in small letters', async () => {
    const file = `${EXPERTS}\nCy Invented,cy@example.org,Nueva Zelanda,,\nDi Invented,di@example.org,nz,,\nEli Invented,eli@example.org,新西兰,,\n`;
    expect(counts(await take(ZEALAND, 'experts', file, true))).toEqual([3, 0, 0, 0]);
  });

  test('makes no expert of a participant that has left', async () => {
    const { rejects } = await take('secretariat', 'experts', `${EXPERTS}\nEx,ex@example.org,PE,,\n`);
    expect(rejects).toMatchObject([
      {
        code: 'participant.left',
        message: expect.stringContaining('an expert of a participant that has left'),
      },
    ]);
  });

  test('takes nobody’s address over: one that somebody else has is told, and the rest comes in', async () => {
    const chile = world.people.get('focal point, CL')!.id;
    const answer = await take(
      ZEALAND,
      'experts',
      `${EXPERTS}\nThief,${chile}@example.org,NZ,,\nCy,cy@example.org,NZ,,2.1\n`,
    );
    expect(answer.rejects).toMatchObject([{ line: 2, code: 'people-file.taken' }]);
    expect(answer.added).toBe(1);
    expect(counts(await take(ZEALAND, 'experts', `${EXPERTS}\nCy,cy@example.org,NZ,,2.1\n`))).toEqual([
      0, 0, 1, 0,
    ]);
  });

  test('sixteen hundred come in within seconds, from a workbook too', async () => {
    const rows = Array.from({ length: 1600 }, (_, index) => [
      `Expert ${index}`,
      `expert${index}@example.net`,
      index % 2 ? 'CL' : 'NZ',
      'expert',
      '2.1; 2.2',
    ]);
    const table = {
      title: 'experts',
      columns: EXPERTS.split(','),
      rows: (async function* () {
        yield* rows;
      })(),
      isSimulated: false,
      asOf: '2024-02-01',
    };
    const chunks: Uint8Array[] = [];
    for await (const chunk of xlsxFormat.write(table)) chunks.push(chunk);
    const started = performance.now();
    expect(counts(await take('secretariat', 'experts', Buffer.concat(chunks)))).toEqual([1600, 0, 0, 0]);
    const seconds = (performance.now() - started) / 1000;
    expect(seconds).toBeLessThan(10);
    expect(counts(await take('secretariat', 'experts', Buffer.concat(chunks)))).toEqual([0, 0, 1600, 0]);
  });
});

describe('what is given out', () => {
  test('can be taken in again, and changes nothing', async () => {
    for (const what of ['participants', 'experts'] as const) {
      const answer = await take('secretariat', what, await give('secretariat', what, 'csv'));
      expect([what, answer.added, answer.changed]).toEqual([what, 0, 0]);
    }
  });

  test('runs no formula in a spreadsheet', async () => {
    await take(ZEALAND, 'experts', `${EXPERTS}\n=1+2,formula@example.org,NZ,,\n`);
    const bytes = await give(ZEALAND, 'experts', 'csv');
    expect(bytes.toString()).toContain("'=1+2");
    expect(counts(await take(ZEALAND, 'experts', bytes)).slice(0, 2)).toEqual([0, 0]);
  });

  test('has a file to fill in for everybody, and nothing of people for who may not export', async () => {
    const { headers, rawPayload } = await world.ask('public', '/api/tables/experts/template');
    expect(headers['content-disposition']).toContain('experts-to-fill-in.csv');
    expect(rawPayload.toString()).toBe(`\uFEFF${EXPERTS}\r\n`);
    expect((await world.ask('public', '/api/exports/experts')).statusCode).toBe(403);
    expect(JSON.parse((await give('observer', 'experts', 'json')).toString()).rows).toEqual([]);
    expect(csvFormat.extension).toBe('csv');
  });
});

test.each([
  ['nothing', Buffer.alloc(0), 'file.empty'],
  [
    'a picture',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
    'file.not-what-it-says',
  ],
  ['a broken workbook', Buffer.from('PK\u0003\u0004 and nothing'), 'file.corrupt'],
  ['other columns', Buffer.from('a,b\n1,2\n'), 'file.missing-columns'],
])('a file that holds %s is refused', async (_what, bytes, code) => {
  const response = await sendBytes('secretariat', 'experts', bytes);
  expect(response.json()).toMatchObject({ code });
});

test('a file that is too large is refused before it is read', async () => {
  const response = await sendBytes('secretariat', 'experts', Buffer.alloc(21 * 1024 * 1024, 'a'));
  expect([response.statusCode, response.json().code]).toEqual([413, 'request.too-large']);
});
