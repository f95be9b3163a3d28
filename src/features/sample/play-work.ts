import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';

/** What the coalition of the sample does; the services of the product, as its people use them. */
export interface WorkPorts {
  /** Signals that may be shared among participants and used for anything, and stood by a date; the most telling first, so many at most. */
  listSignals(wanted: {
    readonly count: number;
    readonly stoodBy: string;
  }): Promise<readonly { readonly id: string; readonly signalOn: string }[]>;
  /** Somebody who speaks for a participant: its focal point. */
  focalPointOf(participant: string): Promise<{ readonly actor: Actor; readonly participantId: number }>;
  as<T>(actor: Actor, at: Date, work: (reading: Reading) => Promise<T>): Promise<T>;
  openTriage(reading: Reading, signalId: string): Promise<Held>;
  stepTriage(reading: Reading, id: number, step: object): Promise<Held>;
  draftAlert(reading: Reading, triageId: number): Promise<Alerted>;
  stepAlert(reading: Reading, id: number, step: object): Promise<Alerted>;
  receiveAlert(reading: Reading, id: number, receipt: object): Promise<unknown>;
}

interface Held {
  readonly id: number;
  readonly version: number;
}
interface Alerted extends Held {
  readonly content: object;
  readonly marking: string;
  readonly purpose: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A signal is old enough to be played once it has stood for so long: nothing is played after the sample's today. */
const OLDEST_DAYS = 9;

/** Signals that somebody takes on. */
const PLAYED = 3;
const OWNER = 'BR';
/** Eleven are asked; hours until each received, assessed and acted; absent where it has not. */
const RECIPIENTS: readonly (readonly [key: string, ...hours: number[]])[] = [
  ['AR', 2, 20, 90],
  ['CL', 3, 30],
  ['CO', 5, 26, 120],
  ['PE', 1, 50],
  ['PT', 7, 44, 140],
  ['ZA', 11, 70],
  ['MX', 19],
  ['CA', 22, 60],
  ['ES', 31],
  ['UY'],
  ['GH'],
];

/** Texts that a person would write; they say that they are invented. */
export interface WorkTexts {
  readonly verified: string;
  readonly dismissed: string;
  readonly riskOrigin: string;
  readonly health: string;
  readonly advice: string;
  readonly uncertainty: string;
  readonly assessed: string;
  readonly acted: string;
}

/**
 * Plays what people of the sample did about three signals: one became an alert to eleven participants, nine of whom acknowledged it; one
 * was dismissed; one waits, and is late. Plays nothing where no signal has stood for long enough.
 */
export async function playWork(ports: WorkPorts, texts: WorkTexts, today: string): Promise<boolean> {
  const now = Date.parse(`${today}T00:00:00Z`);
  const stoodBy = new Date(now - OLDEST_DAYS * DAY_MS).toISOString().slice(0, 10);
  const [first, second, third] = await ports.listSignals({ count: PLAYED, stoodBy });
  if (first === undefined) return false;
  const at = (daysBefore: number, hour: number) => new Date(now - daysBefore * DAY_MS + hour * HOUR_MS);
  const owner = (await ports.focalPointOf(OWNER)).actor;
  await playAlert(ports, texts, { signalId: first.id, owner, at });
  if (second !== undefined) {
    const triage = await ports.as(owner, at(5, 13), (reading) => ports.openTriage(reading, second.id));
    await ports.as(owner, at(4, 9), (reading) =>
      ports.stepTriage(reading, triage.id, {
        step: 'dismiss',
        version: triage.version,
        note: texts.dismissed,
      }),
    );
  }
  if (third !== undefined) await ports.as(owner, at(2, 15), (reading) => ports.openTriage(reading, third.id));
  return true;
}

interface Played {
  readonly signalId: string;
  readonly owner: Actor;
  readonly at: (daysBefore: number, hour: number) => Date;
}

async function playAlert(ports: WorkPorts, texts: WorkTexts, { signalId, owner, at }: Played): Promise<void> {
  let triage = await ports.as(owner, at(8, 9), (reading) => ports.openTriage(reading, signalId));
  triage = await ports.as(owner, at(8, 11), (reading) =>
    ports.stepTriage(reading, triage.id, {
      step: 'grade',
      version: triage.version,
      sourceGrade: 'B',
      credibility: 2,
    }),
  );
  await ports.as(owner, at(8, 19), (reading) =>
    ports.stepTriage(reading, triage.id, { step: 'verify', version: triage.version, note: texts.verified }),
  );
  let alert = await ports.as(owner, at(7, 8), (reading) => ports.draftAlert(reading, triage.id));
  const recipients = await Promise.all(
    RECIPIENTS.map(async ([key, ...hours]) => ({ ...(await ports.focalPointOf(key)), hours })),
  );
  const { riskOrigin, health, advice, uncertainty } = texts;
  alert = await ports.as(owner, at(7, 10), (reading) =>
    ports.stepAlert(reading, alert.id, {
      step: 'edit',
      version: alert.version,
      content: { ...alert.content, riskOrigin, health, advice, uncertainty },
      label: { marking: alert.marking, purpose: alert.purpose, readers: [] },
      choice: {
        isAll: false,
        participants: recipients.map(({ participantId }) => participantId),
        groups: [],
      },
    }),
  );
  await ports.as(owner, at(7, 12), (reading) =>
    ports.stepAlert(reading, alert.id, { step: 'send', version: alert.version }),
  );
  const receipts = recipients
    .flatMap(({ actor, hours }) =>
      hours.map((hour, stage) => ({
        actor,
        hour,
        stage: (['received', 'assessed', 'acted'] as const)[stage]!,
      })),
    )
    .sort((one, other) => one.hour - other.hour);
  for (const { actor, hour, stage } of receipts)
    await ports.as(actor, at(7, 12 + hour), (reading) =>
      ports.receiveAlert(reading, alert.id, {
        stage,
        ...(stage === 'received' ? {} : { note: texts[stage] }),
        ...(stage === 'assessed' ? { isRelevant: true } : {}),
      }),
    );
}
