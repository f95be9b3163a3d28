import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { ROLE_FACTS, ROLES } from '../../model/access.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork } from '../../store/work-events.ts';
import { mayDo, mayGrant } from '../access/rules.ts';
import type { StreamItem } from '../data/contract.ts';
import type { PARTICIPANT_ENDPOINTS, ParticipantItem, ParticipantResponse } from './contract.ts';
import {
  type ParticipantRow,
  type PeopleRow,
  readParticipants,
  readPeopleCounts,
  readPeopleOf,
  readStreamOwners,
} from './queries.ts';
import { decideParticipantStep, PARTICIPANT_STEPS, standingOn } from './rules.ts';

/** What this feature needs of others; wired in `features/index.ts`. */
export interface ParticipantPorts {
  /** Streams and their gaps as of the reading's date. */
  listStreams(reading: Reading): Promise<{ readonly items: readonly StreamItem[] }>;
  isCountry(iso2: string): boolean;
}

const GAPS: readonly StreamItem['state'][] = ['silent', 'late', 'incomplete'];

/** The day that membership is shown for: the date asked for, which may lie before the newest report or after it, else today. */
const dayShown = ({ now }: Reading, asOf: string | undefined): string =>
  asOf ?? now.toISOString().slice(0, 10);

type StreamsByOwner = ReadonlyMap<number, readonly StreamItem[]>;

function streamsByOwner(reading: Reading, ports: ParticipantPorts): Promise<StreamsByOwner> {
  return reading.once('participants.streams', async () => {
    const owners = await readStreamOwners(reading.tx);
    const found = new Map<number, StreamItem[]>();
    for (const item of (await ports.listStreams(reading)).items) {
      const owner = owners.get(item.stream.id);
      if (owner !== undefined) found.set(owner, [...(found.get(owner) ?? []), item]);
    }
    return found;
  });
}

interface Beside {
  readonly people: PeopleRow | undefined;
  readonly streams: readonly StreamItem[];
  readonly on: string;
  readonly isSimulated: boolean;
}

function toItem(row: ParticipantRow, { people, streams, on, isSimulated }: Beside): ParticipantItem {
  const newest = row.periods.at(-1);
  const last = streams.map(({ lastKnownOn }) => lastKnownOn ?? '').sort();
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    name: row.name,
    iso2: row.iso2,
    standing: standingOn(row.periods, on),
    joinedOn: newest?.joinedOn ?? null,
    leftOn: newest?.leftOn ?? null,
    people: {
      focalPoints: people?.focalPoints ?? 0,
      experts: people?.experts ?? 0,
      others: people?.others ?? 0,
    },
    groups: people?.groups ?? [],
    streams: streams.length,
    gaps: streams.filter(({ state }) => GAPS.includes(state)).length,
    lastReportOn: last.at(-1) || null,
    isSimulated: row.isSimulated || isSimulated,
  };
}

type ListResponse = z.input<typeof PARTICIPANT_ENDPOINTS.list.response>;

/** Every participant with membership as of the date; people as they are now. */
export async function listParticipants(
  reading: Reading,
  ports: ParticipantPorts,
  asOf?: string,
): Promise<ListResponse> {
  const on = dayShown(reading, asOf);
  const { roles } = reading.actor;
  const mayAdd = mayDo(roles, 'participant.edit');
  const rows = await readParticipants(reading.tx);
  const people = new Map((await readPeopleCounts(reading.tx)).map((row) => [row.participantId, row]));
  const streams = await streamsByOwner(reading, ports);
  return {
    asOf: on,
    items: rows.map((row) =>
      toItem(row, {
        people: people.get(row.id),
        streams: streams.get(row.id) ?? [],
        on,
        isSimulated: reading.isSimulated,
      }),
    ),
    mayAdd,
  };
}

/** @throws {TocsinError} `participant.not-found` */
export async function holdParticipant({ tx }: Reading, id: number): Promise<ParticipantRow> {
  const [row] = await readParticipants(tx, id);
  if (row === undefined) throw new TocsinError('participant.not-found', { id });
  return row;
}

/** One participant with its periods, people and streams. */
export async function getParticipant(
  reading: Reading,
  ports: ParticipantPorts,
  { id, asOf }: { readonly id: number; readonly asOf?: string | undefined },
): Promise<ParticipantResponse> {
  const { tx, actor } = reading;
  const row = await holdParticipant(reading, id);
  const on = dayShown(reading, asOf);
  const streams = (await streamsByOwner(reading, ports)).get(id) ?? [];
  const [people] = await readPeopleCounts(tx, id);
  const today = reading.now.toISOString().slice(0, 10);
  const isPossible = (step: (typeof PARTICIPANT_STEPS)[number]) => {
    const decided = decideParticipantStep(row, { step, version: row.version, note: '-' }, today);
    // Another day may fit where today does not.
    return 'periods' in decided || decided.refused === 'participant.wrong-date';
  };
  return {
    ...toItem(row, { people, streams, on, isSimulated: reading.isSimulated }),
    version: row.version,
    asOf: on,
    periods: row.periods.toReversed().map((period) => ({ ...period })),
    persons: await readPeopleOf(tx, id),
    streamList: streams.map(({ spark: _spark, ...stream }) => stream),
    events: await listWork(tx, 'participant', id),
    may: mayDo(actor.roles, 'participant.edit') ? PARTICIPANT_STEPS.filter(isPossible) : [],
    mayGive: ROLES.filter(
      (role) => ROLE_FACTS[role].isAtParticipant && mayGrant(actor, { role, participantId: id }),
    ),
  };
}
