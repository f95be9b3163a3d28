import { TocsinError } from '../../kernel/errors.ts';
import { isStricter } from '../../model/label.ts';
import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { SignalItem } from '../signals/contract.ts';
import { listLate } from './build-pack.ts';
import type { BriefResponse } from './contract.ts';
import { readAdopted, readAlertsTo } from './queries.ts';
import type { ReviewPorts } from './service.ts';

export interface BriefPorts extends ReviewPorts {
  listSignals(reading: Reading, country: string): Promise<readonly SignalItem[]>;
  alertNumber(alert: { readonly id: number; readonly sentAt: Date }): string;
}

const MOST_UNANSWERED = 12;

interface ParticipantRow {
  readonly id: number;
  readonly name: string;
  readonly key: string;
  readonly iso2: string | null;
}

/**
 * One page for a minister: what is new at home, what others told, what was promised, what is late, what waits for an answer. Everything in
 * it is what the asker may see.
 *
 * @throws {TocsinError} `participant.not-found`
 */
export async function getBrief(reading: Reading, ports: BriefPorts, id: number): Promise<BriefResponse> {
  const { tx, now, asOf, isSimulated } = reading;
  const { rows } = await tx.query<ParticipantRow>(
    'select id, name, key, iso2 from participant where id = $1',
    [id],
  );
  const [participant] = rows;
  if (participant === undefined) throw new TocsinError('participant.not-found', { id });
  const standings = await ports.listStandings(tx, { at: now, participantIds: [id] });
  const adopted = await readAdopted(tx, now);
  const answered = new Set(standings.flatMap(({ recommendationIds }) => recommendationIds));
  const signals = participant.iso2 === null ? [] : await ports.listSignals(reading, participant.iso2);
  return {
    at: now.toISOString(),
    asOf,
    participant: { id: participant.id, name: participant.name, code: participant.iso2 ?? participant.key },
    marking: await strictestOf(reading, id, signals),
    signals: signals.map(({ id: signal, sentence, startOn }) => ({ id: signal, sentence, startOn })),
    alerts: (await readAlertsTo(tx, id)).map((each) => ({
      ...each,
      number: ports.alertNumber(each),
      sentAt: each.sentAt.toISOString(),
    })),
    commitments: standings.map(({ id: commitment, title, state, kind, endsOn, isLate }) => ({
      ...{ id: commitment, title, state, kind, endsOn, isLate },
    })),
    late: listLate(standings, now),
    unanswered: adopted
      .filter((each) => !answered.has(each.id))
      .slice(-MOST_UNANSWERED)
      .map(({ id: recommendation, code, title }) => ({ id: recommendation, code, title })),
    isSimulated,
  };
}

/** A brief is as strict as the strictest thing that it tells: never weaker than talk among participants. */
async function strictestOf(
  { tx }: Reading,
  participant: number,
  signals: readonly SignalItem[],
): Promise<Marking> {
  const { rows } = await tx.query<{ marking: Marking }>(
    `select c.marking from commitment c where c.owner_id = $1
     union select a.marking from alert a join alert_recipient r on r.alert_id = a.id where r.participant_id = $1
     union select r.marking from recommendation r where r.adopted_at is not null`,
    [participant],
  );
  const ofSignals = signals.map(({ marking }) => marking ?? 'RED');
  return [...ofSignals, ...rows.map(({ marking }) => marking)].reduce<Marking>(
    (strictest, marking) => (isStricter(marking, strictest) ? marking : strictest),
    'AMBER',
  );
}
