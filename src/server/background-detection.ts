import type { DatabaseName } from '../model/api.ts';
import type { Actor } from '../store/door.ts';
import type { RunningWork } from './app.ts';

/** Detection behind the answers: one at a time for each database and actor, and once more where something changed meanwhile. */
export class BackgroundDetection {
  readonly #detect: (database: DatabaseName, actor: Actor) => Promise<unknown>;
  readonly #running: Set<RunningWork>;
  /** Whether it is asked for again, by database and actor, while one is under way. */
  readonly #isAsked = new Map<string, boolean>();

  constructor(detect: (database: DatabaseName, actor: Actor) => Promise<unknown>, running: Set<RunningWork>) {
    this.#detect = detect;
    this.#running = running;
  }

  /** Returns at once. A failure is left to who next asks for the signals: they make the run themselves. */
  ask(database: DatabaseName, actor: Actor): void {
    const key = `${database} ${actor.id}`;
    const isUnderWay = this.#isAsked.has(key);
    this.#isAsked.set(key, isUnderWay);
    if (!isUnderWay) void this.#work(key, database, actor);
  }

  async #work(key: string, database: DatabaseName, actor: Actor): Promise<void> {
    const work: RunningWork = { kind: 'detect', progress: null, startedAt: new Date().toISOString() };
    this.#running.add(work);
    try {
      do {
        this.#isAsked.set(key, false);
        await this.#detect(database, actor).catch(() => undefined);
      } while (this.#isAsked.get(key));
    } finally {
      this.#isAsked.delete(key);
      this.#running.delete(work);
    }
  }
}
