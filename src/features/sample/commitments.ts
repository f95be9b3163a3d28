import { fillTemplate } from '../../kernel/errors.ts';
import type { sampleCommitmentsEn } from '../../model/messages/sample-commitments.en.ts';
import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { dayOf, isoOf } from './generator/calendar.ts';

export type CommitmentTexts = typeof sampleCommitmentsEn;

/** What the sample's coalition promises; the services of the product, as its people use them. */
export interface CommitmentPorts {
  as<T>(actor: Actor, at: Date, work: (reading: Reading) => Promise<T>): Promise<T>;
  /** Who writes and who validates at a participant. */
  peopleOf(
    participant: string,
  ): Promise<{ readonly writer: Actor; readonly authority: Actor; readonly participantId: number }>;
  assessor(): Promise<Actor>;
  /** Adopted recommendations, where there are any. */
  answerable(reading: Reading): Promise<readonly number[]>;
  /** The recommendation that was adopted on an alert, where there is one. */
  adoptedOnAlert(): Promise<number | undefined>;
  draft(reading: Reading, ownerId: number, draft: object): Promise<number>;
  step(reading: Reading, id: number, step: object): Promise<void>;
  /** Ids of milestones, in their order. */
  milestones(reading: Reading, id: number): Promise<readonly number[]>;
  lastAssessment(reading: Reading, id: number): Promise<number>;
}

const PARTICIPANTS = ['BR', 'AR', 'CL', 'CO', 'PE', 'PT', 'ZA', 'MX', 'GH'] as const;
/** What becomes of them, each in turn. */
const PLOTS = [
  'draft',
  'under-way',
  'reached-late',
  'behind',
  'submitted',
  'past-end',
  'moved',
  'reached-in-time',
  'validated',
  'behind',
  'withdrawn',
  'returned',
] as const;
type Plot = (typeof PLOTS)[number];
const COUNT = 36;
/** Each superseded by the one after it. */
const SUPERSEDED = 13;

/** Days before today by which a plot's commitment is due; below 0: after it. */
const ENDS_BEFORE: Readonly<Partial<Record<Plot, number>>> = {
  'reached-late': 60,
  'past-end': 20,
  'reached-in-time': 25,
};
const STILL_TO_GO = 180;
const HOUR_MS = 3_600_000;
const MIDDAY = 12;
const STAGES = ['drafted', 'tabled', 'adopted', 'in-force'] as const;

interface Played {
  readonly index: number;
  readonly plot: Plot;
  readonly key: (typeof PARTICIPANTS)[number];
  readonly kind: string;
  readonly startDay: number;
  readonly endDay: number;
  id: number;
  /** Counts the steps that the product counts. */
  version: number;
}

/** Plays three dozen commitments of nine participants, in every state; each says that it is invented. */
export async function playCommitments(
  ports: CommitmentPorts,
  texts: CommitmentTexts,
  today: string,
): Promise<number> {
  const now = dayOf(today);
  const all = Array.from({ length: COUNT }, (_, index): Played => {
    const plot = PLOTS[index % PLOTS.length]!;
    const measure = texts.measures[(index + Math.floor(index / PLOTS.length)) % texts.measures.length]!;
    return {
      index,
      plot,
      key: PARTICIPANTS[index % PARTICIPANTS.length]!,
      kind: measure.kind,
      startDay: now - 150 + ((index * 7) % 60),
      endDay: now - (ENDS_BEFORE[plot] ?? -STILL_TO_GO),
      id: 0,
      version: 1,
    };
  });
  const scene = { ports, texts, now };
  for (const key of PARTICIPANTS)
    await playParticipant(
      scene,
      all.filter((each) => each.key === key),
    );
  await playSuperseded(scene, all);
  await playAssessments(scene, all);
  const answers = await playAnswers(scene);
  return all.length + answers;
}

/** What answers the alert's own text, adopted two days ago: a law and an enforcement action, by two that the alert went to. */
const ANSWERS = [
  { key: 'CL', measure: 'law' },
  { key: 'AR', measure: 'enforcement' },
] as const;

async function playAnswers(scene: Scene): Promise<number> {
  const { ports, texts, now } = scene;
  const answered = await ports.adoptedOnAlert();
  if (answered === undefined) return 0;
  for (const { key, measure } of ANSWERS) {
    const { writer, authority, participantId } = await ports.peopleOf(key);
    // The index chooses the measure of its kind, written with care.
    const index = texts.measures.findIndex(({ kind }) => kind === measure);
    const played: Played = {
      ...{
        index,
        plot: 'under-way',
        key,
        kind: measure,
        startDay: now,
        endDay: now + STILL_TO_GO,
        id: 0,
        version: 1,
      },
    };
    await ports.as(writer, instant(now), async (reading) => {
      const draft = draftOf(texts, played, [answered]);
      played.id = await ports.draft({ ...reading, now: instant(now - 2, 16) }, participantId, draft);
      await ports.step({ ...reading, now: instant(now - 1, 8) }, played.id, { step: 'submit', version: 1 });
    });
    await ports.as(authority, instant(now), (reading) =>
      ports.step({ ...reading, now: instant(now - 1, 15) }, played.id, { step: 'validate', version: 2 }),
    );
    await ports.as(writer, instant(now), (reading) =>
      ports.step({ ...reading, now: instant(now - 1, 18) }, played.id, { step: 'begin', version: 3 }),
    );
  }
  return ANSWERS.length;
}

interface Scene {
  readonly ports: CommitmentPorts;
  readonly texts: CommitmentTexts;
  readonly now: number;
}

const instant = (day: number, hour = MIDDAY): Date => new Date(day * 24 * HOUR_MS + hour * HOUR_MS);

/** A step at the end of a day, in the transaction of whoever acts. */
async function take(
  { ports }: Scene,
  reading: Reading,
  played: Played,
  day: number,
  body: { readonly step: string } & Record<string, unknown>,
): Promise<void> {
  await ports.step({ ...reading, now: instant(day) }, played.id, { version: played.version, ...body });
  if (!['report', 'assess', 'reply', 'add-evidence', 'join'].includes(body.step)) played.version += 1;
}

async function playParticipant(scene: Scene, own: readonly Played[]): Promise<void> {
  const { ports, texts, now } = scene;
  const { writer, authority, participantId } = await ports.peopleOf(own[0]!.key);
  await ports.as(writer, instant(now), async (reading) => {
    for (const played of own) {
      const answerable = await ports.answerable({ ...reading, now: instant(played.startDay - 20) });
      const draft = draftOf(texts, played, answerable);
      played.id = await ports.draft({ ...reading, now: instant(played.startDay - 20) }, participantId, draft);
      if (played.plot !== 'draft')
        await take(scene, reading, played, played.startDay - 10, { step: 'submit' });
    }
  });
  await ports.as(authority, instant(now), async (reading) => {
    for (const played of own)
      if (played.plot === 'returned')
        await take(scene, reading, played, played.startDay - 5, { step: 'return', note: texts.returned });
      else if (played.plot !== 'draft' && played.plot !== 'submitted')
        await take(scene, reading, played, played.startDay - 2, { step: 'validate' });
  });
  await ports.as(writer, instant(now), async (reading) => {
    for (const played of own)
      if (!['draft', 'submitted', 'returned', 'validated'].includes(played.plot))
        await playCourse(scene, reading, played);
  });
}

interface Act {
  readonly day: number;
  readonly body: { readonly step: string } & Record<string, unknown>;
}

/** From its beginning to its end, or to today, in the order of days. */
async function playCourse(scene: Scene, reading: Reading, played: Played): Promise<void> {
  const { texts, now } = scene;
  const { plot, startDay, endDay, index } = played;
  await take(scene, reading, played, startDay + 1, { step: 'begin' });
  const isReached = plot.startsWith('reached');
  const link = linkOf(texts, played.id);
  const milestones = await scene.ports.milestones(reading, played.id);
  const acts: Act[] = [
    ...(played.kind === 'law' ? listStages(scene, played) : []),
    ...milestones.flatMap((id, place) => actOnMilestone(scene, played, { id, place })),
    ...(index % 2 === 1 ? [{ day: now - 18, body: reportOf(texts, isReached) }] : []),
  ];
  const end: Act | undefined = isReached
    ? {
        day: plot === 'reached-late' ? endDay + 25 : endDay - 3,
        body: { step: 'reach', note: texts.reached, link },
      }
    : plot === 'withdrawn'
      ? { day: startDay + 60, body: { step: 'withdraw', note: texts.ended } }
      : undefined;
  const course = [...acts, ...(end === undefined ? [] : [end])]
    .filter(({ body, day }) => plot !== 'withdrawn' || body.step === 'withdraw' || day < startDay + 60)
    .sort((one, other) => one.day - other.day);
  for (const { day, body } of course) await take(scene, reading, played, day, body);
}

/** Done some days before it is due, or after; moved; or left alone. */
function actOnMilestone(
  { texts, now }: Scene,
  played: Played,
  { id, place }: { readonly id: number; readonly place: number },
): Act[] {
  const { plot } = played;
  const due = milestoneDay(played, place);
  if (plot === 'moved' && place === 1)
    return [
      {
        day: Math.min(due, now) - 3,
        body: { step: 'milestone-move', milestoneId: id, dueOn: isoOf(due + 90), note: texts.moved },
      },
    ];
  const isNeglected = (plot === 'behind' || plot === 'past-end') && place > 0;
  const day = plot === 'reached-late' ? due + 15 : due - 4;
  if (day >= now || isNeglected) return [];
  return [{ day, body: { step: 'milestone-done', milestoneId: id, link: linkOf(texts, played.id) } }];
}

const linkOf = (texts: CommitmentTexts, id: number) => ({
  title: texts.link,
  url: `https://sample.invalid/commitments/${id}`,
});

const reportOf = (texts: CommitmentTexts, isReached: boolean) => ({
  step: 'report',
  completion: isReached ? 'complete' : 'limited',
  readings: [],
  note: texts.report,
});

function listStages({ now }: Scene, { plot, index, startDay, endDay }: Played): Act[] {
  const reached = plot.startsWith('reached')
    ? STAGES.length
    : 1 + (Math.floor(index / 6) % (STAGES.length - 1));
  const span = Math.min(endDay, now) - startDay;
  return STAGES.slice(0, reached).map((stage, place) => {
    const day = startDay + 2 + Math.floor((span * (place + 1)) / (STAGES.length + 2));
    return { day: day + 1, body: { step: 'law-stage', stage, on: isoOf(day) } };
  });
}

async function playSuperseded(scene: Scene, all: readonly Played[]): Promise<void> {
  const old = all[SUPERSEDED]!;
  const newer = all.find(
    ({ key, plot }) => key === old.key && plot !== old.plot && plot.startsWith('reached'),
  );
  const by = newer ?? all.find(({ plot }) => plot === 'under-way' && plot !== old.plot) ?? all[1]!;
  if (by.id === old.id) return;
  const { writer } = await scene.ports.peopleOf(old.key);
  await scene.ports.as(writer, instant(scene.now), (reading) =>
    take(scene, reading, old, scene.now - 9, { step: 'supersede', by: by.id, note: scene.texts.superseded }),
  );
}

async function playAssessments(scene: Scene, all: readonly Played[]): Promise<void> {
  const { ports, texts, now } = scene;
  const assessed = all.filter(
    ({ index, plot }) => index % 3 === 1 && !['draft', 'submitted', 'returned'].includes(plot),
  );
  await ports.as(await ports.assessor(), instant(now), async (reading) => {
    for (const played of assessed)
      await take(scene, reading, played, now - 7, {
        step: 'assess',
        completion: played.plot.startsWith('reached') ? 'substantial' : 'limited',
        earlyResults: 'too-early',
        isVerifiable: played.index % 2 === 1,
        ambition: played.index % 2 === 1 ? 'substantial' : 'modest',
        note: texts.assessment,
      });
  });
  for (const played of assessed.filter(({ index }) => index % 2 === 1)) {
    const { writer } = await ports.peopleOf(played.key);
    await ports.as(writer, instant(now), async (reading) =>
      take(scene, reading, played, now - 4, {
        step: 'reply',
        assessmentId: await ports.lastAssessment(reading, played.id),
        note: texts.reply,
      }),
    );
  }
}

const milestoneDay = ({ startDay, endDay }: Played, place: number): number =>
  Math.floor(startDay + ((endDay - startDay) * (place + 1)) / 3);

/** Written well or badly, in turn: the score has something to tell. */
function draftOf(texts: CommitmentTexts, played: Played, answerable: readonly number[]): object {
  const { index, startDay, endDay } = played;
  const measure = texts.measures[(index + Math.floor(index / PLOTS.length)) % texts.measures.length]!;
  const say = (text: string) => fillTemplate(texts.mark, { text });
  const care = index % 4;
  const isWhole = care < 3;
  return {
    kind: measure.kind,
    content: {
      title: say(measure.title),
      institution: texts.institution,
      contact: texts.contact,
      problem: say(measure.problem),
      action: say(measure.action),
      goals: isWhole
        ? [
            {
              statement: say(measure.goal),
              indicator: measure.indicator,
              unit: measure.unit,
              baselineValue: care < 2 ? measure.baseline : null,
              baselineOn: care < 2 ? isoOf(startDay - 40) : null,
              targetValue: measure.target,
              targetOn: isoOf(endDay),
              source: care < 2 ? texts.source : '',
            },
          ]
        : [],
      population: isWhole ? texts.population : '',
      place: texts.place,
      startsOn: isoOf(startDay),
      endsOn: isoOf(endDay),
      cost: care < 2 ? 250_000 * (1 + (index % 5)) : null,
      currency: care < 2 ? 'USD' : null,
      fundingSecured: care === 0 ? 250_000 : null,
      initiativeCode: '',
      accomplishments: '',
      activities: '',
      globalOutcomes: '',
      nationalOutcomes: '',
    },
    milestones: texts.milestones.map((title, place) => ({
      title,
      deliverable: isWhole ? texts.deliverables[place]! : '',
      verifier: care === 0 ? texts.verifier : '',
      dueOn: isoOf(milestoneDay(played, place)),
    })),
    recommendationIds: answerable.length === 0 ? [] : [answerable[index % answerable.length]!],
    participantIds: [],
    label: { marking: index % 5 === 0 ? 'GREEN' : 'AMBER', purpose: 'any', readers: [] },
  };
}
