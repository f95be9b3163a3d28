import { sampleReviewsEn as texts } from '../../model/messages/sample-reviews.en.ts';
import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';

/** What the secretariat of the sample does for its reviews. */
export interface ReviewPlayPorts {
  as<T>(actor: Actor, at: Date, work: (reading: Reading) => Promise<T>): Promise<T>;
  secretariat(): Promise<Actor>;
  plan(reading: Reading, draft: object): Promise<Held>;
  step(reading: Reading, id: number, step: object): Promise<Held>;
}

interface Held {
  readonly id: number;
  readonly version: number;
}

const DAY_MS = 86_400_000;

/**
 * One review behind the sample's today, one of that day and two before it. The events are real: the side event of 15 March 2024 on the margins of the 67th session
 * of the Commission on Narcotic Drugs in Vienna, and the summit of 24 September 2024 in New York; what the sample reviews there is invented.
 */
export async function playReviews(ports: ReviewPlayPorts, today: string): Promise<void> {
  const secretariat = await ports.secretariat();
  const now = Date.parse(`${today}T08:00:00Z`);
  const [first, ...later] = texts.reviews;
  const held = new Date(`${first.heldOn}T18:00:00Z`);
  const planned = await ports.as(secretariat, new Date(held.getTime() - 30 * DAY_MS), (reading) =>
    ports.plan(reading, first),
  );
  const frozen = await ports.as(secretariat, held, (reading) =>
    ports.step(reading, planned.id, { step: 'freeze', version: planned.version }),
  );
  await ports.as(secretariat, new Date(held.getTime() + 2 * DAY_MS), (reading) =>
    ports.step(reading, planned.id, { step: 'conclude', version: frozen.version, note: texts.conclusions }),
  );
  for (const draft of later)
    await ports.as(secretariat, new Date(now - 20 * DAY_MS), (reading) => ports.plan(reading, draft));
  const eve = await ports.as(secretariat, new Date(now - 3 * DAY_MS), (reading) =>
    ports.plan(reading, { ...texts.eve, heldOn: today }),
  );
  // At the first minute of the day: whatever the hour, it is behind who looks.
  await ports.as(secretariat, new Date(`${today}T00:01:00Z`), (reading) =>
    ports.step(reading, eve.id, { step: 'freeze', version: eve.version }),
  );
}
