import { fillTemplate } from '../../kernel/errors.ts';
import { remindersEn } from '../../model/messages/reminders.en.ts';
import type { Marking } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { composeDigest } from './compose.ts';
import type { Home } from './home.ts';
import type { Post } from './mail.ts';

/** A recipient that is late with an alert, as the feature of alerts tells it. */
export interface Late {
  readonly alertId: number;
  readonly participantId: number;
  readonly title: string;
  readonly marking: Marking;
  readonly stage: 'received' | 'assessed' | 'acted';
  readonly number: number;
  readonly dueAt: Date;
  readonly askedAt: Date;
}

interface Answerer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
}

export interface ReminderPorts<L extends Late> {
  asHolder<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  asPerson<T>(personId: number, work: (reading: Reading) => Promise<T>): Promise<T | undefined>;
  listLate(tx: Transaction, now: Date): Promise<readonly L[]>;
  listAnswerers(tx: Transaction, participantId: number): Promise<readonly Answerer[]>;
  claim(tx: Transaction, late: L, now: Date): Promise<boolean>;
  release(tx: Transaction, late: L): Promise<void>;
  confirm(
    tx: Transaction,
    of: { readonly alertId: number; readonly sent: readonly L[]; readonly now: Date },
  ): Promise<void>;
  readonly post: Post;
  readonly from: string;
  readonly home: Home;
  readonly now: Date;
}

/** Reminds by mail who is late with an alert: each once for a stage, and again after the interval. Returns how many letters left. */
export async function sendReminders<L extends Late>(ports: ReminderPorts<L>): Promise<number> {
  const { now } = ports;
  const due = await ports.asHolder((tx) => ports.listLate(tx, now));
  let letters = 0;
  for (const alertId of new Set(due.map((late) => late.alertId))) {
    const sent: L[] = [];
    for (const late of due.filter((each) => each.alertId === alertId)) {
      const count = await remindOne(ports, late);
      letters += count;
      if (count > 0) sent.push(late);
    }
    if (sent.length > 0) await ports.asHolder((tx) => ports.confirm(tx, { alertId, sent, now }));
  }
  return letters;
}

async function remindOne<L extends Late>(ports: ReminderPorts<L>, late: L): Promise<number> {
  const people = await findReaders(ports, late);
  if (people.length === 0 || !(await ports.asHolder((tx) => ports.claim(tx, late, ports.now)))) return 0;
  let count = 0;
  for (const person of people)
    await ports
      .post(letterTo(ports, late, person))
      .then(() => {
        count += 1;
      })
      .catch(() => undefined);
  if (count === 0) await ports.asHolder((tx) => ports.release(tx, late));
  return count;
}

/** Of those who answer for the participant, who may see the alert. */
async function findReaders<L extends Late>(ports: ReminderPorts<L>, late: L): Promise<Answerer[]> {
  const readers: Answerer[] = [];
  for (const person of await ports.asHolder((tx) => ports.listAnswerers(tx, late.participantId))) {
    const isReader = await ports.asPerson(
      person.id,
      async ({ tx }) => (await tx.query('select from alert where id = $1', [late.alertId])).rows.length > 0,
    );
    if (isReader === true) readers.push(person);
  }
  return readers;
}

function letterTo<L extends Late>({ home, from, now }: ReminderPorts<L>, late: L, person: Answerer) {
  const { alertId, participantId, title, marking, stage, number, dueAt, askedAt } = late;
  const { text, html } = composeDigest({
    ...{ name: person.name, timeZone: person.timeZone, fresh: [], now, home, isSimulated: false },
    // Of real alerts alone.
    database: 'live',
    items: [
      {
        kind: 'alert-answer',
        id: alertId,
        title,
        marking,
        path: `/alerts/${alertId}`,
        dueAt,
        isLate: true,
        since: askedAt,
      },
    ],
    foot: remindersEn.reminders.foot,
  });
  return {
    ...{ text, html, from, at: now, to: { name: person.name, address: person.email } },
    subject: fillTemplate(remindersEn.reminders.subject, { what: remindersEn.reminders.stage[stage] }),
    key: `reminder-alert-${alertId}-participant-${participantId}-${stage}-${number}-person-${person.id}`,
  };
}
