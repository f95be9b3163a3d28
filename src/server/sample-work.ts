import { findPersonActor } from '../features/access/actors.ts';
import { alertStepSchema, receiptBodySchema } from '../features/alerts/contract.ts';
import { draftAlert } from '../features/alerts/draft-alert.ts';
import { receiveAlert } from '../features/alerts/receive-alert.ts';
import { sayInEnglish } from '../features/alerts/say.ts';
import { stepAlert } from '../features/alerts/step-alert.ts';
import { SAMPLE_TODAY } from '../features/sample/generator/calendar.ts';
import { plantGroups } from '../features/sample/groups.ts';
import { plantMeetings } from '../features/sample/meetings.ts';
import { playAdvice } from '../features/sample/play-advice.ts';
import { playAgenda } from '../features/sample/play-chain.ts';
import { playReviews } from '../features/sample/play-reviews.ts';
import { playWork, type WorkPorts } from '../features/sample/play-work.ts';
import { listSignals } from '../features/signals/list-signals.ts';
import { findForTriage } from '../features/signals/service.ts';
import { triageStepSchema } from '../features/triage/contract.ts';
import { readEvidenceFacts } from '../features/triage/queries.ts';
import { holdTriage, openTriage, ownerOf, stepTriage } from '../features/triage/service.ts';
import { TocsinError } from '../kernel/errors.ts';
import { inheritLabel } from '../model/label.ts';
import { sampleEn } from '../model/messages/sample.en.ts';
import { getEntry } from '../reference/substances/registry.ts';
import { SOURCES } from '../sources/index.ts';
import { type Door, GATE, LOCAL_ADMINISTRATOR } from '../store/door.ts';
import { prepareThrough } from '../store/preparing-door.ts';
import { buildCatalogue } from '../store/reading/catalogue.ts';
import type { Reading } from '../store/reading/reading.ts';
import { advicePortsOf } from './sample-advice.ts';
import { agendaPortsOf } from './sample-chain.ts';
import { ensureSampleCommitments } from './sample-commitments.ts';
import { sampleSource } from './sample-file.ts';
import { reviewPortsOf } from './sample-reviews.ts';
import { WORLD } from './wiring.ts';

/** Signals looked at for some that can be shared. */
const LOOKED_AT = 60;

/** Sees to it that the sample's coalition has its groups and has done its work: once for each sample, after its detection. */
export async function ensureSampleWork(plain: Door): Promise<void> {
  const door = prepareThrough(plain);
  const isDone = await door.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const isEmpty = async (table: string) =>
      (await tx.query(`select from ${table} limit 1`)).rows.length === 0;
    if (await isEmpty('working_group')) await plantGroups(tx);
    if (await isEmpty('meeting')) await plantMeetings(tx);
    return {
      work: !(await isEmpty('triage')),
      advice: !(await isEmpty('recommendation')),
      reviews: !(await isEmpty('review')),
    };
  });
  const ports = workPortsOf(door);
  if (!isDone.work) await playWork(ports, sampleEn.sample.work, SAMPLE_TODAY);
  const advice = advicePortsOf(door, ports);
  if (!isDone.advice) {
    await playAgenda(agendaPortsOf(door, advice));
    await playAdvice(advice, SAMPLE_TODAY);
  }
  await ensureSampleCommitments(door, ports.as);
  if (!isDone.reviews) await playReviews(reviewPortsOf(advice), SAMPLE_TODAY);
}

/** The services of the product, for whoever acts and whenever; signals are those of a date, the newest where none is given. */
export function workPortsOf(door: Door, asOf?: string): WorkPorts {
  const catalogue = buildCatalogue(WORLD.registry);
  const sources = [...SOURCES, sampleSource];
  let newest: Promise<string | null> | undefined;
  const kept = new Map<string, Promise<unknown>>();
  // No report comes in meanwhile, so that no reading has to look first whether something has changed.
  const as: WorkPorts['as'] = async (actor, now, work) => {
    newest ??= readNewest(door);
    const newestKnown = await newest;
    return door.run(actor, (tx) =>
      work({
        tx,
        actor,
        now,
        catalogue,
        sources,
        newestKnown,
        asOf: asOf ?? newestKnown,
        isWithheld: false,
        database: 'sample',
        isSimulated: true,
        later: (again) => door.run(actor, again, { isReadOnly: true }),
        once: <T>(key: string, make: () => Promise<T>) => {
          const own = `${actor.id}|${key}`;
          if (!kept.has(own)) kept.set(own, make());
          return kept.get(own) as Promise<T>;
        },
      }),
    );
  };
  // Who holds the machine sees every signal: what the audience of each person sees is worked out when one of them first looks.
  const findSignal = (_reading: Reading, id: string) =>
    as(LOCAL_ADMINISTRATOR, new Date(), (reading) => findForTriage(reading, id));
  const triage = { findSignal };
  const alerts = {
    holdTriage: ({ tx }: Reading, id: number) => holdTriage(tx, id),
    say: sayInEnglish,
    ownerOf,
  };
  return {
    as,
    listSignals: (wanted) => as(LOCAL_ADMINISTRATOR, new Date(), (reading) => listShareable(reading, wanted)),
    focalPointOf: (participant) => findFocalPoint(door, participant),
    openTriage: (reading, signalId) => openTriage(reading, triage, [signalId]),
    stepTriage: (reading, id, step) => stepTriage(reading, triage, id, triageStepSchema.parse(step)),
    draftAlert: (reading, id) => draftAlert(reading, alerts, [id]),
    stepAlert: (reading, id, step) => stepAlert(reading, id, alertStepSchema.parse(step)),
    receiveAlert: (reading, id, receipt) => receiveAlert(reading, id, receiptBodySchema.parse(receipt)),
  };
}

async function readNewest(door: Door): Promise<string | null> {
  const { rows } = await door.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query<{ newest: string | null }>('select max(known_on) as newest from series_cell'),
  );
  return rows[0]?.newest ?? null;
}

/** Signals of which participants may talk among themselves: none of their reports is for its owner alone, or for one purpose. */
async function listShareable(
  reading: Reading,
  { count, stoodBy }: Parameters<WorkPorts['listSignals']>[0],
): Promise<{ id: string; signalOn: string }[]> {
  const { tx, asOf } = reading;
  if (asOf === null) return [];
  const listed = await listSignals(tx, {
    asOf,
    isSyntheticOnly: true,
    limit: LOOKED_AT,
    reportLimit: 0,
    isSimulated: true,
    entry: getEntry,
  });
  const found: { id: string; signalOn: string }[] = [];
  for (const { id, substance } of listed) {
    // An alert says what it warns of: «Opioids» does not.
    if (substance === null || !getEntry(substance.id)?.isSynthetic) continue;
    if (found.length === count) break;
    const signal = await findForTriage(reading, id);
    if (signal.signalOn > stoodBy) continue;
    const { labels } = await readEvidenceFacts(tx, signal.evidence, signal.asOf);
    const label = inheritLabel(labels);
    if (label === 'purposes' || label.purpose !== 'any' || label.isOriginatorControlled) continue;
    if (label.marking === 'RED' || label.marking === 'AMBER+STRICT') continue;
    found.push({ id, signalOn: signal.signalOn });
  }
  return found;
}

export async function findFocalPoint(door: Door, participant: string) {
  return door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ person: number; participantId: number }>(
      `select g.person_id as person, p.id as "participantId" from role_grant g join participant p on p.id = g.participant_id
       where p.key = $1 and g.role = 'focal-point' and g.ended_at is null order by g.person_id limit 1`,
      [participant],
    );
    const [row] = rows;
    const actor = row && (await findPersonActor(tx, row.person));
    if (actor === undefined) throw new TocsinError('person.not-found', { id: participant });
    return { actor, participantId: row!.participantId };
  });
}
