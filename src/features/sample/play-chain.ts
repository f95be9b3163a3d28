import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';

const DAY_MS = 86_400_000;

/** What puts the alert of the sample on a meeting's agenda. */
export interface AgendaPorts {
  as<T>(actor: Actor, at: Date, work: (reading: Reading) => Promise<T>): Promise<T>;
  secretariat(): Promise<Actor>;
  /** The first meeting of a group that begins after an alert was sent, with what is on its agenda. */
  nextMeeting(groupKey: string): Promise<Agenda | undefined>;
  setAgenda(reading: Reading, meeting: Agenda): Promise<unknown>;
}

export interface Agenda {
  readonly id: number;
  readonly version: number;
  readonly alertId: number;
  readonly sentAt: Date;
  readonly items: readonly { readonly id: number; readonly title: string }[];
}

/** The group of early warning, whose text answers the alert. */
const GROUP = '2.1';

/** Puts the alert on the agenda of the next meeting of its group, an hour after it was sent. */
export async function playAgenda(ports: AgendaPorts): Promise<void> {
  const meeting = await ports.nextMeeting(GROUP);
  if (meeting === undefined) return;
  const at = new Date(meeting.sentAt.getTime() + DAY_MS / 24);
  await ports.as(await ports.secretariat(), at, (reading) => ports.setAgenda(reading, meeting));
}
