import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvFormat } from '../src/exports/csv/format.ts';
import type { KeptLine, TableAnswer, TableKindId } from '../src/features/bulk/contract.ts';
import type { InputResponse } from '../src/features/inputs/contract.ts';
import type { RecommendationItem, RecommendationResponse } from '../src/features/recommendations/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';
import { formOf } from './send-form.ts';

/** Inputs and an existing set of recommendations by the table, and what is kept of lines that could not be taken. */
let world: PlantedWorld;
let now = new Date('2024-06-01T09:00:00Z');
const CHILE = 'focal point, CL';
const EXPERT = 'health, NZ';

const local = <T>(sql: string, values: unknown[] = []) =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => (await tx.query(sql, values)).rows as T[]);

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  await local(
    "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Early warning'), ('1', null, 'Preventing'), ('1.1', '1', 'Manufacture')",
  );
  await local(
    `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
     select p.id, 'expert', o.id, '2.1', 'test' from person p, participant o where p.name = $1 and o.key = 'NZ'`,
    [EXPERT],
  );
});
afterAll(() => world.close());

const send = (who: string, what: TableKindId, bytes: Buffer | string, fields: Record<string, string> = {}) =>
  world.ask(who, {
    method: 'POST',
    url: `/api/tables/${what}`,
    ...formOf({ name: `${what}.csv`, bytes }, fields),
  });
async function take(
  who: string,
  what: TableKindId,
  bytes: Buffer | string,
  fields: Record<string, string> = {},
): Promise<TableAnswer> {
  const response = await send(who, what, bytes, fields);
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
  const answer = response.json() as TableAnswer;
  expect(answer.read).toBe(answer.added + answer.changed + answer.unchanged + answer.rejected);
  for (const { message } of answer.rejects) expect(message).not.toMatch(/\{\w+\}/);
  return answer;
}
const counts = ({ added, changed, unchanged, rejected }: TableAnswer) => [
  added,
  changed,
  unchanged,
  rejected,
];
const keptOf = async (who: string, what: TableKindId) =>
  (await world.ask(who, `/api/tables/${what}/rejects?limit=500`)).json() as {
    total: number;
    items: KeptLine[];
  };
const retry = (who: string, { id, version }: Pick<KeptLine, 'id' | 'version'>, cells: object) =>
  world.ask(who, { method: 'POST', url: `/api/table-rejects/${id}/retry`, payload: { version, cells } });
const codes = (answer: TableAnswer) => answer.rejects.map(({ line, column, code }) => [line, column, code]);
const get = async <T>(who: string, url: string): Promise<T> => (await world.ask(who, url)).json() as T;

describe('inputs', () => {
  const HEAD = 'group;title;text;done;outcome;organization;website;marking;given_on';
  const FILE = `${HEAD}
2.1;Señales tempranas;"Los laboratorios comparten; cada semana.";;;Red Andina;;GREEN;2024-05-02
1.1;Tablet presses;Register them.;;;;;;
`;

  test('come in many at once, from Latin-1 with semicolons; a dry run says so before, and writes nothing', async () => {
    const bytes = Buffer.from(FILE, 'latin1');
    const dry = await take(EXPERT, 'inputs', bytes, { dryRun: 'true' });
    expect(counts(dry)).toEqual([2, 0, 0, 0]);
    expect(dry.lines.map(({ line, outcome, name, id }) => [line, outcome, name, id])).toEqual([
      [2, 'added', 'Señales tempranas', null],
      [3, 'added', 'Tablet presses', null],
    ]);
    expect((await get<{ total: number }>(EXPERT, '/api/inputs')).total).toBe(0);
    const done = await take(EXPERT, 'inputs', bytes);
    expect(counts(done)).toEqual([2, 0, 0, 0]);
    const input = await get<InputResponse>(EXPERT, `/api/inputs/${done.lines[0]!.id}`);
    expect(input).toMatchObject({
      state: 'given',
      cameBy: 'spreadsheet',
      marking: 'GREEN',
      owner: { name: 'New Zealand' },
      givenAt: '2024-05-02T00:00:00.000Z',
      content: { text: 'Los laboratorios comparten; cada semana.', organization: 'Red Andina' },
    });
    expect(input.events.map(({ action }) => action)).toEqual(['import']);
  });

  test('the same file twice changes nothing, as UTF-16 neither, nor where a line stands twice in it', async () => {
    expect(counts(await take(EXPERT, 'inputs', Buffer.from(FILE, 'latin1')))).toEqual([0, 0, 2, 0]);
    expect(counts(await take(EXPERT, 'inputs', Buffer.from(`\uFEFF${FILE}`, 'utf16le')))).toEqual([
      0, 0, 2, 0,
    ]);
    const twice = 'group,title\n2.1,Once\n2.1,Once\n';
    expect(counts(await take(EXPERT, 'inputs', twice))).toEqual([1, 0, 1, 0]);
    expect((await get<{ total: number }>(EXPERT, '/api/inputs')).total).toBe(3);
  });

  test('one that was given by the form is not given again by a file', async () => {
    const content = { title: 'By hand', text: 'a', done: '', outcome: '', organization: '', website: '' };
    const payload = { groupKey: '2.1', content, marking: 'AMBER', cameBy: 'form' };
    expect((await world.ask(CHILE, { method: 'POST', url: '/api/inputs', payload })).statusCode).toBe(200);
    expect(counts(await take(EXPERT, 'inputs', 'group,title,text\n2.1,By hand,a\n'))).toEqual([0, 0, 1, 0]);
  });

  test('broken lines are kept, each with its column and the reason; whole ones around them come in', async () => {
    const long = 'x'.repeat(301);
    const answer = await take(
      EXPERT,
      'inputs',
      `group,title,marking,given_on,state,reason,odd\n9.9,A,,,,,\n2.1,,,,,,\n2.1,${long},,,,,\n2.1,B,RED,,,,\n2.1,C,,02/05/2024,,,\n2.1,D,,2024-12-31,,,\n2.1,E,,,gone,,\n2.1,F,,,withdrawn,,\n2.1,G\n2.1,Whole,,,,,\n`,
    );
    expect(codes(answer)).toEqual([
      [2, 'group', 'table.group'],
      [3, 'title', 'table.empty'],
      [4, 'title', 'table.empty'],
      [5, 'marking', 'table.value'],
      [6, 'given_on', 'table.date'],
      [7, 'given_on', 'table.future'],
      [8, 'state', 'table.value'],
      [9, 'reason', 'table.empty'],
      [10, null, 'table.uncut'],
    ]);
    expect([answer.added, answer.unread]).toEqual([1, ['odd']]);
    expect((await keptOf(EXPERT, 'inputs')).total).toBe(9);
  });

  test('a kept line is mended in place and taken in; it says anew what is wrong while something is', async () => {
    const { items } = await keptOf(EXPERT, 'inputs');
    const kept = items.find(({ line }) => line === 2)!;
    expect(kept.cells).toMatchObject({ group: '9.9', title: 'A' });
    const still = await retry(EXPERT, kept, { group: '2.1', given_on: '2031-01-01' });
    expect(still.json()).toMatchObject({
      outcome: 'still-rejected',
      reject: { column: 'given_on', code: 'table.future', version: 2 },
    });
    // Who looks at what it was before: a stale edit, and nothing of it is written.
    const stale = await retry(EXPERT, kept, { group: '1.1', given_on: '' });
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'table.reject-changed']);
    const taken = await retry(EXPERT, { ...kept, version: 2 }, { given_on: '' });
    expect(taken.json()).toMatchObject({ outcome: 'taken-in', reject: { state: 'mended' } });
    const again = await retry(EXPERT, { ...kept, version: 3 }, { given_on: '' });
    expect(again.json().code).toBe('table.reject-changed');
    expect((await keptOf(EXPERT, 'inputs')).total).toBe(8);
    const { items: all } = await get<{ items: { content: { title: string } }[] }>(EXPERT, '/api/inputs');
    expect(all.filter(({ content }) => content.title === 'A')).toHaveLength(1);
  });

  test('a kept line that could not be cut is written out by hand', async () => {
    const { items } = await keptOf(EXPERT, 'inputs');
    const uncut = items.find(({ cells }) => cells === null)!;
    expect(uncut).toMatchObject({ line: 10, value: '2.1 | G' });
    expect((await retry(EXPERT, uncut, { group: '2.1', title: 'G' })).json().outcome).toBe('taken-in');
  });

  test('kept lines are taken out as a file; mended there and sent again, they are closed', async () => {
    const file = (await world.ask(EXPERT, '/api/tables/inputs/rejects/file')).body;
    expect(file).toContain('reject_number,reject_file,reject_line,reject_reason,reject_as_read,group,title');
    const mended = file.replace(',RED,', ',AMBER,').replaceAll('02/05/2024', '2024-05-02');
    const answer = await take(EXPERT, 'inputs', mended);
    expect(answer.added).toBe(2);
    const left = await keptOf(EXPERT, 'inputs');
    expect(left.total).toBe(5);
    // Those that are still broken are the same kept lines, not new ones.
    expect(left.items.every(({ version }) => version === 2)).toBe(true);
    expect(counts(await take(EXPERT, 'inputs', mended))[0]).toBe(0);
    expect((await keptOf(EXPERT, 'inputs')).total).toBe(5);
  });

  test('a file sent again keeps no line twice, and does not break again what was mended', async () => {
    const file = 'group,title,marking\n2.1,Mend me,PURPLE\n2.1,Keep me,RED\n';
    expect(counts(await take(EXPERT, 'inputs', file))).toEqual([0, 0, 0, 2]);
    const before = (await keptOf(EXPERT, 'inputs')).total;
    expect(counts(await take(EXPERT, 'inputs', file))).toEqual([0, 0, 0, 2]);
    const { total, items } = await keptOf(EXPERT, 'inputs');
    expect(total).toBe(before);
    const kept = items.find(({ cells }) => cells?.title === 'Mend me')!;
    expect((await retry(EXPERT, kept, { marking: 'GREEN' })).json().outcome).toBe('taken-in');
    expect(counts(await take(EXPERT, 'inputs', file))).toEqual([0, 0, 1, 1]);
    expect((await keptOf(EXPERT, 'inputs')).total).toBe(before - 1);
  });

  test('a line that is no record is set aside with the reason by who may take it in, and taken up again', async () => {
    const before = await keptOf(EXPERT, 'inputs');
    const { id, version } = before.items[0]!;
    const step = async (who: string, payload: object) => {
      const url = '/api/table-rejects/steps';
      const answer = await world.ask(who, { method: 'POST', url, payload });
      return [answer.statusCode, answer.json().code ?? answer.json().changed];
    };
    const aside = { step: 'set-aside', ids: [id], reason: 'A heading of the sheet.' };
    expect(await step(CHILE, aside)).toEqual([404, 'table.reject-not-found']);
    expect(await step('public', aside)).toEqual([404, 'table.reject-not-found']);
    expect(await step(EXPERT, { ...aside, reason: '' })).toEqual([400, 'request.invalid']);
    expect(await step(EXPERT, { step: 'take-up', ids: [id] })).toEqual([409, 'table.reject-changed']);
    expect(await step(EXPERT, aside)).toEqual([200, 1]);
    expect((await keptOf(EXPERT, 'inputs')).total).toBe(before.total - 1);
    const kept = await get<{ items: KeptLine[] }>(EXPERT, '/api/tables/inputs/rejects?state=set-aside');
    expect(kept.items).toMatchObject([
      { id, state: 'set-aside', setAside: { by: EXPERT, why: 'A heading of the sheet.' } },
    ]);
    expect((await retry(EXPERT, { ...before.items[0]!, version: version + 1 }, {})).json().code).toBe(
      'table.reject-changed',
    );
    expect(await step(EXPERT, { step: 'take-up', ids: [id] })).toEqual([200, 1]);
    expect((await keptOf(EXPERT, 'inputs')).items[0]).toMatchObject({
      id,
      setAside: null,
      version: version + 2,
    });
  });

  test('kept lines are seen by who sent them, and by those who speak for the same participant', async () => {
    const { items } = await keptOf(EXPERT, 'inputs');
    expect((await keptOf('focal point, NZ', 'inputs')).total).toBe(items.length);
    for (const who of [
      CHILE,
      'police, NZ',
      'secretariat',
      'administrator',
      'observer',
      'public',
      'civil society',
    ]) {
      expect([who, (await keptOf(who, 'inputs')).total]).toEqual([who, 0]);
      expect([who, (await retry(who, items[0]!, {})).json().code]).toEqual([who, 'table.reject-not-found']);
    }
  });

  test('civil society sends its own, and nobody sends them who may give none', async () => {
    const answer = await take('civil society', 'inputs', 'group,title\n2.1,Ask users first\n2.1,\n');
    expect(counts(answer)).toEqual([1, 0, 0, 1]);
    expect((await keptOf('civil society', 'inputs')).total).toBe(1);
    for (const who of ['observer', 'public', 'assessor', 'administrator'])
      expect([who, (await send(who, 'inputs', 'group,title\n2.1,X\n')).json().code]).toEqual([
        who,
        'access.not-sender',
      ]);
    const refusal = (await send('observer', 'inputs', 'group,title\n2.1,X\n')).json();
    expect(refusal.detail).toMatch(/These may: Secretariat, Focal point, .*Expert.* You are: Observer\./);
  });

  test('HTML, scripts and formulas are words, in and out again', async () => {
    const nasty = [
      '<script>alert(1)</script>',
      '=HYPERLINK("https://example.org")',
      "'=1+1",
      '"><img src=x onerror=1>',
    ];
    const rows = nasty.map((text) => ['2.1', `x ${text}`, text]);
    const table = {
      title: 'inputs',
      columns: ['group', 'title', 'text'],
      isSimulated: false,
      asOf: '2024-06-01',
    };
    const chunks: Uint8Array[] = [];
    for await (const chunk of csvFormat.write({
      ...table,
      rows: (async function* () {
        yield* rows;
      })(),
    }))
      chunks.push(chunk);
    const answer = await take(CHILE, 'inputs', Buffer.concat(chunks));
    expect(answer.added).toBe(4);
    for (const [place, text] of nasty.entries())
      expect((await get<InputResponse>(CHILE, `/api/inputs/${answer.lines[place]!.id}`)).content.text).toBe(
        text,
      );
    const out = await world.ask(CHILE, '/api/exports/inputs?format=csv');
    expect(out.headers['content-disposition']).toMatch(/inputs-2024-06-01-TLP-AMBER\.csv/);
    expect(out.headers['x-content-type-options']).toBe('nosniff');
    for (const [, first] of out.body.matchAll(/(?:^|,)"?(.)/gm)) expect('=+@').not.toContain(first!);
    expect(counts(await take(CHILE, 'inputs', out.rawPayload)).slice(0, 2)).toEqual([0, 0]);
  });

  test('what says that it is simulated stays out of the real records', async () => {
    const answer = await take(CHILE, 'inputs', 'group,title,marking_of_data\n2.1,A story,SIMULATED\n');
    expect(codes(answer)).toEqual([[2, null, 'table.simulated']]);
  });
});

const HEAD =
  'code,line_of_effort,group,title,text,scope,cluster,state,drafted_on,adopted_on,adopted_by,ended_on,reason,superseded_by,marking';
describe('an existing set of recommendations', () => {
  // What was superseded stands above what replaced it.
  const SET = `${HEAD}
R 2.1-01,,2.1,Old exchange,Exchange spectra.,joint,Data,superseded,,2022-03-01,meeting,2023-03-01,A wider one,R 2.1-02,GREEN
R 2.1-02,2,2.1,Exchange of spectra,Exchange all spectra.,joint,Data,adopted,2023-01-05,2023-03-01,silence,,,,GREEN
,2,,Steer early warning,Name a point.,national,,adopted,,2023-05-04,,,,,
WG1/7,,1.1,Tablet presses,Register presses.,national,Equipment,withdrawn,,2022-01-01,meeting,2022-09-01,A treaty came,,CLEAR
,,2.1,A draft,,national,,draft,2024-05-01,,,,,,
,,2.1,A draft that nobody wanted,,national,,withdrawn,,,,2024-01-02,No support,,
`;

  test('comes in with its states, dates, codes and successors', async () => {
    const dry = await take('secretariat', 'recommendations', SET, { dryRun: 'true' });
    expect(counts(dry)).toEqual([6, 0, 0, 0]);
    expect((await get<{ total: number }>('secretariat', '/api/recommendations')).total).toBe(0);
    expect(counts(await take('secretariat', 'recommendations', SET))).toEqual([6, 0, 0, 0]);
    const { items } = await get<{ items: RecommendationItem[] }>(CHILE, '/api/recommendations?limit=50');
    const told = items.map(({ code, state, adoptedBy, adoptedAt, marking }) => [
      code,
      state,
      adoptedBy,
      adoptedAt?.slice(0, 10) ?? null,
      marking,
    ]);
    expect(told.sort()).toEqual(
      [
        ['R 2.1-01', 'superseded', 'meeting', '2022-03-01', 'GREEN'],
        ['R 2.1-02', 'adopted', 'silence', '2023-03-01', 'GREEN'],
        ['R 2-01', 'adopted', 'import', '2023-05-04', 'AMBER'],
        ['WG1/7', 'withdrawn', 'meeting', '2022-01-01', 'CLEAR'],
        [null, 'draft', null, null, 'AMBER'],
        [null, 'withdrawn', null, null, 'AMBER'],
      ].sort(),
    );
    const old = items.find(({ code }) => code === 'R 2.1-01')!;
    const next = items.find(({ code }) => code === 'R 2.1-02')!;
    const whole = await get<RecommendationResponse>(CHILE, `/api/recommendations/${old.id}`);
    expect(whole.supersededBy).toBe(next.id);
    expect(whole.revisions).toHaveLength(1);
    expect(whole.events).toMatchObject([{ action: 'import', to: 'superseded', note: 'A wider one' }]);
  });

  test('sent again it changes nothing, and the next adoption counts on from it', async () => {
    expect(counts(await take('secretariat', 'recommendations', SET))).toEqual([0, 0, 6, 0]);
    const more = `${HEAD}\n,,2.1,Another,Do it.,national,,adopted,,2024-02-01,,,,,\n`;
    const { lines } = await take('secretariat', 'recommendations', more);
    const { code } = await get<RecommendationResponse>(CHILE, `/api/recommendations/${lines[0]!.id}`);
    expect(code).toBe('R 2.1-03');
  });

  test('a line that says otherwise of what is here changes nothing, and says in what', async () => {
    const other = SET.replace('Exchange all spectra.', 'Exchange no spectra.').replace(
      ',silence,',
      ',meeting,',
    );
    const answer = await take('secretariat', 'recommendations', other);
    expect(answer.rejects).toMatchObject([
      {
        line: 3,
        column: 'code',
        code: 'table.other-content',
        message: expect.stringContaining('text, adopted_by'),
      },
    ]);
    expect(counts(answer)).toEqual([0, 0, 5, 1]);
  });

  test('what it cannot be is told line by line', async () => {
    const answer = await take(
      'secretariat',
      'recommendations',
      `${HEAD}
,,7.7,A,B,,,,,,,,,,
,1,2.1,A,B,,,,,,,,,,
X 1,,2.1,A,B,,,draft,,,,,,,
,,2.1,A,,,,adopted,,2023-01-01,,,,,
,,2.1,A,B,,,adopted,,,,,,,
,,2.1,A,B,,,adopted,2023-02-01,2023-01-01,,,,,
,,2.1,A,B,,,adopted,,2031-01-01,,,,,
,,2.1,A,B,,,adopted,,2023-01-01,handshake,,,,
,,2.1,A,B,,,adopted,,2023-01-01,,2024-01-01,,,
,,2.1,A,B,,,withdrawn,,2023-01-01,,2022-01-01,Late,,
,,2.1,A,B,,,withdrawn,,2023-01-01,,2023-02-01,,,
,,2.1,A,B,,,superseded,,2023-01-01,,2023-02-01,Better,NONE 1,
,,2.1,A,B,,,proposed,,,,,,,
R 1.1-09,,2.1,A,B,,,adopted,,2023-01-01,,,,,
,,2.1,A,B,universal,,,,,,,,,
,,2.1,A,B,,,,,,,,,,RED
LOOP 1,,2.1,A loop,B,,,superseded,,2023-01-01,,2023-02-01,Better,LOOP 2,
LOOP 2,,2.1,Another,B,,,superseded,,2023-01-01,,2023-02-01,Better,LOOP 1,
TWICE 1,,2.1,First,B,,,adopted,,2023-01-01,,,,,
TWICE 1,,2.1,Second,B,,,adopted,,2023-01-01,,,,,
`,
    );
    expect(codes(answer)).toEqual([
      [2, 'group', 'table.group'],
      [3, 'line_of_effort', 'table.value'],
      [4, 'code', 'table.value'],
      [5, 'text', 'table.empty'],
      [6, 'adopted_on', 'table.value'],
      [7, 'adopted_on', 'table.date-order'],
      [8, 'adopted_on', 'table.future'],
      [9, 'adopted_by', 'table.value'],
      [10, 'ended_on', 'table.value'],
      [11, 'ended_on', 'table.date-order'],
      [12, 'reason', 'table.empty'],
      [13, 'superseded_by', 'table.no-successor'],
      [14, 'state', 'table.value'],
      [15, 'code', 'table.value'],
      [16, 'scope', 'table.value'],
      [17, 'marking', 'table.value'],
      [18, 'superseded_by', 'table.no-successor'],
      [19, 'superseded_by', 'table.no-successor'],
      [21, 'code', 'table.other-content'],
    ]);
    expect(answer.added).toBe(1);
  });

  test('an expert brings drafts of their group; what was adopted is for who runs it', async () => {
    const file = `${HEAD}\n,,2.1,Mine,Text,,,draft,,,,,,,\n,,1.1,Not mine,Text,,,draft,,,,,,,\n,,2.1,Done,Text,,,adopted,,2023-01-01,,,,,\n`;
    const answer = await take(EXPERT, 'recommendations', file);
    expect(counts(answer)).toEqual([1, 0, 0, 2]);
    expect(codes(answer)).toEqual([
      [3, 'group', 'table.refused'],
      [4, 'group', 'table.refused'],
    ]);
    for (const who of ['observer', 'public', 'civil society', 'assessor'])
      expect([who, (await send(who, 'recommendations', file)).json().code]).toEqual([
        who,
        'access.not-sender',
      ]);
  });

  test('a code that somebody has whom the sender does not see is not taken over', async () => {
    await local(
      `insert into recommendation (owner_id, marking, purpose, group_key, code, scope, state, content, drafted_at, adopted_at)
       select id, 'AMBER+STRICT', 'any', '2.1', 'HIDDEN 1', 'national', 'adopted', '{"title":"zqhidden","text":""}', now(), now()
       from participant where key = 'CL'`,
    );
    const answer = await take(
      'secretariat',
      'recommendations',
      `${HEAD}\nHIDDEN 1,,2.1,A,B,,,adopted,,2023-01-01,,,,,\n`,
    );
    expect(codes(answer)).toEqual([[2, 'code', 'table.code-taken']]);
    expect(JSON.stringify(answer)).not.toContain('zqhidden');
  });
});

test('a table has a file to fill in, and an answer for who asks what may be sent', async () => {
  const { items } = await get<{ items: { what: string; mayTake: boolean }[] }>(EXPERT, '/api/tables');
  expect(items.filter(({ mayTake }) => mayTake).map(({ what }) => what)).toEqual([
    'inputs',
    'recommendations',
  ]);
  const { body } = await world.ask('public', '/api/tables/recommendations/template');
  expect(body.trim()).toBe(
    'code,line_of_effort,group,title,text,rationale,implementation,scope,cluster,state,drafted_on,adopted_on,adopted_by,ended_on,reason,superseded_by,marking,purpose',
  );
});

test('each taking in is in the audit’s chain', async () => {
  const rows = await local<{ subject: string; detail: { added: number } }>(
    "select subject, detail from audit_event where action = 'table.import' order by id",
  );
  expect(rows[0]).toMatchObject({ subject: 'inputs', detail: { added: 2 } });
  now = new Date('2024-06-02T09:00:00Z');
});

test('two thousand inputs come in at once', async () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `2.1,Input ${index},Text ${index}`);
  const answer = await take(CHILE, 'inputs', `group,title,text\n${lines.join('\n')}\n`);
  expect(counts(answer)).toEqual([2000, 0, 0, 0]);
});
