import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { ctOcme } from '../../sources/ct-ocme/source.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { wedinos } from '../../sources/wedinos/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { buildCatalogue } from '../../store/reading/catalogue.ts';
import { importFile } from '../imports/import-file.ts';
import { readNodeFigures } from './queries.ts';

interface OneReport {
  readonly country: number | null;
  readonly on: string;
  readonly targets: readonly string[];
}

let database: TestDatabase;
let door: Door;
const catalogue = buildCatalogue(WORLD.registry);

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
  for (const source of [ctOcme, wedinos, unodcIds]) {
    const fileName = `${source.id}-invented.csv`;
    const path = resolve(import.meta.dirname, '../../sources', source.id, 'fixtures', fileName);
    await importFile(
      { door, actor: LOCAL_ADMINISTRATOR, world: WORLD, open: openSourceFile },
      { source, path, fileName },
    );
  }
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

test.each([
  '2030-01-01',
  '2016-03-15',
])('figures as known on %s are those of its reports, told one by one', async (knownBy) => {
  await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<OneReport>(
      `select p.country_id as country, r.occurred_on as on, array_agg(target) as targets
       from current_report r join place p on p.id = r.place_id join report_substance s on s.report_id = r.id
         join reported_name n on n.id = s.name_id and n.outcome = 'resolved', unnest(n.targets) as target
       where r.known_on <= $1 group by r.id, 1, 2`,
      [knownBy],
    );
    expect(rows.some(({ targets }) => targets.length > 1)).toBe(true);
    const expected = new Map<string, OneReport[]>();
    for (const row of rows)
      for (const id of new Set(row.targets.flatMap((target) => catalogue.above(target))))
        expected.set(id, [...(expected.get(id) ?? []), row]);
    const told = [...(await readNodeFigures(tx, catalogue, knownBy))];
    expect(
      new Map(told.map(([id, { countries, ...of }]) => [id, { ...of, countries: countries.size }])),
    ).toEqual(new Map([...expected].map(([id, reports]) => [id, countOf(reports)])));
  });
});

function countOf(reports: readonly OneReport[]) {
  const days = reports.map(({ on }) => on).sort();
  const countries = new Set(reports.flatMap(({ country }) => country ?? []));
  return {
    reports: reports.length,
    countries: countries.size,
    firstSeenOn: days[0],
    lastSeenOn: days.at(-1),
  };
}
