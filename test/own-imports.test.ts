import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import { findOwnership } from '../src/features/access/rules.ts';
import { importFile } from '../src/features/imports/import-file.ts';
import { findKnownSource, openSourceFile, WORLD } from '../src/server/wiring.ts';
import { GATE } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';
const rowOf = (town: string) => `Americas;;Chile;;${town};2015-02-30;Ketamine;1;Gram;;;;;;;`;
const SECRETARIAT = 'secretariat';
const CHILE = 'focal point, CL';

let world: PlantedWorld;
beforeAll(async () => {
  world = await openPlanted();
});
afterAll(() => world.close());

/** What the page does with a file, as somebody; gives the number of the import. */
async function takeIn(who: string, fileName: string): Promise<number> {
  const path = join(tmpdir(), `tocsin-own-${process.pid}-${fileName}`);
  await writeFile(path, `${HEADER}\n${rowOf(fileName)}\n`);
  const { live: door } = world.doors;
  const actor = (await door.run(GATE, (tx) => findPersonActor(tx, world.people.get(who)!.id)))!;
  const result = await importFile(
    { door, actor, ownership: findOwnership(actor), world: WORLD, open: openSourceFile },
    { source: findKnownSource('unodc-ids', undefined), path, fileName },
  );
  return result.importId!;
}
const namesFor = async (who: string): Promise<string[]> =>
  (await world.ask(who, '/api/data/imports'))
    .json()
    .items.map(({ fileName }: { fileName: string }) => fileName);

/** Rejected rows that wait for somebody, as «My work» tells them. */
const waits = async (who: string): Promise<object[]> =>
  (await world.ask(who, '/api/my-work'))
    .json()
    .items.filter(({ kind }: { kind: string }) => kind === 'rejects')
    .map(({ kind, count, path }: { kind: string; count: number; path: string }) => ({ kind, count, path }));

test.each([
  [SECRETARIAT, 'all.csv', CHILE],
  [CHILE, 'chile.csv', SECRETARIAT],
])('%s follows the file that it took in, and mends its rows; others do not see it', async (who, file, other) => {
  const id = await takeIn(who, file);
  expect((await world.ask(who, `/api/data/imports/${id}`)).json()).toMatchObject({ counts: { rejected: 1 } });
  const { items } = (await world.ask(who, `/api/data/rejects?importId=${id}`)).json();
  expect(items).toHaveLength(1);
  const cells = { ...items[0].cells, SEIZURE_DATE: '2015-02-28' };
  const retry = {
    method: 'POST',
    url: `/api/data/rejects/${items[0].id}/retry`,
    payload: { cells },
  } as const;
  expect((await world.ask(other, retry)).statusCode).toBe(404);
  const mended = await world.ask(who, retry);
  expect([mended.statusCode, mended.json().outcome]).toEqual([200, 'taken-in']);
  expect((await world.ask(other, `/api/data/imports/${id}`)).statusCode).toBe(404);
});

test('what whoever holds the machine took in for all is theirs to follow', async () => {
  expect(await namesFor(SECRETARIAT)).toEqual(['all.csv']);
  expect(await namesFor(CHILE)).toEqual(['chile.csv']);
});

test('a row that is no report is set aside by who may mend it, with the reason, and taken up again; nothing is lost', async () => {
  const importId = await takeIn(CHILE, 'footnote.csv');
  const list = async (state: string) =>
    (await world.ask(CHILE, `/api/data/rejects?importId=${importId}&state=${state}`)).json().items;
  const [{ id }] = await list('open');
  const step = async (who: string, payload: object) => {
    const answer = await world.ask(who, { method: 'POST', url: '/api/data/rejects/steps', payload });
    return [answer.statusCode, answer.json().code ?? answer.json().changed];
  };
  const aside = { step: 'set-aside', ids: [id], reason: ' A footnote of the table. ' };
  expect(await step('observer', aside)).toEqual([403, 'access.refused']);
  for (const other of [SECRETARIAT, 'police, NZ'])
    expect(await step(other, aside)).toEqual([404, 'reject.not-found']);
  expect(await step(CHILE, { ...aside, reason: ' ' })).toEqual([400, 'request.invalid']);
  expect(await step(CHILE, { ...aside, ids: [id, 999_999] })).toEqual([404, 'reject.not-found']);
  expect(await list('open')).toHaveLength(1);
  expect(await waits(CHILE)).toEqual([{ kind: 'rejects', count: 1, path: '/data?tab=rejects' }]);
  for (const other of [SECRETARIAT, 'police, NZ', 'observer']) expect(await waits(other)).toEqual([]);
  expect(await step(CHILE, { step: 'take-up', ids: [id] })).toEqual([409, 'reject.wrong-state']);
  expect(await step(CHILE, aside)).toEqual([200, 1]);
  expect(await waits(CHILE)).toEqual([]);
  expect(await step(CHILE, aside)).toEqual([409, 'reject.wrong-state']);
  expect(await list('open')).toEqual([]);
  expect(await list('set-aside')).toMatchObject([
    { id, setAside: { by: CHILE, why: 'A footnote of the table.', at: expect.stringMatching(/Z$/) } },
  ]);
  expect(await step(CHILE, { step: 'take-up', ids: [id] })).toEqual([200, 1]);
  expect(await list('open')).toMatchObject([{ id, setAside: null }]);
  // What was set aside in error is mended as it lies.
  await step(CHILE, aside);
  const [row] = await list('set-aside');
  const mended = await world.ask(CHILE, {
    method: 'POST',
    url: `/api/data/rejects/${id}/retry`,
    payload: { cells: { ...row.cells, SEIZURE_DATE: '2015-02-28' } },
  });
  expect(mended.json()).toMatchObject({ outcome: 'taken-in', reject: { state: 'mended', setAside: null } });
  const audited = (await world.ask(CHILE, '/api/audit?area=taking')).json().items;
  expect(audited.map(({ action }: { action: string }) => action)).toEqual([
    'reject.set-aside',
    'reject.take-up',
    'reject.set-aside',
  ]);
  expect(audited[0]).toMatchObject({ reason: 'A footnote of the table.', detail: { rejects: [id] } });
});

test('a row that somebody else’s file holds, too, is kept for each of them', async () => {
  for (const who of [SECRETARIAT, CHILE]) {
    const id = await takeIn(who, 'same.csv');
    const { items } = (await world.ask(who, `/api/data/rejects?importId=${id}`)).json();
    expect([who, items.length]).toEqual([who, 1]);
    await world.ask(who, {
      method: 'POST',
      url: '/api/data/rejects/steps',
      payload: { step: 'set-aside', ids: [items[0].id], reason: 'For this test.' },
    });
  }
});
