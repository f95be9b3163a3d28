import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResponse } from '../src/features/search/contract.ts';
import type { Marking } from '../src/model/report.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { openPlanted, PEOPLE, type PlantedWorld } from './planted.ts';

let world: PlantedWorld;
/** Each stands in one record of each table, with a marking of its own; «zqall» stands in all of them. */
const WORDS: readonly (readonly [word: string, marking: Marking, owner: 'CL' | 'NZ'])[] = [
  ['zqwclear', 'CLEAR', 'CL'],
  ['zqwgreen', 'GREEN', 'CL'],
  ['zqwamber', 'AMBER', 'CL'],
  ['zqwstrict', 'AMBER+STRICT', 'CL'],
  ['zqwred', 'RED', 'CL'],
];
const sees = (role: string | null, at: string | null): string[] => {
  const member = at !== null || role === 'secretariat';
  const partner = member || ['observer', 'civil-society', 'independent-assessor'].includes(role ?? '');
  return WORDS.filter(
    ([, marking, owner]) =>
      marking === 'CLEAR' ||
      (marking === 'GREEN' && partner) ||
      (marking === 'AMBER' && member) ||
      (marking === 'AMBER+STRICT' && at === owner),
  ).map(([word]) => word);
};

beforeAll(async () => {
  world = await openPlanted();
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await tx.query(
      "insert into working_group (key, title) values ('2', 'Detecting'), ('2.1', 'Data collection')",
    );
    for (const [word, marking, owner] of WORDS) {
      const values = [
        owner,
        marking,
        JSON.stringify({ title: `${word} zqall`, text: 'Overdoses were prevented' }),
      ];
      const own = '(select id from participant where key = $1)';
      await tx.query(
        `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_at) values (${own}, $2, 'any', '2.1', 'given', $3, 'form', now())`,
        values,
      );
      await tx.query(
        `insert into good_practice (owner_id, marking, purpose, group_key, state, content, drafted_at) values (${own}, $2, 'any', '2.1', 'draft', $3, now())`,
        values,
      );
      await tx.query(
        `insert into recommendation (owner_id, marking, purpose, group_key, scope, state, content, drafted_at) values (${own}, $2, 'any', '2.1', 'joint', 'draft', $3, now())`,
        values,
      );
      await tx.query(
        `insert into alert (owner_id, marking, purpose, state, content, choice, floor, drafted_at, sent_at, revision) values (${own}, $2, 'any', 'sent', $3, '{}', '{}', now(), now(), 1)`,
        values,
      );
      const { rows } = await tx.query<{ id: number }>(
        `insert into triage (owner_id, marking, purpose, evidence, state, opened_at, due_at) values (${own}, $2, 'any', $3, 'open', now(), now()) returning id`,
        values,
      );
      await tx.query(
        `insert into triage_signal (triage_id, position, signal_id, snapshot) values ($1, 1, 's-0', $2)`,
        [rows[0]!.id, JSON.stringify({ node: { name: `${word} zqall` }, place: { name: 'Chile' } })],
      );
    }
  });
});
afterAll(() => world.close());

const search = async (who: string, q: string, more = ''): Promise<SearchResponse['found']> => {
  const response = await world.ask(who, `/api/search?q=${encodeURIComponent(q)}${more}`);
  expect([q, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([q, 200, '']);
  return (response.json() as SearchResponse).found;
};
const kindsOf = async (who: string, q: string) => (await search(who, q)).map(({ kind }) => kind);
const RECORDS = ['triage', 'alert', 'recommendation', 'good-practice', 'input'];

describe.each(PEOPLE)('%s', (who, role, at) => {
  test('finds each record that they may see, and no trace of any other', async () => {
    const seen = sees(role, at);
    for (const [word] of WORDS)
      expect([who, word, (await kindsOf(who, word)).sort()]).toEqual([
        who,
        word,
        seen.includes(word) ? [...RECORDS].sort() : [],
      ]);
    for (const part of await search(who, 'zqall', '&limit=50')) {
      expect([who, part.kind, part.isMore, part.items.length]).toEqual([who, part.kind, false, seen.length]);
      expect(part.items.map(({ title }) => title.split(' ')[0]?.replace(',', '')).sort()).toEqual(
        [...seen].sort(),
      );
    }
  });

  test('cannot tell from «more» or from ranks that there are others', async () => {
    const seen = sees(role, at);
    if (seen.length === 0) return;
    for (const { isMore, items } of await search(who, 'zqall', `&limit=${seen.length}`))
      expect([who, isMore, items.length]).toEqual([who, false, seen.length]);
  });

  test('finds people where they may see people', async () => {
    const isInside = at !== null || role === 'secretariat' || role === 'administrator';
    const kinds = await kindsOf(who, 'police');
    expect([who, kinds.includes('person')]).toEqual([who, isInside]);
  });
});

test('a function of the store that looks words up tells its caller nothing that is withheld', async () => {
  const { token } = world.people.get('observer')!;
  expect(token).not.toBe('');
  const { findPersonActor } = await import('../src/features/access/actors.ts');
  const { GATE } = await import('../src/store/door.ts');
  const observer = await world.doors.live.run(GATE, (tx) =>
    findPersonActor(tx, world.people.get('observer')!.id),
  );
  for (const table of ['input', 'good_practice', 'recommendation', 'alert', 'triage']) {
    const { rows } = await world.doors.live.run(observer!, (tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from search_${table}(search_query('zqall'), 300)`),
    );
    expect([table, rows[0]?.n]).toEqual([table, 2]);
  }
});

describe('words', () => {
  const add = (title: string) =>
    world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query(
        `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_at)
         values (1, 'CLEAR', 'any', '2.1', 'given', $1, 'form', now())`,
        [JSON.stringify({ title })],
      ),
    );
  test.each([
    ['English', 'Laboratories seized tablets', 'laboratory seize'],
    ['French', 'Prévention des surdoses mortelles', 'surdose mortelle'],
    ['French without accents', 'Éducation à la santé', 'education sante'],
    ['Spanish', 'Incautaciones de precursores químicos', 'incautacion quimico'],
    ['Russian', 'Изъятия новых опиоидов на границе', 'опиоид граница'],
    ['Arabic', 'ضبطت السلطات المخدرات في الميناء', 'مخدرات'],
    ['Arabic, the other way round', 'تقرير عن مخدرات جديدة', 'المخدرات الجديدة'],
    ['Chinese, as a whole', '芬太尼 预警', '芬太尼'],
    ['Chinese, by its beginning', '海关缴获报告', '海关缴'],
    ['the beginning of a word', 'Nitazenes in counterfeit tablets', 'counterf'],
    ['a name with a hyphen', 'N-ethylpentylone was found', 'ethylpentylone'],
    ['signs of a query', "Don't | mix & match :* (at all) !", "don't & mix :* !"],
  ])('%s are found', async (_language, title, q) => {
    await add(title);
    const found = await search('public', q, '&kind=input&limit=50');
    expect(found.flatMap(({ items }) => items.map((item) => item.title))).toContain(title);
  });

  test.each([
    '',
    '   ',
    "'",
    '\\',
    '::',
    '&|!',
    '"',
    '%',
    '\u0001',
    'a'.repeat(200),
    '🧪',
    '-',
    '*:*',
  ])('asking for %j is answered', async (q) => {
    await search('public', q);
  });

  test('a long text is taken in, and found by its beginning', async () => {
    const words = Array.from({ length: 40_000 }, (_, index) => `word${index}é`).join(' ');
    await add(`zqlong ${words}`);
    expect(await kindsOf('public', 'zqlong')).toEqual(['input']);
  });
});

test('the registry, groups, participants and places are found', async () => {
  expect(
    (await search('public', 'fentanyl')).find(({ kind }) => kind === 'substance')?.items[0],
  ).toMatchObject({
    id: 'fentanyl',
    path: '/substances/fentanyl',
  });
  expect(await kindsOf('secretariat', 'data collection')).toEqual(['group']);
  expect(await kindsOf('secretariat', 'Zealand')).toEqual(expect.arrayContaining(['participant', 'place']));
  // A country is found in the language of whoever looks; it was by its English name alone.
  for (const name of ['Nouvelle-Zélande', 'nueva zelanda', 'نيوزيلندا', '新西兰', 'Новая Зеландия', 'NZ']) {
    const found = await search('secretariat', name);
    const first = (sought: string) => found.find(({ kind }) => kind === sought)?.items[0]?.title;
    expect([name, first('participant'), first('place')]).toEqual([name, 'New Zealand', 'New Zealand']);
  }
  expect((await search('public', 'zqclear town'))[0]).toMatchObject({
    kind: 'place',
    items: [{ detail: 'Chile' }],
  });
  expect(await search('public', 'zqstrict town')).toEqual([]);
});

test('words are looked up in the index', async () => {
  const plan = await withOwner(world.cluster, 'live', async (client) => {
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      "explain select id from input where search @@ search_query('zqall')",
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('input_search');
});

test('a place is found by the words of its name in any script, whichever way they were taken', async () => {
  const names = [
    'A.I. Jose Marti - C. Habana',
    "L'Aquila",
    'São Paulo',
    'Москва',
    'القاهرة',
    '12',
    'a '.repeat(300),
  ];
  const unlike = await withOwner(world.cluster, 'live', async (client) => {
    await client.query(
      `insert into place (id, parent_id, level, name, folded)
       select 900000 + at, 1, 'town', name, 'z' || at from unnest($1::text[]) with ordinality as n (name, at)`,
      [names],
    );
    const { rows } = await client.query<{ name: string }>(
      'select name from place where search is distinct from search_vector(name)',
    );
    const { rowCount } = await client.query('delete from place where id > 900000');
    return { names: rows.map(({ name }) => name), deleted: rowCount };
  });
  expect(unlike).toEqual({ names: [], deleted: names.length });
});
