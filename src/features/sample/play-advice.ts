import { fillTemplate } from '../../kernel/errors.ts';
import { sampleAdviceEn as texts } from '../../model/messages/sample-advice.en.ts';
import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';

/** What the groups of the sample do with what experts bring in; the services of the product, as its people use them. */
export interface AdvicePorts {
  as<T>(actor: Actor, at: Date, work: (reading: Reading) => Promise<T>): Promise<T>;
  secretariat(): Promise<Actor>;
  /** Experts of a group, in a fixed order. */
  expertsIn(groupKey: string): Promise<readonly Actor[]>;
  focalPointOf(participant: string): Promise<{ readonly actor: Actor; readonly participantId: number }>;
  /** An alert that was sent, where one was. */
  sentAlert(): Promise<number | undefined>;
  giveInput(reading: Reading, body: object): Promise<Held>;
  draftPractice(reading: Reading, body: object): Promise<Held>;
  stepPractice(reading: Reading, id: number, step: object): Promise<Held>;
  draft(reading: Reading, body: object): Promise<Held>;
  step(reading: Reading, id: number, step: object): Promise<Held>;
  answer(reading: Reading, id: number, body: object): Promise<Held>;
  comment(reading: Reading, id: number, text: string): Promise<Held>;
  /** Writes down what silence has adopted by an instant. */
  settle(at: Date): Promise<unknown>;
}

interface Held {
  readonly id: number;
  readonly version: number;
}

type GroupKey = keyof typeof texts.advice;
const GROUPS = Object.keys(texts.advice) as GroupKey[];
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const INPUTS_EACH = 4;
/** Focal points that say something of a text under silence. */
const VOICES = ['AR', 'CL', 'PT', 'GH', 'JP', 'CA'] as const;

/** What becomes of a group's third text; its first two are adopted. */
const THIRD: Readonly<Record<GroupKey, 'silence' | 'broken' | 'alert' | 'draft' | 'withdrawn'>> = {
  '1.1': 'silence',
  '1.2': 'broken',
  '2.1': 'alert',
  '2.2': 'draft',
  '3.1': 'draft',
  '3.2': 'silence',
  '3.3': 'withdrawn',
};

const say = (text: string): string => fillTemplate(texts.mark, { text });

/** Plays what seven groups brought in, gathered, drafted and adopted in the months before the sample's today. */
export async function playAdvice(ports: AdvicePorts, today: string): Promise<void> {
  const now = Date.parse(`${today}T00:00:00Z`);
  const at = (daysBefore: number, hour = 9) => new Date(now - daysBefore * DAY_MS + hour * HOUR_MS);
  const secretariat = await ports.secretariat();
  for (const [index, groupKey] of GROUPS.entries()) {
    const experts = await ports.expertsIn(groupKey);
    const group = { ports, groupKey, experts, secretariat, at, index };
    const practiceIds = [await gather(group)];
    const [first, second, third] = texts.advice[groupKey];
    await adoptBySilence(group, first, { practiceIds, from: 215 - index * 3 });
    await adoptBySilence(group, second, { practiceIds: [], from: 150 - index * 3 });
    await playThird(group, third, practiceIds);
  }
  await ports.settle(at(0, 0));
}

interface Group {
  readonly ports: AdvicePorts;
  readonly groupKey: GroupKey;
  readonly experts: readonly Actor[];
  readonly secretariat: Actor;
  readonly at: (daysBefore: number, hour?: number) => Date;
  readonly index: number;
}
type Advice = readonly [title: string, text: string];

/** A good practice with the inputs behind it. */
async function gather({ ports, groupKey, experts, at, index }: Group): Promise<number> {
  const [[title, text]] = texts.advice[groupKey];
  const inputIds: number[] = [];
  for (let n = 0; n < INPUTS_EACH; n += 1) {
    const expert = experts[(n * 5 + index) % experts.length]!;
    const { id } = await ports.as(expert, at(262 - index * 3 - n * 6), (reading) =>
      ports.giveInput(reading, {
        groupKey,
        content: {
          title: texts.advice[groupKey][n % 3]![0],
          text: say(texts.advice[groupKey][n % 3]![1]),
          done: texts.done,
          outcome: n === 0 ? texts.outcome : '',
          organization: '',
          website: '',
        },
        marking: 'AMBER',
        cameBy: 'form',
      }),
    );
    // The last one waits for somebody to take it up.
    if (n < INPUTS_EACH - 1) inputIds.push(id);
  }
  const { context, needed, contraindication, triedBy } = texts;
  const content = { title, summary: say(text), context, needed, contraindication, triedBy };
  const [author] = experts;
  const practice = await ports.as(author!, at(237 - index * 3), (reading) =>
    ports.draftPractice(reading, { groupKey, content, inputIds }),
  );
  const graded = await ports.as(author!, at(236 - index * 3), (reading) =>
    ports.stepPractice(reading, practice.id, {
      step: 'edit',
      version: practice.version,
      content,
      grade: index % 2 === 0 ? 'low' : 'moderate',
      marking: 'AMBER',
    }),
  );
  await ports.as(author!, at(235 - index * 3), (reading) =>
    ports.stepPractice(reading, practice.id, { step: 'publish', version: graded.version }),
  );
  return practice.id;
}

interface Plan {
  readonly practiceIds: readonly number[];
  /** Days before today on which it is drafted. */
  readonly from: number;
  readonly alertIds?: readonly number[];
}

const contentOf = ([title, text]: Advice) => ({
  title,
  text: say(text),
  rationale: texts.rationale,
  implementation: texts.implementation,
});

function draftText(group: Group, advice: Advice, { practiceIds, alertIds = [], from }: Plan): Promise<Held> {
  const { ports, groupKey, experts, at } = group;
  return ports.as(experts[1]!, at(from), (reading) =>
    ports.draft(reading, {
      groupKey,
      content: contentOf(advice),
      scope: groupKey.startsWith('3') ? 'national' : 'joint',
      cluster: '',
      alertIds,
      practiceIds,
    }),
  );
}

const propose = ({ ports, secretariat }: Group, held: Held, from: Date, until: Date): Promise<Held> =>
  ports.as(secretariat, from, (reading) =>
    ports.step(reading, held.id, {
      step: 'propose',
      version: held.version,
      silenceUntil: until.toISOString(),
    }),
  );

async function answer(group: Group, held: Held, who: string, body: object, when: Date): Promise<void> {
  const { actor } = await group.ports.focalPointOf(who);
  await group.ports.as(actor, when, (reading) => group.ports.answer(reading, held.id, body));
}

async function adoptBySilence(group: Group, advice: Advice, plan: Plan): Promise<void> {
  const { ports, at, index } = group;
  const held = await draftText(group, advice, plan);
  await propose(group, held, at(plan.from - 7), at(plan.from - 17, 12));
  const voices = VOICES.slice(0, 2 + (index % 3));
  for (const [n, who] of voices.entries())
    await answer(group, held, who, { position: 'support' }, at(plan.from - 8 - n));
  if (index % 3 === 1)
    await answer(group, held, VOICES[5], { position: 'dissent', reason: texts.dissent }, at(plan.from - 15));
  await ports.settle(at(plan.from - 18));
}

async function playThird(group: Group, advice: Advice, practiceIds: readonly number[]): Promise<void> {
  const { ports, groupKey, secretariat, experts, at, index } = group;
  const fate = THIRD[groupKey];
  if (fate === 'alert') return answerAlert(group, advice, practiceIds);
  const held = await draftText(group, advice, { practiceIds, from: 12 + index });
  await ports.as(experts[2]!, at(10), (reading) => ports.comment(reading, held.id, texts.comment));
  if (fate === 'silence') {
    await propose(group, held, at(4), at(-3 - index, 12));
    await answer(group, held, VOICES[index % 3]!, { position: 'support' }, at(2));
  }
  if (fate === 'broken') {
    await propose(group, held, at(9), at(4, 12));
    await answer(group, held, VOICES[4], { position: 'break', reason: texts.broken }, at(6));
  }
  if (fate === 'withdrawn')
    await ports.as(secretariat, at(8), (reading) =>
      ports.step(reading, held.id, { step: 'withdraw', version: held.version, note: texts.withdrawn }),
    );
}

/** The text that answers the sample's alert: drafted a day after it was sent, and adopted four days later. */
async function answerAlert(group: Group, advice: Advice, practiceIds: readonly number[]): Promise<void> {
  const alert = await group.ports.sentAlert();
  const alertIds = alert === undefined ? [] : [alert];
  const held = await draftText(group, advice, { practiceIds, alertIds, from: 6 });
  await propose(group, held, group.at(6, 12), group.at(2, 12));
  for (const [n, who] of VOICES.slice(0, 4).entries())
    await answer(group, held, who, { position: 'support' }, group.at(5 - (n % 3), 14 + n));
  await group.ports.settle(group.at(2, 13));
}
