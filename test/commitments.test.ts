import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSession } from '../src/features/access/session.ts';
import type { KeptLine, TableAnswer } from '../src/features/bulk/contract.ts';
import type { CommitmentDraft, CommitmentStepBody } from '../src/features/commitments/content.ts';
import type {
  CommitmentItem,
  CommitmentResponse,
  StandingItem,
} from '../src/features/commitments/contract.ts';
import type { MyWorkResponse } from '../src/features/my-work/contract.ts';
import type { Role } from '../src/model/access.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, PEOPLE, type PlantedWorld } from './planted.ts';
import { formOf } from './send-form.ts';

/** A commitment from draft to its end, played by people of two countries and of none on a clock that the test moves. */
let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const at = (instant: string) => {
  now = new Date(instant);
};
const CHILE = 'focal point, CL';
const ZEALAND = 'focal point, NZ';
const AUTHORITY = 'validating authority, NZ';
const BOTH = 'focal point and validating authority, NZ';
const ASSESSOR = 'assessor';
const MORE: readonly (readonly [who: string, roles: readonly Role[], key: string])[] = [
  [AUTHORITY, ['validating-authority'], 'NZ'],
  [BOTH, ['focal-point', 'validating-authority'], 'NZ'],
];
const tokens = new Map<string, string>();
let authority: number[] = [];

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
  for (const [who, roles, key] of MORE) tokens.set(who, await addPerson(who, roles, key));
  authority = await idsOf(AUTHORITY);
});
afterAll(() => world.close());

async function addPerson(who: string, roles: readonly Role[], key: string): Promise<string> {
  const personId = await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('insert into person (name) values ($1) returning id', [
      who,
    ]);
    const { id } = rows[0]!;
    await tx.query('insert into account (person_id, email) values ($1, $2)', [id, `${id}@example.org`]);
    for (const role of roles)
      await tx.query(
        `insert into role_grant (person_id, role, participant_id, granted_by)
         values ($1, $2, (select id from participant where key = $3), 'test')`,
        [id, role, key],
      );
    return id;
  });
  return world.doors.live.run(GATE, async (tx) => {
    await tx.query("insert into credential (person_id, password_hash) values ($1, 'none')", [personId]);
    return startSession(tx, { personId, agent: 'test', nowMs: Date.now() });
  });
}

const idsOf = (name: string): Promise<number[]> =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select id from person where name = $1', [name]);
    return rows.map(({ id }) => id);
  });
const ask: PlantedWorld['ask'] = (who, request) => {
  const token = tokens.get(who);
  if (token === undefined) return world.ask(who, request);
  const asked = typeof request === 'string' ? { url: request } : request;
  return world.app.inject({ ...asked, headers: { ...asked.headers, cookie: `tocsin-live=${token}` } });
};
async function send<T>(who: string, url: string, payload: object): Promise<T> {
  const response = await ask(who, { method: 'POST', url, payload });
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
  return response.json() as T;
}
const refused = async (who: string, url: string, payload: object): Promise<string> => {
  const response = await ask(who, { method: 'POST', url, payload });
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  return (response.json() as { code: string }).code;
};
const get = async <T>(who: string, url: string): Promise<T> => (await ask(who, url)).json() as T;
/** Kinds of work that wait for somebody. */
const waits = async (who: string): Promise<string[]> =>
  (await get<MyWorkResponse>(who, '/api/my-work')).items.map(({ kind }) => kind);

let held: CommitmentResponse;
type Step = { readonly step: CommitmentStepBody['step'] } & Record<string, unknown>;
const step = async (who: string, body: Step): Promise<CommitmentResponse> => {
  held = await send<CommitmentResponse>(who, `/api/commitments/${held.id}/steps`, {
    version: held.version,
    ...body,
  });
  return held;
};
const stepRefused = (who: string, body: Step) =>
  refused(who, `/api/commitments/${held.id}/steps`, { version: held.version, ...body });
const participantOf = async (key: string): Promise<number> =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('select id from participant where key = $1', [key]);
    return rows[0]!.id;
  });

const draftOf = (part: Partial<CommitmentDraft> = {}): CommitmentDraft => ({
  kind: 'law',
  content: {
    ...held.content,
    title: 'Nitazenes under control',
    institution: 'Ministry of Health',
    problem: 'Nitazenes are sold as something else, and no law names them.',
    action: 'A law that places nitazenes as a class under control, with the chemicals for them.',
    goals: [
      {
        statement: 'Deaths fall',
        indicator: 'Deaths with a nitazene',
        unit: 'deaths a year',
        baselineValue: 12,
        baselineOn: '2023-12-31',
        targetValue: 6,
        targetOn: '2025-12-31',
        source: 'Coroners',
      },
    ],
    startsOn: '2024-02-01',
    endsOn: '2024-12-31',
  },
  milestones: [
    { title: 'Bill', deliverable: 'A bill in parliament', verifier: 'Parliament', dueOn: '2024-05-31' },
    { title: 'Law', deliverable: 'The law, published', verifier: 'The gazette', dueOn: '2024-11-30' },
  ],
  recommendationIds: [],
  participantIds: [],
  label: { marking: 'AMBER', purpose: 'any', readers: [] },
  ...part,
});
const LINK = { title: 'The gazette', url: 'https://example.org/gazette' };

describe('a draft', () => {
  test('is begun by a focal point for its own participant, and seen by nobody else', async () => {
    held = await send(ZEALAND, '/api/commitments', { kind: 'law', recommendationIds: [] });
    expect(held).toMatchObject({
      state: 'draft',
      version: 1,
      marking: 'AMBER',
      owner: { name: 'New Zealand' },
    });
    const body = { kind: 'law', recommendationIds: [] };
    for (const who of ['public', 'observer', 'secretariat', 'administrator', 'health, NZ', ASSESSOR])
      expect([who, await refused(who, '/api/commitments', body)]).toEqual([who, 'access.refused']);
    expect(
      await refused(ZEALAND, '/api/commitments', { ...body, participantId: await participantOf('CL') }),
    ).toBe('access.refused');
    expect(await refused(ZEALAND, '/api/commitments', { ...body, recommendationIds: [999] })).toBe(
      'commitment.no-recommendation',
    );
    for (const [who] of PEOPLE) {
      const { statusCode } = await ask(who, `/api/commitments/${held.id}`);
      expect([who, statusCode]).toEqual([who, who.endsWith(', NZ') ? 200 : 404]);
      const { items } = await get<{ items: CommitmentItem[] }>(who, '/api/commitments');
      expect([who, items.length]).toEqual([who, who.endsWith(', NZ') ? 1 : 0]);
    }
  });

  test('refuses a date before its start, a stale edit, and asking who leads it to join', async () => {
    const bad = draftOf();
    const edit = (draft: CommitmentDraft) => stepRefused(ZEALAND, { step: 'edit', draft });
    expect(await edit({ ...bad, content: { ...bad.content, endsOn: '2024-01-31' } })).toBe(
      'commitment.dates',
    );
    expect(await edit(draftOf({ milestones: [{ ...bad.milestones[0]!, dueOn: '2024-01-31' }] }))).toBe(
      'commitment.dates',
    );
    expect(await edit(draftOf({ participantIds: [held.owner.id] }))).toBe('commitment.participants');
    expect(await edit(draftOf({ label: { marking: 'RED', purpose: 'any', readers: [] } }))).toBe(
      'marking.red-names-nobody',
    );
    expect(await stepRefused(ZEALAND, { step: 'submit' })).toBe('commitment.incomplete');
    await step(ZEALAND, { step: 'edit', draft: draftOf({ participantIds: [await participantOf('CL')] }) });
    expect(held.missing).toEqual([]);
    expect(held.smart.score).toBeGreaterThan(50);
    expect(await stepRefused(BOTH, { step: 'edit', version: 1, draft: draftOf() })).toBe(
      'commitment.changed',
    );
    expect(await stepRefused('health, NZ', { step: 'edit', draft: draftOf() })).toBe('access.refused');
  });

  test('is joined by another participant itself, and by nobody for it', async () => {
    expect(await stepRefused(ZEALAND, { step: 'join', participantId: await participantOf('CL') })).toBe(
      'access.refused',
    );
    const { version } = held;
    expect(await waits(CHILE)).toEqual(['commitment-join']);
    expect((await step(CHILE, { step: 'join' })).joined).toMatchObject([{ name: 'Chile' }]);
    expect(await waits(CHILE)).toEqual([]);
    // Who edits the text is not in its way.
    expect(held.version).toBe(version);
    expect(await stepRefused(CHILE, { step: 'join' })).toBe('access.refused');
    expect(await stepRefused(CHILE, { step: 'edit', draft: draftOf() })).toBe('access.refused');
  });
});

describe('a submitted one', () => {
  test('is validated by another person of the participant, never by who wrote it', async () => {
    await step(BOTH, { step: 'edit', draft: draftOf() });
    await step(ZEALAND, { step: 'submit' });
    expect((await ask('secretariat', `/api/commitments/${held.id}`)).statusCode).toBe(200);
    expect((await ask(ASSESSOR, `/api/commitments/${held.id}`)).statusCode).toBe(404);
    for (const who of [ZEALAND, BOTH, CHILE, 'secretariat'])
      expect([who, await stepRefused(who, { step: 'validate' })]).toEqual([who, 'access.refused']);
    expect(await stepRefused(AUTHORITY, { step: 'return', note: ' ' })).toBe('commitment.no-note');
    await step(AUTHORITY, { step: 'return', note: 'Name the chemicals.' });
    expect(held.state).toBe('returned');
    expect([await waits(ZEALAND), await waits(CHILE)]).toEqual([['commitment-mend'], []]);
    expect((await ask('secretariat', `/api/commitments/${held.id}`)).statusCode).toBe(404);
    await step(ZEALAND, { step: 'edit', draft: draftOf() });
    await step(ZEALAND, { step: 'submit' });
    at('2024-02-10T09:00:00Z');
    await step(AUTHORITY, { step: 'validate' });
    expect(held).toMatchObject({
      state: 'validated',
      promisedOn: '2024-12-31',
      validatedAt: '2024-02-10T09:00:00.000Z',
    });
    expect(await stepRefused(ZEALAND, { step: 'edit', draft: draftOf() })).toBe('commitment.wrong-state');
  });
});

describe('one in force', () => {
  test('has a milestone late from the day after it was due, and keeps the first date when it moves', async () => {
    await step(ZEALAND, { step: 'begin' });
    at('2024-05-31T23:59:59Z');
    expect(await get(ZEALAND, `/api/commitments/${held.id}`)).toMatchObject({ isLate: false });
    at('2024-06-01T00:00:00Z');
    held = await get(ZEALAND, `/api/commitments/${held.id}`);
    expect(held).toMatchObject({ isLate: true, milestones: { late: 1, total: 2, done: 0 } });
    const [bill] = held.milestoneList;
    const late = await get<{ items: CommitmentItem[] }>(CHILE, '/api/commitments?late=true');
    expect(late.items.map(({ id }) => id)).toEqual([held.id]);
    const move = { step: 'milestone-move', milestoneId: bill!.id, dueOn: '2024-07-31' } as const;
    expect(await stepRefused(ZEALAND, { ...move, note: '' })).toBe('commitment.no-note');
    expect(await stepRefused(ZEALAND, { ...move, dueOn: '2024-01-01', note: 'x' })).toBe('commitment.dates');
    expect(await stepRefused(CHILE, { ...move, note: 'x' })).toBe('access.refused');
    await step(ZEALAND, { ...move, note: 'An election' });
    // Twice would stand there as two changes of date.
    expect(await stepRefused(ZEALAND, { ...move, note: 'An election' })).toBe('commitment.same-date');
    expect(held.milestoneList[0]).toMatchObject({
      dueOn: '2024-07-31',
      promisedOn: '2024-05-31',
      isLate: false,
      isBehindPromise: true,
      changes: [{ fromOn: '2024-05-31', toOn: '2024-07-31', reason: 'An election', by: { name: ZEALAND } }],
    });
  });

  test('has a milestone done once, with evidence, and another dropped with a reason', async () => {
    const [bill, law] = held.milestoneList;
    const done = { step: 'milestone-done', milestoneId: bill!.id } as const;
    expect(await stepRefused(ZEALAND, done)).toBe('commitment.no-evidence');
    await step(ZEALAND, { ...done, link: LINK });
    expect(held.milestoneList[0]).toMatchObject({ state: 'done', isBehindPromise: true });
    expect(held.evidence).toMatchObject([{ title: LINK.title, milestoneId: bill!.id, sha256: null }]);
    expect(await stepRefused(ZEALAND, { ...done, link: LINK })).toBe('commitment.milestone-closed');
    await step(ZEALAND, { step: 'milestone-drop', milestoneId: law!.id, note: 'Part of the bill now' });
    expect(held.milestones).toMatchObject({ total: 2, done: 1, late: 0 });
    expect(await stepRefused(ZEALAND, { step: 'milestone-drop', milestoneId: 999, note: 'x' })).toBe(
      'commitment.no-milestone',
    );
  });

  test('has the stages of its law in the order of their dates', async () => {
    const put = (stage: string, on: string) => ({ step: 'law-stage', stage, on }) as const;
    await step(ZEALAND, put('tabled', '2024-04-01'));
    expect(await stepRefused(ZEALAND, put('drafted', '2024-04-02'))).toBe('commitment.stage-order');
    expect(await stepRefused(ZEALAND, put('tabled', '2024-04-01'))).toBe('commitment.stage-twice');
    expect(await stepRefused(ZEALAND, put('adopted', '2024-06-30'))).toBe('commitment.stage-order');
    await step(ZEALAND, put('drafted', '2024-03-01'));
    expect(held.lawStages.map(({ stage, on }) => [stage, on])).toEqual([
      ['drafted', '2024-03-01'],
      ['tabled', '2024-04-01'],
    ]);
  });

  test('is reported on by those who take part, assessed by somebody of none, and answered', async () => {
    const report = {
      step: 'report',
      completion: 'substantial',
      readings: [],
      note: 'The bill is in.',
    } as const;
    const assess = {
      step: 'assess',
      completion: 'limited',
      earlyResults: 'too-early',
      isVerifiable: true,
      ambition: 'modest',
      note: 'A bill is no law.',
    } as const;
    for (const who of [ASSESSOR, AUTHORITY, 'observer'])
      expect([
        who,
        ['access.refused', 'commitment.not-found'].includes(await stepRefused(who, report)),
      ]).toEqual([who, true]);
    expect(
      await stepRefused(ZEALAND, { ...report, readings: [{ goal: 3, value: 1, on: '2024-05-01' }] }),
    ).toBe('commitment.no-goal');
    await step(ZEALAND, { ...report, readings: [{ goal: 0, value: 10, on: '2024-05-01' }] });
    await step(CHILE, { ...report, completion: 'limited', note: 'Ours is in committee.' });
    for (const who of [ZEALAND, AUTHORITY, CHILE, 'secretariat'])
      expect([who, await stepRefused(who, assess)]).toEqual([who, 'access.refused']);
    await step(ASSESSOR, assess);
    expect(held.may).toEqual(['assess']);
    for (const who of [ZEALAND, CHILE]) expect(await waits(who)).toContain('commitment-reply');
    for (const body of [
      { step: 'edit', draft: draftOf() },
      { step: 'reach', note: 'x', link: LINK },
      { step: 'add-evidence', link: LINK },
      { step: 'reply', assessmentId: 1, note: 'x' },
    ] as const)
      expect([body.step, await stepRefused(ASSESSOR, body)]).toEqual([body.step, 'access.refused']);
    expect((await ask('observer', `/api/commitments/${held.id}`)).statusCode).toBe(404);
    const assessmentId = held.assessments[0]!.id;
    await step(ZEALAND, { step: 'reply', assessmentId, note: 'It was adopted on 1 June.' });
    expect(await waits(ZEALAND)).not.toContain('commitment-reply');
    expect(held.reports.map(({ participant, completion }) => [participant.name, completion])).toEqual([
      ['Chile', 'limited'],
      ['New Zealand', 'substantial'],
    ]);
    expect(held.assessments).toMatchObject([
      { completion: 'limited', ambition: 'modest', replies: [{ participant: { name: 'New Zealand' } }] },
    ]);
  });

  test('is reached late by the end that was validated, whatever it was moved to', async () => {
    at('2024-11-30T23:59:59Z');
    expect(await waits(ZEALAND)).not.toContain('commitment-end');
    at('2024-12-01T00:00:00Z');
    expect(await waits(ZEALAND)).toContain('commitment-end');
    at('2025-01-15T10:00:00Z');
    const { items } = await get<MyWorkResponse>(ZEALAND, '/api/my-work');
    expect(items).toContainEqual(expect.objectContaining({ kind: 'commitment-end', isLate: true }));
    const watched = await get<MyWorkResponse>('secretariat', '/api/my-work');
    expect(watched.items).toContainEqual(expect.objectContaining({ kind: 'commitments-late', count: 1 }));
    expect(await waits(CHILE)).not.toContain('commitment-reply');
    await step(ZEALAND, { step: 'move-end', endsOn: '2025-03-31', note: 'The gazette is slow' });
    expect(await stepRefused(ZEALAND, { step: 'move-end', endsOn: '2025-03-31', note: 'Again' })).toBe(
      'commitment.same-date',
    );
    expect(await waits(ZEALAND)).not.toContain('commitment-end');
    expect(await waits('secretariat')).not.toContain('commitments-late');
    expect(held).toMatchObject({ endsOn: '2025-03-31', promisedOn: '2024-12-31', isLate: false });
    expect(held.endChanges).toMatchObject([{ fromOn: '2024-12-31', toOn: '2025-03-31' }]);
    await step(ZEALAND, { step: 'reach', note: 'In force', link: LINK });
    expect(held).toMatchObject({ state: 'reached-late', isLate: false, endedAt: '2025-01-15T10:00:00.000Z' });
    expect(await stepRefused(ZEALAND, { step: 'withdraw', note: 'x' })).toBe('commitment.wrong-state');
    expect(await stepRefused(ZEALAND, { step: 'reach', note: 'again', link: LINK })).toBe(
      'commitment.wrong-state',
    );
  });

  test('keeps who did what when; the chain of the audit has each step', async () => {
    const actions = held.events.map(({ action }) => action);
    expect(actions.slice(0, 5)).toEqual(['draft', 'edit', 'join', 'edit', 'submit']);
    expect(actions.at(-1)).toBe('reach');
    const { rows } = await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
      tx.query<{ action: string }>('select action from audit_event where subject = $1 order by id', [
        `commitment:${held.id}`,
      ]),
    );
    expect(rows.map(({ action }) => action)).toEqual(actions.map((action) => `commitment.${action}`));
  });
});

describe('a table', () => {
  const sendFile = (
    who: string,
    url: string,
    { name, content }: { name: string; content: string | Buffer },
    fields = {},
  ) => ask(who, { method: 'POST', url, ...formOf({ name, bytes: content }, fields) });
  const importFile = async (who: string, content: string | Buffer): Promise<TableAnswer> => {
    const response = await sendFile(who, '/api/tables/commitments', { name: 'table.csv', content });
    expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
    return response.json() as TableAnswer;
  };
  const FORM = [
    'Title,Initiative Code,Implementing Organization,Description,Background,Accomplishments to Date,Project Activities,Global-Level Outcomes,National-Level Outcomes',
    'Early warning at borders,1105,Customs,"Test strips, at ports",Few are found,Two ports,Training,Shared data,Fewer deaths',
    '=HYPERLINK("x"),1106,Police,A,B,C,D,E,F',
  ].join('\r\n');

  test('of the Coalition’s initiative form becomes drafts, and is written as it was read', async () => {
    at('2025-02-01T10:00:00Z');
    const outcome = await importFile(CHILE, FORM);
    expect(outcome).toMatchObject({ read: 2, added: 2, unchanged: 0, rejected: 0 });
    expect(outcome.lines.map(({ line }) => line)).toEqual([2, 3]);
    const draft = await get<CommitmentResponse>(CHILE, `/api/commitments/${outcome.lines[0]!.id}`);
    expect(draft).toMatchObject({
      state: 'draft',
      kind: 'other',
      content: { title: 'Early warning at borders', initiativeCode: '1105', institution: 'Customs' },
    });
    expect((await ask(ZEALAND, `/api/commitments/${draft.id}`)).statusCode).toBe(404);
    for (const format of ['csv', 'xlsx'] as const) {
      const url = `/api/commitments/export?format=${format}&form=initiatives&state=draft`;
      const { rawPayload, statusCode } = await ask(CHILE, url);
      expect(statusCode).toBe(200);
      // The same rows again: nothing is drafted twice.
      expect(await importFile(CHILE, rawPayload)).toMatchObject({ read: 2, unchanged: 2, rejected: 0 });
      if (format === 'csv') expect(rawPayload.toString()).toContain(`"'=HYPERLINK(""x"")"`);
    }
    const json = (await ask(CHILE, '/api/commitments/export?format=json&state=draft')).json();
    expect(json.rows).toHaveLength(2);
    const observed = await sendFile('observer', '/api/tables/commitments', {
      name: 'a.csv',
      content: 'title\nx\n',
    });
    expect(observed.json().code).toBe('access.not-sender');
    const other = { name: 'a.csv', content: 'title\nx\n' };
    const foreign = await sendFile(CHILE, '/api/tables/commitments', other, {
      participant: String(await participantOf('NZ')),
    });
    expect([CHILE, foreign.json().code]).toEqual([CHILE, 'table.not-participant']);
    expect((await ask('public', '/api/commitments/export?format=csv')).json().code).toBe('access.refused');
  });

  test('of the initiative form, read in again, drafts nothing that has more than the form has room for', async () => {
    const own =
      'title,kind,start,end,population,action\nA law on presses,law,2025-03-01,2025-12-31,Makers,To license';
    expect(await importFile(ZEALAND, own)).toMatchObject({ added: 1 });
    const url = '/api/commitments/export?format=csv&form=initiatives&state=draft';
    const { rawPayload } = await ask(ZEALAND, url);
    expect(rawPayload.toString()).toContain('A law on presses');
    expect(await importFile(ZEALAND, rawPayload)).toMatchObject({ added: 0, rejected: 0 });
    const other = rawPayload.toString().replace('To license', 'To register');
    expect(await importFile(ZEALAND, other)).toMatchObject({ added: 1 });
  });

  test('of the initiative form holds what its reader leads; a row of another participant is kept with the reason', async () => {
    const form = (who: string, more = '') =>
      ask(who, `/api/commitments/export?format=csv&form=initiatives${more}`).then(({ payload }) => payload);
    const [zealand, chile] = [await participantOf('NZ'), await participantOf('CL')];
    expect(await form(ZEALAND)).toContain('Nitazenes under control');
    // Chile sees it, has even joined it, and does not lead it.
    expect((await ask(CHILE, '/api/commitments/1')).statusCode).toBe(200);
    const own = await form(CHILE);
    expect(own).toContain('Early warning at borders');
    expect(own).not.toContain('Nitazenes under control');
    expect(await form(CHILE, `&participant=${chile}`)).toBe(own);
    const theirs = await form(CHILE, `&participant=${zealand}`);
    expect(theirs).toContain('Nitazenes under control');
    expect(await form('secretariat')).toContain('Nitazenes under control');
    const answer = await importFile(CHILE, theirs);
    expect(answer.added).toBe(0);
    const kept = answer.rejects.find(({ value }) => value === 'Nitazenes under control');
    expect(kept).toMatchObject({ code: 'commitment.is-anothers', column: 'title' });
    expect(kept?.message).toContain('New Zealand already (number 1)');
  });

  test('of our own columns names its participant, and is taken in for that one alone', async () => {
    const url = '/api/commitments/export?format=csv';
    const { rawPayload } = await ask(CHILE, url);
    expect(rawPayload.toString()).toContain('New Zealand');
    const answer = await importFile(CHILE, rawPayload);
    expect(answer).toMatchObject({ added: 0, changed: 0 });
    const named = answer.rejects.find(({ value }) => value === 'New Zealand')!;
    expect(named).toMatchObject({ code: 'commitment.names-another', column: 'participant' });
    const { items } = await get<{ items: KeptLine[] }>(CHILE, '/api/tables/commitments/rejects?limit=500');
    const line = items.find((each) => each.column === 'participant')!;
    const retry = (version: number, cells: object) =>
      send<{ outcome: string; reject: KeptLine }>(CHILE, `/api/table-rejects/${line.id}/retry`, {
        version,
        cells,
      });
    // Blank, it is known by its words; as Chile's own, in words of its own, it is taken in.
    const again = await retry(line.version, { participant: '' });
    expect(again).toMatchObject({
      outcome: 'still-rejected',
      reject: { code: 'commitment.is-anothers', value: line.cells!.title },
    });
    const mended = await retry(again.reject.version, { participant: 'cl', title: 'What Chile does' });
    expect(mended.outcome).toBe('taken-in');
    // One whose end was moved is known by the end that the file says: nothing is drafted twice.
    expect((await get<CommitmentResponse>(ZEALAND, '/api/commitments/1')).endsOn).toBe('2025-03-31');
    const back = await importFile(ZEALAND, await ask(ZEALAND, url).then((given) => given.rawPayload));
    expect([back.added, back.changed, back.rejected]).toEqual([0, 0, 0]);
  });

  test('with broken rows keeps the whole ones, and gives the others back with the reason, to be mended', async () => {
    const table = [
      'title,kind,start,end,cost,currency,baseline,baseline_date,target,target_date,indicator,milestones,marking,recommendations',
      'Good,law,2025-01-01,2025-12-31,1000,EUR,5,2024-12-31,1,2025-12-31,Deaths,"2025-06-30 | Bill | A bill | Parliament",GREEN,',
      ',law,2025-01-01,2025-12-31,,,,,,,,,,',
      'Backwards,law,2025-12-31,2025-01-01,,,,,,,,,,',
      'Odd kind,decree,,,,,,,,,,,,',
      'Odd date,law,01/02/2025,,,,,,,,,,,',
      'Odd cost,law,,,"1,000",,,,,,,,,',
      'Odd currency,law,,,1000,euro,,,,,,,,',
      'Odd milestone,law,,,,,,,,,,June: a bill,,',
      'Red,law,,,,,,,,,,,RED,',
      'Unknown,law,,,,,,,,,,,,9999',
      'Early target,law,,,,,5,2025-12-31,1,2025-01-01,Deaths,,,',
    ].join('\n');
    const outcome = await importFile(ZEALAND, table);
    expect(outcome.lines.map(({ line }) => line)).toEqual([2]);
    expect(outcome.read).toBe(outcome.added + outcome.unchanged + outcome.rejected);
    expect(outcome.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'title', ''],
      [4, 'end', '2025-01-01'],
      [5, 'kind', 'decree'],
      [6, 'start', '01/02/2025'],
      [7, 'cost', '1,000'],
      [8, 'currency', 'euro'],
      [9, 'milestones', 'June: a bill'],
      [10, 'marking', 'RED'],
      [11, 'recommendations', '9999'],
      [12, 'target_date', '2025-01-01'],
    ]);
    const { items } = await get<{ items: KeptLine[] }>(ZEALAND, '/api/tables/commitments/rejects');
    const late = items.find(({ line }) => line === 4)!;
    expect(late.message).toContain('a date on or after 2025-12-31');
    const mended = await send<{ outcome: string }>(ZEALAND, `/api/table-rejects/${late.id}/retry`, {
      version: late.version,
      cells: { end: '2026-01-31' },
    });
    expect(mended.outcome).toBe('taken-in');
    const whole = await get<CommitmentResponse>(ZEALAND, `/api/commitments/${outcome.lines[0]!.id}`);
    expect(whole).toMatchObject({
      marking: 'GREEN',
      content: { cost: 1000, goals: [{ baselineValue: 5, targetValue: 1 }] },
      milestoneList: [{ title: 'Bill', dueOn: '2025-06-30', verifier: 'Parliament' }],
    });
    const nameless = await sendFile(ZEALAND, '/api/tables/commitments', {
      name: 'a.csv',
      content: 'a,b\n1,2',
    });
    expect(nameless.json().code).toBe('file.missing-columns');
  });

  test('a file is kept as evidence with its fingerprint and its true kind, up to 10 MB', async () => {
    held = await get<CommitmentResponse>(ZEALAND, '/api/commitments/1');
    const url = `/api/commitments/${held.id}/files`;
    const page = '<script>alert(1)</script>';
    const kept = await sendFile(CHILE, url, { name: '../../law.html', content: page });
    expect(kept.statusCode).toBe(200);
    const file = (kept.json() as CommitmentResponse).evidence.at(-1)!;
    expect(file).toMatchObject({ fileName: 'law.html', mediaType: 'text/plain', sizeBytes: page.length });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    const given = await ask(ASSESSOR, `${url}/${file.id}`);
    expect(given.body).toBe(page);
    expect(given.headers).toMatchObject({
      'content-disposition': expect.stringContaining("filename*=UTF-8''law.html"),
      'x-content-type-options': 'nosniff',
    });
    expect((await ask('observer', `${url}/${file.id}`)).statusCode).toBe(404);
    expect((await ask(CHILE, `${url}/9999`)).json().code).toBe('commitment.no-file');
    const big = await sendFile(CHILE, url, { name: 'big', content: Buffer.alloc(10_000_001, 'a') });
    expect(big.json().code).toBe('request.too-large');
    const empty = await sendFile(CHILE, url, { name: 'empty', content: '' });
    expect(empty.json().code).toBe('file.empty');
    expect((await sendFile(ASSESSOR, url, { name: 'a', content: 'a' })).json().code).toBe('access.refused');
  });

  test('a file as evidence is what its name says; a text may be in any encoding', async () => {
    const url = `/api/commitments/${held.id}/files`;
    const png = Buffer.from('89504e470d0a1a0a00', 'hex');
    const count = async () =>
      (await get<CommitmentResponse>(CHILE, `/api/commitments/${held.id}`)).evidence.length;
    const before = await count();
    for (const [name, content] of [
      ['law.pdf', png],
      ['LAW.PDF', '<script>alert(1)</script>'],
      ['law.docx', '%PDF-1.7'],
      ['law.docx', Buffer.from('504b0304', 'hex')],
      ['law.csv', png],
    ] as const) {
      const refusal = (await sendFile(CHILE, url, { name, content })).json();
      expect([name, refusal.code]).toEqual([name, 'commitment.file-lies']);
      expect(refusal.detail).toContain('Save it as what it is');
    }
    expect(await count()).toBe(before);
    const kinds: string[] = [];
    for (const [name, content] of [
      ['law.pdf', '%PDF-1.7'],
      ['law.png', png],
      ['law.csv', Buffer.from('Señal;1', 'latin1')],
      ['law.txt', 'Señal'],
      ['law.eml', 'From: a'],
      ['law', png],
    ] as const) {
      const kept = (await sendFile(CHILE, url, { name, content })).json() as CommitmentResponse;
      kinds.push(kept.evidence.at(-1)!.mediaType!);
    }
    expect(kinds).toEqual([
      'application/pdf',
      'image/png',
      'application/octet-stream',
      'text/plain',
      'text/plain',
      'image/png',
    ]);
  });
});

test('how a commitment stood is told for any past instant', async () => {
  const standing = async (instant: string) => {
    const { items } = await get<{ items: StandingItem[] }>(
      'secretariat',
      `/api/commitments/standings?at=${instant}&participants=${held.owner.id}`,
    );
    return items[0];
  };
  expect(await standing('2024-02-09T00:00:00Z')).toBeUndefined();
  expect(await standing('2024-02-11T00:00:00Z')).toMatchObject({
    state: 'under-way',
    endsOn: '2024-12-31',
    lawStage: null,
    selfCompletion: null,
    isLate: false,
    milestones: [{ dueOn: '2024-05-31', state: 'open' }, { state: 'open' }],
  });
  expect(await standing('2024-05-31T23:59:59.500Z')).toMatchObject({ isLate: false });
  expect(await standing('2024-12-01T00:00:00Z')).toMatchObject({
    state: 'under-way',
    endsOn: '2024-12-31',
    lawStage: 'tabled',
    selfCompletion: 'substantial',
    assessedCompletion: 'limited',
    milestones: [
      { dueOn: '2024-07-31', promisedOn: '2024-05-31', state: 'done', isBehindPromise: true },
      { state: 'dropped' },
    ],
  });
  expect(await standing('2025-01-02T00:00:00Z')).toMatchObject({ state: 'under-way', isLate: true });
  expect(await standing('2025-02-01T00:00:00Z')).toMatchObject({
    state: 'reached-late',
    endsOn: '2025-03-31',
    promisedOn: '2024-12-31',
    isLate: false,
  });
});

test('one whose end is past is no promise any more: it is not submitted, and not validated either', async () => {
  const edit = () => step(ZEALAND, { step: 'edit', draft: draftOf({ kind: 'policy' }) });
  held = await send(ZEALAND, '/api/commitments', { kind: 'policy', recommendationIds: [] });
  await edit();
  at('2024-12-31T23:59:59Z');
  await step(ZEALAND, { step: 'submit' });
  at('2025-01-01T00:00:00Z');
  expect(held.content.endsOn).toBe('2024-12-31');
  expect(await stepRefused(AUTHORITY, { step: 'validate' })).toBe('commitment.end-past');
  await step(AUTHORITY, { step: 'return', note: 'Another end' });
  expect(await stepRefused(ZEALAND, { step: 'submit' })).toBe('commitment.end-past');
  await edit();
  at('2024-12-31T12:00:00Z');
  await step(ZEALAND, { step: 'submit' });
  await step(AUTHORITY, { step: 'validate' });
  expect(held).toMatchObject({ state: 'validated', promisedOn: '2024-12-31' });
});

test('one that is withdrawn, and one that another supersedes, end with their reason', async () => {
  const make = async (note: string) => {
    held = await send(ZEALAND, '/api/commitments', { kind: 'policy', recommendationIds: [] });
    await step(ZEALAND, { step: 'edit', draft: draftOf({ kind: 'policy' }) });
    await step(ZEALAND, { step: 'submit' });
    await step(AUTHORITY, { step: 'validate', note });
    return held;
  };
  const first = await make('the first');
  const second = await make('the second');
  held = first;
  expect(await stepRefused(ZEALAND, { step: 'law-stage', stage: 'drafted', on: '2025-01-01' })).toBe(
    'commitment.not-law',
  );
  expect(await stepRefused(ZEALAND, { step: 'supersede', by: first.id, note: 'x' })).toBe(
    'commitment.not-found',
  );
  await step(ZEALAND, { step: 'supersede', by: second.id, note: 'A wider one' });
  expect(held).toMatchObject({ state: 'superseded', supersededBy: second.id });
  held = second;
  expect(await stepRefused(ZEALAND, { step: 'withdraw', note: '' })).toBe('commitment.no-note');
  await step(ZEALAND, { step: 'withdraw', note: 'No money' });
  expect(held).toMatchObject({ state: 'withdrawn', isLate: false });
  expect(held.events.at(-1)).toMatchObject({ action: 'withdraw', note: 'No money' });
  // What was promised and withdrawn can still be assessed; a draft that was dropped cannot.
  expect((await get<CommitmentResponse>(ASSESSOR, `/api/commitments/${held.id}`)).may).toEqual(['assess']);
  held = await send(ZEALAND, '/api/commitments', { kind: 'policy', recommendationIds: [] });
  await step(ZEALAND, { step: 'withdraw', note: 'A mistake' });
  for (const who of [ASSESSOR, 'secretariat'])
    expect([who, (await ask(who, `/api/commitments/${held.id}`)).statusCode]).toEqual([who, 404]);
});

test('what is for named people, or its participant alone, is read by no assessor', async () => {
  for (const marking of ['AMBER+STRICT', 'RED'] as const) {
    held = await send(ZEALAND, '/api/commitments', { kind: 'policy', recommendationIds: [] });
    const readers = [...(await idsOf(ZEALAND)), ...authority];
    const label = { marking, purpose: 'any', readers: marking === 'RED' ? readers : [] } as const;
    await step(ZEALAND, { step: 'edit', draft: draftOf({ kind: 'policy', label }) });
    await step(ZEALAND, { step: 'submit' });
    await step(AUTHORITY, { step: 'validate' });
    for (const who of [ASSESSOR, 'secretariat', CHILE, 'observer'])
      expect([who, (await ask(who, `/api/commitments/${held.id}`)).statusCode]).toEqual([who, 404]);
  }
});
