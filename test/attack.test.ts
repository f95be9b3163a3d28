import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import { TABLE_KINDS } from '../src/features/bulk/contract.ts';
import { WORK_TABLES } from '../src/features/exporting/contract.ts';
import { countControlled, openExportTable } from '../src/features/exporting/tables.ts';
import type { SignalItem } from '../src/features/signals/contract.ts';
import { isStricter, strictestOf } from '../src/model/label.ts';
import type { Marking } from '../src/model/report.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { BEFORE_COUNTS, COPIES, openPlanted, PEOPLE, PLANTED, type PlantedWorld, WORDS } from './planted.ts';

/** Every role against every address that reads. */
let planted: PlantedWorld;
beforeAll(async () => {
  // With a past that everybody may see, so that detection finds something for every reader.
  planted = await openPlanted({ hasHistory: true, historyMarking: 'CLEAR' });
});
afterAll(() => planted.close());

const ask = (who: string, url: string) => planted.ask(who, url);

/** Numbers that somebody might guess: every one that exists, and some that do not. */
const guesses = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const ADDRESSES: readonly string[] = [
  '/api/status',
  '/api/me',
  '/api/sources',
  '/api/places/countries',
  '/api/series',
  '/api/series?node=fentanyl&unit=week',
  '/api/signals?scope=all&limit=500',
  '/api/signals?scope=all&asOf=2024-01-04',
  '/api/reports?limit=500',
  '/api/reports?node=fentanyl&from=2024-01-01&to=2024-01-31&limit=500',
  '/api/substances?reported=true&limit=500',
  ...WORDS.map((word) => `/api/substances?query=${word}`),
  '/api/substances/fentanyl?unit=week',
  '/api/routes?scope=all',
  '/api/routes?scope=all&node=fentanyl',
  '/api/health',
  '/api/data/imports',
  '/api/data/rejects',
  '/api/data/names?limit=500',
  ...WORDS.map((word) => `/api/data/names?query=${word}`),
  '/api/data/streams',
  '/api/people',
  '/api/participants',
  '/api/invitations',
  '/api/sessions',
  '/api/second-factor',
  '/api/tokens',
  '/api/groups',
  '/api/participants/overview',
  '/api/my-work',
  '/api/digest',
  ...WORDS.map((word) => `/api/search?q=${word.slice(0, 4)}&limit=50`),
  ...WORK_TABLES.flatMap((what) => [`/api/exports/${what}?format=csv`, `/api/exports/${what}?format=json`]),
  '/api/exports',
  '/api/tables',
  ...TABLE_KINDS.flatMap((what) => [`/api/tables/${what}/rejects`, `/api/tables/${what}/rejects/file`]),
  ...guesses(3).map((id) => `/api/participants/${id}`),
  '/api/groups/1',
  '/api/meetings',
  '/api/meetings?when=past',
  '/api/meeting-series',
  '/api/action-items',
  '/api/calendar-feeds',
  '/api/calendars/guess/meetings.ics',
  ...guesses(3).flatMap((id) => [
    `/api/meetings/${id}`,
    `/api/meetings/${id}/invitation.ics`,
    `/api/papers/${id}/file`,
  ]),
  '/api/audit?limit=500',
  '/api/audit/chain',
  '/api/triage',
  '/api/alerts',
  '/api/ledger',
  '/api/commitments',
  '/api/commitments/standings',
  '/api/commitments/answerable',
  ...guesses(3).flatMap((id) => [`/api/triage/${id}`, `/api/alerts/${id}`, `/api/commitments/${id}`]),
  ...guesses(PLANTED.length * COPIES + 2).map((id) => `/api/reports/${id}`),
  ...guesses(PLANTED.length * COPIES + 2).map((id) => `/api/chains/report/${id}`),
  ...['alert', 'triage', 'recommendation', 'meeting'].map((kind) => `/api/chains/${kind}/1`),
  ...guesses(4).map((id) => `/api/data/imports/${id}`),
  ...guesses(4).flatMap((id) => [`/api/series?stream=${id}`, `/api/reports?stream=${id}&limit=500`]),
  ...['CLEAR', 'GREEN'].map((text) => `/api/reports?kind=${text}`),
];

describe.each(PEOPLE)('%s', (who, _role, _at, sees) => {
  const hidden = [...WORDS, 'zqreject'].filter((word) => !sees.includes(word));

  test('no address tells a word that is not for them, and the lists tell those that are', async () => {
    const leaks: string[] = [];
    const told = new Set<string>();
    for (const url of ADDRESSES) {
      const { body, statusCode } = await ask(who, url);
      expect([url, statusCode]).not.toEqual([url, 500]);
      // A search repeats what was asked for in nobody's answer; the words below stand in addresses alone.
      for (const word of hidden) if (body.includes(word)) leaks.push(`${url}: ${word}`);
      for (const word of sees) if (body.includes(word)) told.add(word);
    }
    expect(leaks).toEqual([]);
    expect([...told].sort()).toEqual([...sees].sort());
  });

  test('every count is the count of what they may see', async () => {
    const all = sees.length * COPIES + BEFORE_COUNTS.reports;
    const expected = sees.length * COPIES + BEFORE_COUNTS.fentanyl;
    expect((await ask(who, '/api/status')).json().counts.reports).toBe(all);
    expect((await ask(who, '/api/reports')).json().total).toBe(all);
    expect((await ask(who, '/api/reports?node=fentanyl')).json().total).toBe(expected);
    const { series } = (await ask(who, '/api/series?node=fentanyl&unit=month')).json();
    expect(series.observed.reduce((sum: number, count: number) => sum + count, 0)).toBe(expected);
    const fentanyl = (await ask(who, '/api/substances/fentanyl')).json();
    expect(fentanyl.reports ?? fentanyl.reportCount ?? expected).toBe(expected);
  });

  test('what they may not see is answered as what is not there', async () => {
    const ids = guesses(PLANTED.length * COPIES);
    for (const id of ids) {
      const { word } = PLANTED[Math.floor((id - 1) / COPIES)]!;
      const { statusCode } = await ask(who, `/api/reports/${id}`);
      expect([word, statusCode]).toEqual([word, sees.includes(word) ? 200 : 404]);
    }
  });

  test('they see of signals what was found in what they may see', async () => {
    const { items } = (await ask(who, '/api/signals?scope=all&limit=500')).json();
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items as { id: string }[]) {
      const { statusCode, body } = await ask(who, `/api/signals/${id}/reports`);
      expect(statusCode).toBe(200);
      for (const word of hidden) expect(body).not.toContain(word);
      const one = await ask(who, `/api/signals/${id}`);
      expect(one.statusCode).toBe(200);
      for (const word of hidden) expect(one.body).not.toContain(word);
    }
  });

  test('a signal is as strict as the strictest of its reports', async () => {
    const { items } = (await ask(who, '/api/signals?scope=all&limit=500')).json();
    for (const { id, reportCount, marking } of items as SignalItem[]) {
      const { total, items: reports } = (await ask(who, `/api/signals/${id}/reports?limit=500`)).json();
      expect([total, reports.length]).toEqual([reportCount, reportCount]);
      const markings = (reports as { marking: Marking }[]).map((report) => report.marking);
      expect([id, marking]).toEqual([id, strictestOf(markings) ?? 'AMBER']);
    }
  });

  test('a signal that was found for others is answered as what is not there, where it is not theirs too', async () => {
    const { items } = (await ask(who, '/api/signals?scope=all&limit=500')).json();
    const own = new Set((items as { id: string }[]).map(({ id }) => id));
    const others = (await ask('focal point, CL', '/api/signals?scope=all&limit=500')).json().items;
    for (const { id } of (others as { id: string }[]).filter((signal) => !own.has(signal.id))) {
      const { statusCode, body } = await ask(who, `/api/signals/${id}`);
      expect([id, statusCode]).toEqual([id, 404]);
      for (const word of hidden) expect(body).not.toContain(word);
    }
  });

  test('being shown lines of reports that are for few is on record', async () => {
    const { items } = (await ask(who, '/api/reports?limit=500')).json();
    const few = (items as { id: string; marking: string }[]).filter(({ marking }) =>
      /RED|STRICT/.test(marking),
    );
    const { rows } = await planted.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query<{ detail: { reports: string[] } }>(
        "select detail from audit_event where action = 'report.list' and actor = $1 order by id desc limit 1",
        [planted.people.has(who) ? `person:${planted.people.get(who)!.id}` : 'public:0'],
      ),
    );
    expect(rows[0]?.detail.reports ?? []).toEqual(few.map(({ id }) => id));
  });

  test('opening a report that is for few is on record', async () => {
    if (!sees.includes('zqstrict')) return;
    const id = PLANTED.findIndex(({ word }) => word === 'zqstrict') * COPIES + 1;
    await ask(who, `/api/reports/${id}`);
    const { rows } = await planted.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query("select actor from audit_event where action = 'report.read' and subject = $1", [
        `report:${id}`,
      ]),
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});

test('a marking that is lowered opens, and one that is raised closes, at the next look', async () => {
  const owner = await planted.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>("select id from participant where key = 'CL'");
    return rows[0]!.id;
  });
  const change = (marking: Marking) =>
    planted.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query(`select change_label('{7}', $1, $2, 'any', null, false, '{}', 'a test of markings')`, [
        owner,
        marking,
      ]),
    );
  const total = async () => (await ask('public', '/api/reports')).json().total;
  const before = await total();
  await change('CLEAR');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await total()).toBe(before + 1);
  await change('GREEN');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await total()).toBe(before);
  expect((await ask('public', '/api/reports/7')).statusCode).toBe(404);
});

test('a brief is as strict as the strictest of the signals that it tells', async () => {
  const who = 'focal point, CL';
  const { items } = (await ask(who, '/api/participants')).json();
  const chile = (items as { id: number; name: string }[]).find(({ name }) => name === 'Chile')!;
  const brief = (await ask(who, `/api/participants/${chile.id}/brief`)).json();
  expect(brief.signals.length).toBeGreaterThan(0);
  const markings: Marking[] = [];
  for (const { id } of brief.signals as { id: string }[])
    markings.push((await ask(who, `/api/signals/${id}`)).json().signal.marking);
  // Nothing else that a brief tells is stricter than AMBER here.
  expect(markings.some((marking) => isStricter(marking, 'AMBER'))).toBe(true);
  expect(brief.marking).toBe(strictestOf(markings));
});

test('a signal that rests on what its originator controls says so, and no export of another’s holds it', async () => {
  const [owner, other] = ['focal point, CL', 'observer'] as const;
  const ofFentanyl = async (who: string) =>
    ((await ask(who, '/api/signals?node=fentanyl')).json().items as SignalItem[]).filter(
      ({ place }) => place.iso2 === 'CL',
    );
  const taken = async (who: string) => {
    const { id } = planted.people.get(who)!;
    const door = planted.doors.live;
    const actor = (await door.run(LOCAL_ADMINISTRATOR, (tx) => findPersonActor(tx, id)))!;
    return door.run(actor, async (tx) => {
      const table = await openExportTable(tx, 'signals', { asOf: '2999-01-01', isSimulated: false });
      const at = table.columns.indexOf('id');
      const ids: unknown[] = [];
      for await (const row of table.rows) ids.push(row[at]);
      return { ids, leftOut: await countControlled(tx, 'signals', '2999-01-01') };
    });
  };
  const before = await ofFentanyl(other);
  expect(before.length).toBeGreaterThan(0);
  expect(before.some((signal) => signal.isOriginatorControlled)).toBe(false);
  expect((await taken(other)).ids).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
  expect((await taken(other)).leftOut).toBe(0);

  const report = PLANTED.findIndex(({ word }) => word === 'zqgreen') * COPIES + 1;
  const change = { marking: 'GREEN', purpose: 'any', embargoUntil: null, readers: [], reach: 'report' };
  const { statusCode } = await planted.ask(owner, {
    method: 'POST',
    url: `/api/reports/${report}/marking`,
    payload: { ...change, isOriginatorControlled: true, reason: 'for this test' },
  });
  expect(statusCode).toBe(200);
  const after = await ofFentanyl(other);
  const controlled = after.filter((signal) => signal.isOriginatorControlled).map(({ id }) => id);
  expect(controlled.length).toBeGreaterThan(0);
  const theirs = await taken(other);
  expect(theirs.ids.filter((id) => controlled.includes(id as string))).toEqual([]);
  expect(theirs.leftOut).toBe(controlled.length);
  await ofFentanyl(owner);
  expect((await taken(owner)).leftOut).toBe(0);
});
