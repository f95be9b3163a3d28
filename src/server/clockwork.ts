import { settleSilences } from '../features/recommendations/settle-silences.ts';
import { SAMPLE_TODAY } from '../features/sample/generator/calendar.ts';
import type { DatabaseName } from '../model/api.ts';
import type { Actor, Door, Transaction } from '../store/door.ts';

const EVERY_MS = 60_000;

/** What time does by itself: one duty each, for one database at an instant. */
type Duty = (at: { readonly tx: Transaction; readonly actor: Actor; readonly now: Date }) => Promise<unknown>;

const DUTIES: readonly Duty[] = [settleSilences];

export interface ClockworkPorts {
  readonly doors: Readonly<Record<DatabaseName, Door>>;
  actorIn(database: DatabaseName): Actor;
  /** The system's, where absent. */
  readonly clock?: (() => Date) | undefined;
  /** Reminds by mail who is late with an alert. */
  remind?(now: Date): Promise<unknown>;
}

/** Time stands still in the sample but for the hour. */
const timeIn = (database: DatabaseName, now: Date): Date =>
  database === 'live' ? now : new Date(`${SAMPLE_TODAY}T${now.toISOString().slice(11)}`);

/** Does each duty now, in both databases. What fails is tried again a minute later; what pages say does not wait for it. */
export async function tick({ doors, actorIn, remind }: ClockworkPorts, now: Date): Promise<void> {
  for (const database of ['live', 'sample'] as const)
    for (const duty of DUTIES)
      await doors[database]
        .run(actorIn(database), (tx) => duty({ tx, actor: actorIn(database), now: timeIn(database, now) }))
        .catch(() => undefined);
  await remind?.(now).catch(() => undefined);
}

/** Ticks every minute until it is stopped. */
export function startClockwork(ports: ClockworkPorts): { stop(): Promise<void> } {
  const { clock = () => new Date() } = ports;
  let running: Promise<void> = tick(ports, clock());
  const timer = setInterval(() => {
    running = running.then(() => tick(ports, clock()));
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
