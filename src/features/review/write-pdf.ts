import type { Say } from '../../model/say.ts';
import { tellStep } from '../ledger/contract.ts';
import type { BriefResponse, ReviewResponse } from './contract.ts';
import type { Pack, PackCommitment, Tally } from './pack-schema.ts';
import { hasRightToLeft, isolate } from './pdf-text/paragraph.ts';
import { ASIDE, type Block, BODY, NOTE, type Table, writeSheets } from './pdf-text/sheets.ts';

interface Sheet {
  readonly say: Say;
  readonly blocks: Block[];
}

function write({ blocks }: Sheet, text: string, style = BODY): void {
  blocks.push({ kind: 'text', text, style });
}

function writeHeading({ blocks }: Sheet, text: string): void {
  blocks.push({ kind: 'heading', text });
}

function writeTable({ blocks }: Sheet, table: Table): void {
  blocks.push({ kind: 'table', table });
}

const TALLIED = ['running', 'late', 'reachedInTime', 'reachedLate', 'withdrawn', 'superseded'] as const;
const tallyHead = (say: Say) => TALLIED.map((key) => say(`review.tally.${key}`));
const tallyCells = (say: Say, tally: Tally) => TALLIED.map((key) => say.number(tally[key]));
const tallyWidths = TALLIED.map(() => 1);

const minuteOf = (say: Say, instant: string): string => `${say.instant(instant)} UTC`;

/** A review pack on A4: the numbers of the page, and the fingerprint that tells them from others. */
export function writeReviewPdf(review: ReviewResponse, words: Say): Promise<Buffer> {
  const { pack, previous } = review;
  const say = isolating(words);
  return print(
    say,
    { title: review.title, marking: review.marking, isSimulated: review.isSimulated },
    (sheet) => {
      write(
        sheet,
        [review.event, review.place, say.date(review.heldOn)].filter(Boolean).map(isolate).join(', '),
        ASIDE,
      );
      write(
        sheet,
        review.frozenAt === null
          ? say('review.asThingsStand', { when: minuteOf(say, pack.at) })
          : say('review.frozenLine', {
              when: minuteOf(say, pack.at),
              frozen: minuteOf(say, review.frozenAt),
            }),
        ASIDE,
      );
      if (review.packHash !== null) write(sheet, say('review.hash', { hash: review.packHash }), NOTE);
      if (review.conclusions !== '') {
        writeHeading(sheet, say('review.conclusions'));
        write(sheet, review.conclusions);
      }
      writeProgress(sheet, pack);
      writeHeading(sheet, say('review.changes'));
      write(
        sheet,
        previous === null
          ? say('review.firstOne')
          : say('review.since', { title: previous.title, when: previous.heldOn }),
        ASIDE,
      );
      const { recommendationIds, commitmentIds, reachedIds, withdrawnIds } = pack.changes;
      write(sheet, say('review.change.recommendations', { count: recommendationIds.length }));
      write(sheet, say('review.change.commitments', { count: commitmentIds.length }));
      write(sheet, say('review.change.reached', { count: reachedIds.length }));
      write(sheet, say('review.change.withdrawn', { count: withdrawnIds.length }));
      writeLate(sheet, pack.late);
      writeMatrix(sheet, pack);
      writeTimes(sheet, pack);
      const { recommendations, commitments } = pack.leftOut;
      if (recommendations + commitments > 0) {
        sheet.blocks.push({ kind: 'gap' });
        write(sheet, say('review.leftOut', { recommendations, commitments }), NOTE);
      }
    },
  );
}

function writeProgress(sheet: Sheet, { lines, kinds }: Pack): void {
  const { say } = sheet;
  writeHeading(sheet, say('review.lines'));
  writeTable(sheet, {
    head: [say('review.line'), say('review.recommendations'), say('review.answered'), ...tallyHead(say)],
    widths: [3, 1, 1, ...tallyWidths],
    numbersFrom: 1,
    rows: lines.map((line) => [
      `${line.key} · ${isolate(line.title)}`,
      say.number(line.recommendations),
      say.number(line.answered),
      ...tallyCells(say, line.commitments),
    ]),
  });
  writeHeading(sheet, say('review.kinds'));
  writeTable(sheet, {
    head: [say('review.kind'), ...tallyHead(say)],
    widths: [4, ...tallyWidths],
    numbersFrom: 1,
    rows: kinds.map(({ kind, commitments }) => [
      say(`review.kindName.${kind}`),
      ...tallyCells(say, commitments),
    ]),
  });
}

function writeLate(sheet: Sheet, late: Pack['late']): void {
  const { say } = sheet;
  writeHeading(sheet, say('review.late'));
  if (late.length === 0) {
    write(sheet, say('review.noLate'));
    return;
  }
  writeTable(sheet, {
    head: ['who', 'what', 'due', 'days'].map((key) => say(`review.lateColumn.${key}`)),
    widths: [2, 5, 1.3, 1],
    numbersFrom: 3,
    rows: late.map((each) => [
      each.participant.name,
      `${isolate(each.title)}: ${isolate(each.milestone ?? say('review.whole'))}`,
      say.shortDate(each.dueOn),
      say.number(each.daysLate),
    ]),
  });
}

const isReached = ({ state }: PackCommitment) => state === 'reached-in-time' || state === 'reached-late';

/** On paper each recommendation names its participants: a grid of 163 columns fits no sheet. */
function writeMatrix(sheet: Sheet, { recommendations, commitments, participants }: Pack): void {
  const { say } = sheet;
  const nameOf = new Map(participants.map(({ id, name }) => [id, name]));
  const names = (own: readonly PackCommitment[]) =>
    [...new Set(own.flatMap(({ owner, participantIds }) => [owner.id, ...participantIds]))]
      .map((id) => nameOf.get(id) ?? '')
      .sort()
      .map(isolate)
      .join(', ');
  writeHeading(sheet, say('review.matrix'));
  writeTable(sheet, {
    head: [
      say('review.recommendation'),
      say('review.tally.running'),
      say('review.tally.late'),
      say('review.reachedBy'),
    ],
    widths: [4, 3, 2, 3],
    rows: recommendations.map(({ id, code, title }) => {
      const own = commitments.filter(({ recommendationIds }) => recommendationIds.includes(id));
      const running = own.filter(({ state }) => state === 'validated' || state === 'under-way');
      return [
        `${code ?? id} · ${isolate(title)}`,
        running.length === 0 && !own.some(isReached) ? say('review.nobody') : names(running),
        names(own.filter(({ isLate }) => isLate)),
        names(own.filter(isReached)),
      ];
    }),
  });
}

function writeTimes(sheet: Sheet, { ledger }: Pack): void {
  const { say } = sheet;
  writeHeading(sheet, say('review.ledger'));
  writeTable(sheet, {
    head: ['step', 'median', 'p90', 'count', 'open', 'target', 'published'].map((key) =>
      say(`ledger.${key}`),
    ),
    widths: [4, 2, 2, 1.4, 1.4, 2.4, 3],
    numbersFrom: 1,
    rows: ledger.map((row) => {
      const told = tellStep(say, row);
      const { step, median, p90, count, open, target, published } = told;
      return [step, median, p90, count, open, target ?? '', published ?? ''];
    }),
  });
  write(sheet, `${say('ledger.untakenHelp')} ${say('ledger.publishedHelp')}`, NOTE);
}

/** One page on one participant. */
export function writeBriefPdf(brief: BriefResponse, words: Say): Promise<Buffer> {
  const say = isolating(words);
  const title = say('review.brief', { name: brief.participant.name });
  const list = (sheet: Sheet, heading: string, lines: readonly string[], none?: string) => {
    writeHeading(sheet, heading);
    for (const line of lines) write(sheet, `– ${line}`);
    if (lines.length === 0 && none !== undefined) write(sheet, none);
  };
  return print(say, { title, marking: brief.marking, isSimulated: brief.isSimulated }, (sheet) => {
    write(sheet, say('review.briefOf', { when: minuteOf(say, brief.at) }), ASIDE);
    list(
      sheet,
      say('review.whatIsNew'),
      brief.signals.map(
        ({ sentence, startOn }) => `${say(sentence.key, sentence.values)} (${say.shortDate(startOn)})`,
      ),
      say('review.nothingNew'),
    );
    list(
      sheet,
      say('review.told'),
      brief.alerts.map(({ number, title: what, sentAt, hasActed, isAcknowledged }) => {
        const state = hasActed ? 'acted' : isAcknowledged ? 'acknowledged' : 'waiting';
        return `${number} · ${isolate(what)} (${say.dayOf(sentAt)}, ${say(`review.${state}`)})`;
      }),
      say('review.nothingTold'),
    );
    list(
      sheet,
      say('review.promised'),
      brief.commitments.map(({ title: what, state, endsOn, isLate }) =>
        [
          isolate(what),
          say(`commitments.state.${state}`),
          endsOn === null ? '' : say('review.ends', { when: endsOn }),
          isLate ? say('review.isLate') : '',
        ]
          .filter(Boolean)
          .join(', '),
      ),
      say('review.nothingPromised'),
    );
    writeLate(sheet, brief.late);
    list(
      sheet,
      say('review.unanswered'),
      brief.unanswered.map(({ id, code, title: what }) => `${code ?? id} · ${isolate(what)}`),
    );
  });
}

interface Front {
  readonly title: string;
  readonly marking: string;
  readonly isSimulated: boolean;
}

/** On each sheet its marking, its number and whether it is simulated: TLP 2.0 asks for the marking on every page. */
function print(say: Say, front: Front, body: (sheet: Sheet) => void): Promise<Buffer> {
  const blocks: Block[] = [];
  body({ blocks, say });
  return writeSheets({
    title: front.title,
    blocks,
    foot: (page, pages) =>
      [
        `TLP:${front.marking}`,
        ...(front.isSimulated ? [say('review.simulated')] : []),
        say('review.page', { page, pages }),
      ].join('  ·  '),
  });
}

/** Names and titles within a sentence keep their own direction. */
const isolating = (say: Say): Say =>
  Object.assign(
    (key: string, values: Readonly<Record<string, string | number>> = {}) =>
      say(
        key,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'string' && hasRightToLeft(value) ? isolate(value) : value,
          ]),
        ),
      ),
    say,
  );
