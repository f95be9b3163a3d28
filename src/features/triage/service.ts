import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { SECRETARIAT_PARTICIPANT } from '../../model/access.ts';
import { inheritLabel, isStricter, type Label, WITHOUT_EVIDENCE } from '../../model/label.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork, personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { TriageItem, TriageResponse, TriageStepBody, triageQuerySchema } from './contract.ts';
import {
  findTriagesOf,
  readEvidenceFacts,
  readTriage,
  readTriages,
  type Snapshot,
  type TriageRow,
} from './queries.ts';
import { decideTriageStep, isTriageLate, TRIAGE_STEPS, VERIFY_WITHIN_HOURS } from './rules.ts';

const HOUR_MS = 3_600_000;

export type FoundSignal = Omit<Snapshot, 'occurredOn' | 'knownOn' | 'receivedAt'> & {
  readonly signalId: string;
};

export interface TriagePorts {
  /** A signal as the asker's audience has it. Throws `signal.not-found`. */
  findSignal(reading: Reading, id: string): Promise<FoundSignal>;
}

/** Whose a record is that somebody makes: their participant's; the secretariat's where they act for it or hold the machine. */
export function ownerOf(actor: Actor): number {
  if (actor.roles.includes('secretariat')) return SECRETARIAT_PARTICIPANT;
  const [own] = actor.participants;
  if (own === undefined) throw new TocsinError('access.refused');
  return own;
}

/** Signals that somebody has taken on, as far as the asker may see them. */
export async function listTriages(
  reading: Reading,
  ports: TriagePorts,
  query: z.output<typeof triageQuerySchema>,
) {
  const triageIds =
    query.signal === undefined
      ? undefined
      : await ports.findSignal(reading, query.signal).then(
          (signal) => findTriagesOf(reading.tx, { ...signal, id: signal.signalId }),
          // What one of another audience has found can be in triage here under its own number.
          () => findTriagesOf(reading.tx, { id: query.signal!, identity: '', startOn: '1900-01-01' }),
        );
  const { total, rows } = await readTriages(reading.tx, { ...query, triageIds });
  return {
    total,
    items: rows.map((row) => toItem(reading, row)),
    mayOpen: mayDo(reading.actor.roles, 'signal.assess'),
  };
}

function toItem(reading: Reading, row: TriageRow): TriageItem {
  const { evidence: _label, readers: _readers, signals, ...shown } = row;
  return {
    ...shown,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    isLate: isTriageLate(row, reading.now),
    signals: signals.map(({ evidence: _evidence, identity: _identity, ...signal }) => signal),
    isSimulated: reading.isSimulated,
  };
}

export async function getTriage(reading: Reading, id: number): Promise<TriageResponse> {
  const row = await holdTriage(reading.tx, id);
  const { tx, actor } = reading;
  const mayAssess = mayDo(actor.roles, 'signal.assess');
  const { rows: alerts } = await tx.query<{ id: number }>(
    'select a.id from alert_triage l join alert a on a.id = l.alert_id where l.triage_id = $1 order by a.id',
    [id],
  );
  const isPossible = (step: (typeof TRIAGE_STEPS)[number]) =>
    'to' in decideTriageStep(row, { step, version: row.version, note: '-' });
  return {
    ...toItem(reading, row),
    events: await listWork(tx, 'triage', id),
    alerts: alerts.map((alert) => alert.id),
    may: mayAssess ? TRIAGE_STEPS.filter(isPossible) : [],
    mayDraft: mayDo(actor.roles, 'alert.draft') && row.state === 'verified',
  };
}

/** @throws {TocsinError} `triage.not-found`, for one that is withheld as for one that is not there */
export async function holdTriage(tx: Transaction, id: number): Promise<TriageRow> {
  const row = await readTriage(tx, id);
  if (row === undefined) throw new TocsinError('triage.not-found', { id });
  return row;
}

/**
 * Takes signals on. Two people who take the same signal at once get one triage between them: the second is told of the first.
 *
 * @throws {TocsinError} `access.refused`, `signal.not-found`, `triage.taken`, `triage.purposes`
 */
export async function openTriage(
  reading: Reading,
  ports: TriagePorts,
  signalIds: readonly string[],
): Promise<TriageResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'signal.assess')) throw new TocsinError('access.refused');
  const owner = ownerOf(actor);
  const taken: TakenOn[] = [];
  for (const signalId of [...new Set(signalIds)])
    taken.push(await takeOn(reading, ports, { signalId, owner }));
  const evidence = combine(taken.map(({ label }) => label));
  const { rows } = await tx.query<{ id: number }>(
    `insert into triage (owner_id, marking, purpose, readers, evidence, state, opened_by, opened_at, due_at, holder_id)
     values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $6) returning id`,
    [
      owner,
      deliberated(evidence).marking,
      evidence.purpose,
      evidence.readers,
      JSON.stringify(evidence),
      personOf(actor),
      now,
      new Date(now.getTime() + VERIFY_WITHIN_HOURS * HOUR_MS),
    ],
  );
  const { id } = rows[0]!;
  for (const [position, each] of taken.entries()) await keepSignal(tx, id, position, each);
  await recordWork(tx, actor, now, {
    kind: 'triage',
    id,
    action: 'open',
    from: null,
    to: 'open',
    detail: { signals: taken.map(({ signal }) => signal.signalId) },
  });
  return getTriage(reading, id);
}

interface TakenOn {
  readonly signal: FoundSignal;
  readonly dates: Pick<Snapshot, 'occurredOn' | 'knownOn' | 'receivedAt'>;
  readonly label: Label;
}

async function takeOn(
  reading: Reading,
  ports: TriagePorts,
  { signalId, owner }: { readonly signalId: string; readonly owner: number },
): Promise<TakenOn> {
  const { tx } = reading;
  const signal = await ports.findSignal(reading, signalId);
  await checkFree(tx, { ...signal, id: signalId });
  const { labels, ...dates } = await readEvidenceFacts(tx, signal.evidence, signal.asOf);
  // What its owner shares with their own, or with people by name, stays with those people.
  const kept = labels.map(({ ownerId, ...label }): Label => {
    const isForOwnersOnly = label.marking === 'AMBER+STRICT' && ownerId !== owner;
    return isForOwnersOnly ? { ...label, marking: 'RED' } : label;
  });
  return { signal, dates, label: kept.length === 0 ? WITHOUT_EVIDENCE : combine(kept) };
}

/** @throws {TocsinError} `triage.taken` where a signal, or the same finding, is in another triage that was not dismissed */
async function checkFree(
  tx: Transaction,
  signal: { readonly id: string; readonly identity: string; readonly startOn: string },
): Promise<void> {
  await lock(tx, `signal:${signal.identity}`);
  for (const id of await findTriagesOf(tx, signal)) {
    const held = await readTriage(tx, id);
    if (held !== undefined && held.state !== 'dismissed')
      throw new TocsinError('triage.taken', { signal: signal.id, id });
  }
}

function combine(labels: readonly Label[]): Label {
  const label = inheritLabel(labels);
  if (label === 'purposes') throw new TocsinError('triage.purposes');
  return label;
}

/** What people make of a signal stays among participants, even where every report is public. */
function deliberated(evidence: Label): Label {
  return isStricter(evidence.marking, 'AMBER') ? evidence : { ...evidence, marking: 'AMBER' };
}

async function keepSignal(tx: Transaction, id: number, position: number, taken: TakenOn): Promise<void> {
  const { signalId, ...signal } = taken.signal;
  await tx.query(
    'insert into triage_signal (triage_id, position, signal_id, snapshot) values ($1, $2, $3, $4)',
    [id, position, signalId, JSON.stringify({ ...signal, ...taken.dates })],
  );
}

/**
 * Takes a step.
 *
 * @throws {TocsinError} `access.refused`, `triage.*`, `signal.not-found`
 */
export async function stepTriage(
  reading: Reading,
  ports: TriagePorts,
  id: number,
  body: TriageStepBody,
): Promise<TriageResponse> {
  const { tx, actor, now } = reading;
  await lock(tx, `triage:${id}`);
  const row = await holdTriage(tx, id);
  if (!mayDo(actor.roles, 'signal.assess')) throw new TocsinError('access.refused');
  const note = 'note' in body ? body.note : undefined;
  const decided = decideTriageStep(row, { ...body, note });
  if ('refused' in decided) throw new TocsinError(decided.refused, { id, state: row.state, step: body.step });
  await applyStep(reading, ports, row, body);
  await tx.query(
    `update triage set version = version + 1, state = $2, verified_at = case when $3 then $4::timestamptz
       when $2 = 'open' then null else verified_at end where id = $1`,
    [id, decided.to, body.step === 'verify', now],
  );
  await recordWork(tx, actor, now, {
    kind: 'triage',
    id,
    action: body.step,
    from: row.state,
    to: decided.to,
    note,
    detail: body,
  });
  return getTriage(reading, id);
}

/** What a step changes beside state and version. */
async function applyStep(
  reading: Reading,
  ports: TriagePorts,
  row: TriageRow,
  body: TriageStepBody,
): Promise<void> {
  const { tx, actor } = reading;
  if (body.step === 'take')
    await tx.query('update triage set holder_id = $2 where id = $1', [row.id, personOf(actor)]);
  // Whoever took its signals on meanwhile goes on with them.
  if (body.step === 'reopen')
    for (const signal of row.signals) await checkFree(tx, { ...signal, id: signal.signalId });
  if (body.step === 'grade')
    await tx.query('update triage set source_grade = $2, credibility = $3 where id = $1', [
      row.id,
      body.sourceGrade,
      body.credibility,
    ]);
  if (body.step === 'add') {
    const taken = await takeOn(reading, ports, { signalId: body.signalId, owner: row.owner.id });
    const evidence = combine([row.evidence, taken.label]);
    await keepSignal(tx, row.id, row.signals.length, taken);
    await tx.query(
      'update triage set marking = $2, purpose = $3, readers = $4, evidence = $5 where id = $1',
      [row.id, deliberated(evidence).marking, evidence.purpose, evidence.readers, JSON.stringify(evidence)],
    );
  }
}
