import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlertContent, AlertResponse } from '../src/features/alerts/contract.ts';
import type { LedgerResponse } from '../src/features/ledger/contract.ts';
import { measureMeasures, readAlerts } from '../src/features/ledger/measures.ts';
import type { MyWorkResponse } from '../src/features/my-work/contract.ts';
import type { TriageResponse } from '../src/features/triage/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, PEOPLE, type PlantedWorld } from './planted.ts';

/** From a signal to what its recipients did, played by people of two countries on a clock that the test moves. */
let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const at = (instant: string) => {
  now = new Date(instant);
};
const CHILE = 'focal point, CL';
const ZEALAND = 'focal point, NZ';

beforeAll(async () => {
  world = await openPlanted({ clock: () => now, hasHistory: true });
});
afterAll(() => world.close());

async function send<T>(who: string, url: string, payload: object, status = 200): Promise<T> {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect([response.statusCode, response.statusCode === status ? '' : response.body]).toEqual([status, '']);
  return response.json() as T;
}
const refused = async (who: string, url: string, payload: object): Promise<string> => {
  const response = await world.ask(who, { method: 'POST', url, payload });
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  return (response.json() as { code: string }).code;
};
const get = async <T>(who: string, url: string): Promise<T> => (await world.ask(who, url)).json() as T;

interface Listed {
  readonly id: string;
  readonly place: { readonly iso2: string | null };
}

/** The signals of a country as somebody has them. */
async function listSignals(who: string, iso2: string): Promise<string[]> {
  const { items } = await get<{ items: Listed[] }>(who, '/api/signals?scope=all&limit=500');
  const ids = items.filter(({ place }) => place.iso2 === iso2).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  return ids;
}

const participantOf = async (key: string): Promise<number> =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select id from participant where key = $1', [key]);
    return rows[0]!.id;
  });

let signals: string[];
let triage: TriageResponse;
const step = (who: string, payload: object) =>
  send<TriageResponse>(who, `/api/triage/${triage.id}/steps`, payload);

/** How many signals wait to be taken on, or were, and how many of them wait still. */
async function takenOn(who: string): Promise<{ count: number; open: number }> {
  const { steps } = await get<LedgerResponse>(who, '/api/ledger');
  const { count, open } = steps.find(({ step }) => step === 'signal-to-triage')!;
  return { count, open };
}
/** Threats that whoever asks has before them. */
async function countThreats(who: string): Promise<number> {
  const { items } = await get<{ items: { node: object | null }[] }>(who, '/api/signals?limit=500');
  return items.filter(({ node }) => node !== null).length;
}

describe('triage', () => {
  test('signals that nobody has taken on wait in the ledger, each for those who see it', async () => {
    for (const who of ['health, NZ', CHILE, 'observer']) {
      const threats = await countThreats(who);
      expect([who, await takenOn(who)]).toEqual([who, { count: threats, open: threats }]);
    }
    expect(await countThreats('health, NZ')).toBeGreaterThan(await countThreats('observer'));
  });

  test('a person takes a signal on; its clock starts, and its marking is the strictest of its reports', async () => {
    signals = await listSignals('health, NZ', 'CL');
    triage = await send('health, NZ', '/api/triage', { signalIds: [signals[0]] });
    expect(triage).toMatchObject({
      state: 'open',
      version: 1,
      openedAt: '2024-02-01T08:00:00.000Z',
      dueAt: '2024-02-02T08:00:00.000Z',
      isLate: false,
      holder: { name: 'health, NZ' },
      owner: { name: 'New Zealand' },
    });
    expect(triage.signals[0]).toMatchObject({
      signalId: signals[0],
      knownOn: expect.stringMatching(/^2024-01/),
    });
    expect(triage.events.map(({ action, from, to }) => [action, from, to])).toEqual([['open', null, 'open']]);
  });

  test('who takes the same signal is told of the first, and nobody takes one that is not theirs to see', async () => {
    expect(await refused(ZEALAND, '/api/triage', { signalIds: [signals[0]] })).toBe('triage.taken');
    expect(await refused(ZEALAND, '/api/triage', { signalIds: ['s-000000000000'] })).toBe('signal.not-found');
    expect(await refused('observer', '/api/triage', { signalIds: [signals[0]] })).toBe('access.refused');
    expect(await refused('public', '/api/triage', { signalIds: [signals[0]] })).toBe('access.refused');
  });

  test('it is late once a day has gone by', async () => {
    at('2024-02-02T08:00:00Z');
    expect(await get('health, NZ', `/api/triage/${triage.id}`)).toMatchObject({ isLate: false });
    at('2024-02-02T08:00:10Z');
    expect(await get('health, NZ', `/api/triage/${triage.id}`)).toMatchObject({ isLate: true });
  });

  test('it is verified only with a grade and words, by who has the newest version before them', async () => {
    const url = `/api/triage/${triage.id}/steps`;
    const verify = { step: 'verify', note: 'Two laboratories agree.', version: 1 };
    expect(await refused(ZEALAND, url, verify)).toBe('triage.not-graded');
    triage = await step(ZEALAND, { step: 'grade', version: 1, sourceGrade: 'B', credibility: 2 });
    expect(await refused(ZEALAND, url, verify)).toBe('triage.changed');
    expect(await refused(ZEALAND, url, { ...verify, version: 2, note: ' ' })).toBe('triage.no-note');
    triage = await step(ZEALAND, { ...verify, version: 2 });
    expect(triage).toMatchObject({
      state: 'verified',
      isLate: false,
      verifiedAt: '2024-02-02T08:00:10.000Z',
    });
    expect(await refused(ZEALAND, url, { ...verify, version: 3 })).toBe('triage.wrong-state');
  });

  test('a note needs no newest version; a dismissal is said why, and can be opened again', async () => {
    triage = await step(CHILE, { step: 'note', version: 1, note: 'Seen at home, too.' });
    triage = await step(CHILE, { step: 'dismiss', version: triage.version, note: 'One row, entered twice.' });
    expect(triage.state).toBe('dismissed');
    // A signal that was let go can be taken on by others, and is in one triage at a time.
    const signalIds = [triage.signals[0]!.signalId];
    const other = await send<TriageResponse>('health, NZ', '/api/triage', { signalIds });
    const reopen = { step: 'reopen', version: triage.version, note: 'They were two rows.' };
    expect(await refused(ZEALAND, `/api/triage/${triage.id}/steps`, reopen)).toBe('triage.taken');
    await send(ZEALAND, `/api/triage/${other.id}/steps`, {
      step: 'dismiss',
      version: 1,
      note: 'Taken on before.',
    });
    triage = await step(ZEALAND, { step: 'reopen', version: triage.version, note: 'They were two rows.' });
    expect(triage).toMatchObject({ state: 'open', verifiedAt: null });
    triage = await step(ZEALAND, { step: 'verify', version: triage.version, note: 'Certain now.' });
  });

  test('the public, partners and administrators see none of it', async () => {
    for (const who of ['public', 'observer', 'civil society', 'assessor', 'administrator'])
      expect([who, (await world.ask(who, `/api/triage/${triage.id}`)).statusCode]).toEqual([who, 404]);
  });
});

let alert: AlertResponse;
const alertStep = (who: string, payload: object) =>
  send<AlertResponse>(who, `/api/alerts/${alert.id}/steps`, payload);
const receipt = (who: string, payload: object) =>
  send<AlertResponse>(who, `/api/alerts/${alert.id}/receipts`, payload);
const filled = (): AlertContent => ({
  ...alert.content,
  riskOrigin: 'A synthetic opioid sold as something else.',
  health: 'Respiratory depression; naloxone works.',
  advice: 'Warn services; look for it in overdoses.',
  uncertainty: 'Three reports, one laboratory.',
});
const label = () => ({ marking: alert.marking, purpose: alert.purpose, readers: [] });

describe('an alert', () => {
  test('is drafted from a verified triage, and its draft is its owner’s alone', async () => {
    at('2024-02-02T10:00:00Z');
    expect(await refused('observer', '/api/alerts', { triageIds: [triage.id] })).toBe('access.refused');
    alert = await send(ZEALAND, '/api/alerts', { triageIds: [triage.id] });
    expect(alert).toMatchObject({
      state: 'draft',
      number: null,
      marking: 'AMBER',
      // Some of its reports are for health only.
      purpose: 'health',
      owner: { name: 'New Zealand' },
    });
    expect(alert.content.event).not.toBe('');
    expect(await refused(ZEALAND, '/api/alerts', { triageIds: [triage.id] })).toBe('triage.wrong-state');
    expect((await world.ask(CHILE, `/api/alerts/${alert.id}`)).statusCode).toBe(404);
    expect(await refused(CHILE, `/api/alerts/${alert.id}/steps`, { step: 'send', version: 1 })).toBe(
      'alert.not-found',
    );
  });

  test('is dropped while it is a draft: nobody else ever sees it, and another can be drafted', async () => {
    const dropped = await alertStep(ZEALAND, { step: 'cancel', version: 1, note: 'Begun too early.' });
    expect(dropped).toMatchObject({ state: 'cancelled', sentAt: null });
    // It was for all who read what is AMBER once it was dropped, and the triage was left with nothing to be done.
    for (const who of [CHILE, 'observer']) {
      expect([who, (await world.ask(who, `/api/alerts/${alert.id}`)).statusCode]).toEqual([who, 404]);
      expect((await get<{ items: object[] }>(who, '/api/alerts')).items).toEqual([]);
    }
    triage = await get(ZEALAND, `/api/triage/${triage.id}`);
    expect(triage).toMatchObject({ state: 'verified', mayDraft: true });
    expect(triage.events.at(-1)).toMatchObject({ action: 'drop-alert', from: 'alerted', to: 'verified' });
    const { chains } = await get<LedgerResponse>(ZEALAND, '/api/ledger');
    expect(chains.find(({ triageId }) => triageId === triage.id)).toMatchObject({
      state: 'verified',
      alert: null,
    });
    alert = await send(ZEALAND, '/api/alerts', { triageIds: [triage.id] });
    expect(alert).toMatchObject({ state: 'draft', version: 1 });
  });

  test('is not sent while something is missing, to nobody, or further than its reports', async () => {
    const url = `/api/alerts/${alert.id}/steps`;
    expect(await refused(ZEALAND, url, { step: 'send', version: 1 })).toBe('alert.incomplete');
    const choice = { isAll: false, participants: [], groups: [] };
    const edit = { step: 'edit', version: 1, content: filled(), label: label(), choice };
    expect(await refused(ZEALAND, url, { ...edit, label: { ...label(), marking: 'CLEAR' } })).toBe(
      'alert.marking',
    );
    expect(await refused(ZEALAND, url, { ...edit, choice: { ...choice, participants: [999] } })).toBe(
      'alert.outsiders',
    );
    alert = await alertStep(ZEALAND, edit);
    expect(alert.missing).toEqual([]);
    expect(await refused(ZEALAND, url, { ...edit, version: 1 })).toBe('alert.changed');
    expect(await refused(ZEALAND, url, { step: 'send', version: 2 })).toBe('alert.no-recipients');
    expect(await refused('health, NZ', url, { step: 'send', version: 2 })).toBe('access.refused');
  });

  test('is sent to each participant once, and waits for them', async () => {
    at('2024-02-02T12:00:00Z');
    const choice = { isAll: true, participants: [await participantOf('CL')], groups: [] };
    alert = await alertStep(ZEALAND, {
      step: 'edit',
      version: alert.version,
      content: filled(),
      label: label(),
      choice,
    });
    alert = await alertStep(ZEALAND, { step: 'send', version: alert.version });
    expect(alert).toMatchObject({ state: 'sent', revision: 1, number: `TA-2024-000${alert.id}` });
    expect(alert.recipientList.map((each) => [each.participant.name, each.chosenBy, each.next])).toEqual([
      ['Chile', 'named', 'received'],
    ]);
    const { items } = await get<{ items: AlertResponse[] }>(CHILE, '/api/alerts?waiting=true');
    expect(items.map(({ id }) => id)).toEqual([alert.id]);
    expect((await get<{ items: AlertResponse[] }>(ZEALAND, '/api/alerts?waiting=true')).items).toEqual([]);
  });

  test('is received late, is reminded of once somebody is late, and assessing implies receiving', async () => {
    const url = `/api/alerts/${alert.id}`;
    expect(await refused(ZEALAND, `${url}/steps`, { step: 'remind', version: alert.version })).toBe(
      'alert.nobody-late',
    );
    expect(await refused(ZEALAND, `${url}/receipts`, { stage: 'received' })).toBe('alert.not-recipient');
    expect(await refused('secretariat', `${url}/receipts`, { stage: 'received' })).toBe('access.refused');
    at('2024-02-03T12:00:01Z');
    alert = await alertStep(ZEALAND, { step: 'remind', version: alert.version });
    expect(alert.recipients).toMatchObject({ asked: 1, received: 0, late: 1 });
    expect(await refused(CHILE, `${url}/receipts`, { stage: 'assessed', isRelevant: true })).toBe(
      'alert.no-note',
    );
    alert = await receipt(CHILE, { stage: 'assessed', isRelevant: true, note: 'Two seizures here fit.' });
    expect(alert.recipientList[0]?.receipts.map(({ stage, at: when }) => [stage, when])).toEqual([
      ['received', '2024-02-03T12:00:01.000Z'],
      ['assessed', '2024-02-03T12:00:01.000Z'],
    ]);
    expect(alert.recipientList[0]).toMatchObject({
      next: 'acted',
      dueAt: '2024-02-09T12:00:00.000Z',
      isLate: false,
    });
    expect(
      await refused(CHILE, `${url}/receipts`, { stage: 'assessed', isRelevant: true, note: 'again' }),
    ).toBe('alert.receipt-twice');
  });

  test('is revised with the reason, the first text kept; a recipient can assess the new one', async () => {
    at('2024-02-04T09:00:00Z');
    const content = { ...filled(), advice: 'Carry naloxone; two doses may be needed.' };
    const body = { step: 'revise', version: alert.version, content, note: 'A second laboratory' };
    expect(await refused(CHILE, `/api/alerts/${alert.id}/steps`, body)).toBe('access.refused');
    alert = await alertStep(ZEALAND, body);
    expect(alert.revision).toBe(2);
    expect(alert.revisions.map(({ revision, reason }) => [revision, reason])).toEqual([
      [2, 'A second laboratory'],
      [1, null],
    ]);
    expect(alert.revisions[1]?.content.advice).toBe('Warn services; look for it in overdoses.');
    // Who had answered the first text was told of the second nowhere.
    const told = async () =>
      (await get<MyWorkResponse>(CHILE, '/api/my-work')).items.filter(({ kind }) => kind === 'alert-revised');
    expect(await told()).toMatchObject([
      { id: alert.id, path: `/alerts/${alert.id}`, since: now.toISOString() },
    ]);
    alert = await receipt(CHILE, { stage: 'assessed', isRelevant: true, note: 'Still so.' });
    expect(await told()).toEqual([]);
    alert = await receipt(CHILE, { stage: 'acted', note: 'Hospitals are told.' });
    expect(alert.recipientList[0]).toMatchObject({ next: null, isLate: false });
  });

  test('is cancelled with a reason, after which nobody is asked for anything', async () => {
    const url = `/api/alerts/${alert.id}/steps`;
    expect(await refused(ZEALAND, url, { step: 'cancel', version: alert.version, note: '' })).toBe(
      'alert.no-note',
    );
    alert = await alertStep(ZEALAND, {
      step: 'cancel',
      version: alert.version,
      note: 'A mix-up of samples.',
    });
    expect(alert).toMatchObject({ state: 'cancelled', may: [], mayAcknowledge: false });
    expect(await refused(CHILE, `/api/alerts/${alert.id}/receipts`, { stage: 'received' })).toBe(
      'alert.wrong-state',
    );
    expect(await refused(ZEALAND, url, { step: 'send', version: alert.version })).toBe('alert.wrong-state');
  });

  test('keeps who did what when; the chain of the audit has each step', async () => {
    const actions = alert.events.map(({ action, actor, to }) => [action, actor?.name, to]);
    expect(actions).toEqual([
      ['draft', ZEALAND, 'draft'],
      ['edit', ZEALAND, 'draft'],
      ['edit', ZEALAND, 'draft'],
      ['send', ZEALAND, 'sent'],
      ['remind', ZEALAND, 'sent'],
      ['received', CHILE, 'sent'],
      ['assessed', CHILE, 'sent'],
      ['revise', ZEALAND, 'sent'],
      ['assessed', CHILE, 'sent'],
      ['acted', CHILE, 'sent'],
      ['cancel', ZEALAND, 'cancelled'],
    ]);
    const { rows } = await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query<{ action: string }>('select action from audit_event where subject = $1 order by id', [
        `alert:${alert.id}`,
      ]),
    );
    expect(rows.map(({ action }) => action)).toEqual(actions.map(([action]) => `alert.${action}`));
  });
});

test('the ledger has the times that were played', async () => {
  const threats = await countThreats(ZEALAND);
  // One was taken on twice.
  expect(await takenOn(ZEALAND)).toEqual({ count: threats + 1, open: threats - 1 });
  const { steps, chains } = await get<LedgerResponse>(ZEALAND, '/api/ledger');
  const of = (step: string) => steps.find((each) => each.step === step);
  expect(chains.find(({ triageId }) => triageId === triage.id)).toMatchObject({
    occurredOn: '2024-01-01',
    openedAt: '2024-02-01T08:00:00.000Z',
    alert: { sentAt: '2024-02-02T12:00:00.000Z', asked: 1, received: 1, acted: 1 },
  });
  const DAY_S = 86_400;
  expect(of('alert-to-received')).toMatchObject({
    count: 1,
    open: 0,
    median: (DAY_S + 1) / DAY_S,
    shareWithin: 0,
  });
  expect(of('alert-to-acted')).toMatchObject({ count: 1, open: 0, median: 45 / 24, shareWithin: 1 });
  expect(of('verified-to-alert')?.median).toBeCloseTo((4 * 3600 - 10) / DAY_S, 9);
  // Nobody waits for an agenda or a text on an alert that was cancelled.
  const { 'alert-to-agenda': toAgenda, 'alert-to-recommendation': toAdvice } = await world.doors.live.run(
    LOCAL_ADMINISTRATOR,
    async (tx) => {
      const alerts = await readAlerts(tx, [alert.id], { isShared: false });
      return measureMeasures(tx, { alerts, participant: undefined, isShared: false, now });
    },
  );
  const untilCancelled = {
    from: new Date('2024-02-02T12:00:00Z'),
    to: null,
    cutAt: new Date(alert.endedAt!),
  };
  expect([toAgenda, toAdvice]).toEqual([[untilCancelled], [untilCancelled]]);
  expect((await get<LedgerResponse>('observer', '/api/ledger')).chains).toEqual([]);
  expect((await get<LedgerResponse>(ZEALAND, '/api/ledger?to=2024-01-31')).chains).toEqual([]);
});

describe('what stands on reports that are their owner’s alone', () => {
  test('stays with the owner while it is talked about', async () => {
    const [signal] = await listSignals(ZEALAND, 'NZ');
    triage = await send<TriageResponse>(ZEALAND, '/api/triage', { signalIds: [signal] });
    expect(triage.marking).toBe('AMBER+STRICT');
    for (const [who] of PEOPLE) {
      const { statusCode, body } = await world.ask(who, `/api/triage/${triage.id}`);
      expect([who, statusCode]).toEqual([who, who.endsWith(', NZ') ? 200 : 404]);
      if (statusCode === 404) expect(body).not.toContain('zq');
      const { items } = await get<{ items: { id: number }[] }>(who, '/api/triage');
      expect([who, items.some(({ id }) => id === triage.id)]).toEqual([who, who.endsWith(', NZ')]);
    }
  });

  test('is sent by the owner to those it names, and reaches nobody else', async () => {
    triage = await step(ZEALAND, { step: 'grade', version: 1, sourceGrade: 'A', credibility: 1 });
    triage = await step(ZEALAND, { step: 'verify', version: 2, note: 'Our own laboratory.' });
    alert = await send<AlertResponse>(ZEALAND, '/api/alerts', { triageIds: [triage.id] });
    const choice = { isAll: false, participants: [await participantOf('CL')], groups: [] };
    const edit = { step: 'edit', version: 1, content: filled(), choice };
    expect(
      await refused(ZEALAND, `/api/alerts/${alert.id}/steps`, {
        ...edit,
        label: { ...label(), marking: 'AMBER' },
      }),
    ).toBe('alert.marking');
    alert = await alertStep(ZEALAND, { ...edit, label: label() });
    alert = await alertStep(ZEALAND, { step: 'send', version: alert.version });
    for (const [who] of PEOPLE) {
      const sees = /, (NZ|CL)$/.test(who);
      const url = `/api/alerts/${alert.id}`;
      expect([who, (await world.ask(who, url)).statusCode]).toEqual([who, sees ? 200 : 404]);
      const { items } = await get<{ items: { id: number }[] }>(who, '/api/alerts');
      expect([who, items.some(({ id }) => id === alert.id)]).toEqual([who, sees]);
    }
  });
});

test('reports for purposes that exclude one another make nothing together; two who take one signal at once get one triage', async () => {
  const [signal] = await listSignals('secretariat', 'CL');
  await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("update triage set state = 'dismissed' where state <> 'dismissed'"),
  );
  expect(await refused(CHILE, '/api/triage', { signalIds: [signal] })).toBe('triage.purposes');
  const answers = await Promise.all(
    ['health, NZ', 'health, NZ'].map((who) =>
      world.ask(who, { method: 'POST', url: '/api/triage', payload: { signalIds: [signal ?? ''] } }),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

test('what was verified and then dismissed waited for an alert until then', async () => {
  const who = 'health, NZ';
  const { items } = await get<{ items: TriageResponse[] }>(who, '/api/triage');
  triage = items.find(({ state }) => state === 'open')!;
  at('2024-03-01T08:00:00Z');
  triage = await step(who, { step: 'grade', version: 1, sourceGrade: 'B', credibility: 2 });
  triage = await step(who, { step: 'verify', version: 2, note: 'A second laboratory.' });
  const toAlert = async () => {
    const { steps } = await get<LedgerResponse>(who, '/api/ledger');
    const { count, open } = steps.find((each) => each.step === 'verified-to-alert')!;
    return { count, open };
  };
  const before = await toAlert();
  at('2024-03-03T08:00:00Z');
  triage = await step(who, { step: 'dismiss', version: 3, note: 'A mix-up of samples.' });
  expect(await toAlert()).toEqual(before);
});
