import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { BriefResponse, ReviewResponse } from './contract.ts';
import type { Pack, PackCommitment, Tally } from './pack-schema.ts';

/** The words of a pack: a key of the message catalogue with what is filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const require = createRequire(import.meta.url);
const fontFile = (subset: string, weight: number) =>
  require.resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-${subset}-${weight}-normal.woff`);

/** Scripts that the typeface has, each in a file of its own; the first that holds a whole text writes it. */
const SCRIPTS: readonly (readonly [subset: string, covers: RegExp])[] = [
  ['latin', /^[\s\u0020-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u2074\u20ac\u2122\u2212]*$/],
  ['latin-ext', /^[\s\u0020-\u02af\u1e00-\u1eff\u2000-\u206f\u20a0-\u20c0]*$/],
  ['cyrillic', /^[\s\u0020-\u007f\u0400-\u045f\u0490\u0491\u2000-\u206f\u2116]*$/],
  ['greek', /^[\s\u0020-\u007f\u0370-\u03ff\u2000-\u206f]*$/],
];
const subsetOf = (text: string): string =>
  SCRIPTS.find(([, covers]) => covers.test(text))?.[0] ?? 'latin-ext';

const MARGIN = 48;
const BODY = 9;
const SMALL = 8;
const HEAD = 7;
const HEADING = 13;
const TITLE = 20;
const LINE = '#b8c0c8';
const INK = '#111820';
const DIM = '#4a5560';

interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly say: Say;
}

function write({ doc }: Sheet, text: string, size = BODY, weight: 400 | 600 = 400, color = INK): void {
  doc
    .font(fontFile(subsetOf(text), weight))
    .fontSize(size)
    .fillColor(color)
    .text(text);
}

function writeHeading(sheet: Sheet, text: string): void {
  // A heading does not stand alone at the foot of a page.
  if (sheet.doc.y > sheet.doc.page.height - MARGIN * 3) sheet.doc.addPage();
  sheet.doc.moveDown(0.9);
  write(sheet, text, HEADING, 600);
  sheet.doc.moveDown(0.3);
}

interface TableShape {
  readonly head: readonly string[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  /** Index of the first column of numbers; all after it are numbers, too. */
  readonly numbersFrom?: number;
  readonly rows: readonly (readonly string[])[];
}

function writeTable({ doc }: Sheet, { head, widths, numbersFrom = widths.length, rows }: TableShape): void {
  const room = doc.page.width - MARGIN * 2;
  const sum = widths.reduce((all, each) => all + each, 0);
  const cell = (text: string, column: number, weight: 400 | 600) => ({
    text,
    font: { src: fontFile(subsetOf(text), weight), size: weight === 600 ? HEAD : SMALL },
    textColor: INK,
    align: { x: column >= numbersFrom ? ('right' as const) : ('left' as const), y: 'top' as const },
    border: [0, 0, 0.5, 0] as [number, number, number, number],
    borderColor: LINE,
    padding: [3, 3, 3, 3] as [number, number, number, number],
  });
  doc.table({
    columnStyles: widths.map((width) => (width / sum) * room),
    data: [head, ...rows].map((row, index) =>
      row.map((text, column) => cell(text, column, index === 0 ? 600 : 400)),
    ),
  });
  doc.x = MARGIN;
}

const TALLIED = ['running', 'late', 'reachedInTime', 'reachedLate', 'withdrawn', 'superseded'] as const;
const tallyHead = (say: Say) => TALLIED.map((key) => say(`review.tally.${key}`));
const tallyCells = (tally: Tally) => TALLIED.map((key) => String(tally[key]));
const tallyWidths = TALLIED.map(() => 1);

const dayOf = (instant: string): string => instant.slice(0, 10);
const minuteOf = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** A review pack on A4: the numbers of the page, and the fingerprint that tells them from others. */
export function writeReviewPdf(review: ReviewResponse, say: Say): Promise<Buffer> {
  const { pack, previous } = review;
  return print(
    say,
    { title: review.title, marking: review.marking, isSimulated: review.isSimulated },
    (sheet) => {
      write(sheet, [review.event, review.place, review.heldOn].filter(Boolean).join(', '), BODY, 400, DIM);
      write(
        sheet,
        review.frozenAt === null
          ? say('review.asThingsStand', { when: minuteOf(pack.at) })
          : say('review.frozenLine', { when: minuteOf(pack.at), frozen: minuteOf(review.frozenAt) }),
        BODY,
        400,
        DIM,
      );
      if (review.packHash !== null)
        write(sheet, say('review.hash', { hash: review.packHash }), SMALL, 400, DIM);
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
        BODY,
        400,
        DIM,
      );
      const { recommendationIds, commitmentIds, reachedIds, withdrawnIds } = pack.changes;
      write(sheet, say('review.change.recommendations', { n: recommendationIds.length }));
      write(sheet, say('review.change.commitments', { n: commitmentIds.length }));
      write(sheet, say('review.change.reached', { n: reachedIds.length }));
      write(sheet, say('review.change.withdrawn', { n: withdrawnIds.length }));
      writeLate(sheet, pack.late);
      writeMatrix(sheet, pack);
      writeTimes(sheet, pack);
      const { recommendations, commitments } = pack.leftOut;
      if (recommendations + commitments > 0) {
        sheet.doc.moveDown();
        write(sheet, say('review.leftOut', { recommendations, commitments }), SMALL, 400, DIM);
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
      `${line.key} · ${line.title}`,
      String(line.recommendations),
      String(line.answered),
      ...tallyCells(line.commitments),
    ]),
  });
  writeHeading(sheet, say('review.kinds'));
  writeTable(sheet, {
    head: [say('review.kind'), ...tallyHead(say)],
    widths: [4, ...tallyWidths],
    numbersFrom: 1,
    rows: kinds.map(({ kind, commitments }) => [say(`review.kindName.${kind}`), ...tallyCells(commitments)]),
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
      `${each.title}: ${each.milestone ?? say('review.whole')}`,
      each.dueOn,
      String(each.daysLate),
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
        `${code ?? id} · ${title}`,
        running.length === 0 && !own.some(isReached) ? say('review.nobody') : names(running),
        names(own.filter(({ isLate }) => isLate)),
        names(own.filter(isReached)),
      ];
    }),
  });
}

function writeTimes(sheet: Sheet, { ledger }: Pack): void {
  const { say } = sheet;
  const days = (count: number, value: number | null) => {
    if (count === 0) return say('ledger.never');
    return value === null ? say('ledger.unknown') : say('review.days', { n: Math.round(value * 10) / 10 });
  };
  writeHeading(sheet, say('review.ledger'));
  writeTable(sheet, {
    head: ['step', 'median', 'p90', 'count', 'open'].map((key) => say(`ledger.${key}`)),
    widths: [4, 2, 2, 1, 1],
    numbersFrom: 1,
    rows: ledger.map(({ step, count, open, median, p90 }) => [
      say(`ledger.steps.${step}`),
      days(count, median),
      days(count, p90),
      String(count),
      String(open),
    ]),
  });
}

/** One page on one participant. */
export function writeBriefPdf(brief: BriefResponse, say: Say): Promise<Buffer> {
  const title = say('review.brief', { name: brief.participant.name });
  const list = (sheet: Sheet, heading: string, lines: readonly string[], none?: string) => {
    writeHeading(sheet, heading);
    for (const line of lines) write(sheet, `– ${line}`);
    if (lines.length === 0 && none !== undefined) write(sheet, none);
  };
  return print(say, { title, marking: brief.marking, isSimulated: brief.isSimulated }, (sheet) => {
    write(sheet, say('review.briefOf', { when: minuteOf(brief.at) }), BODY, 400, DIM);
    list(
      sheet,
      say('review.whatIsNew'),
      brief.signals.map(({ sentence, startOn }) => `${say(sentence.key, sentence.values)} (${startOn})`),
      say('review.nothingNew'),
    );
    list(
      sheet,
      say('review.told'),
      brief.alerts.map(({ number, title: what, sentAt, hasActed, isAcknowledged }) => {
        const state = hasActed ? 'acted' : isAcknowledged ? 'acknowledged' : 'waiting';
        return `${number} · ${what} (${dayOf(sentAt)}, ${say(`review.${state}`)})`;
      }),
      say('review.nothingTold'),
    );
    list(
      sheet,
      say('review.promised'),
      brief.commitments.map(({ title: what, state, endsOn, isLate }) =>
        [
          what,
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
      brief.unanswered.map(({ id, code, title: what }) => `${code ?? id} · ${what}`),
    );
  });
}

interface Front {
  readonly title: string;
  readonly marking: string;
  readonly isSimulated: boolean;
}

/** Writes the sheets, then on each its marking, its number and whether it is simulated: TLP 2.0 asks for the marking on every page. */
async function print(say: Say, front: Front, body: (sheet: Sheet) => void): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: front.title, Creator: 'Tocsin' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const sheet = { doc, say };
  write(sheet, front.title, TITLE, 600);
  body(sheet);
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // The foot lies in the margin: without this, writing there would begin another page.
    doc.page.margins.bottom = 0;
    const foot = [
      `TLP:${front.marking}`,
      ...(front.isSimulated ? [say('review.simulated')] : []),
      say('review.page', { page: page + 1, pages: count }),
    ].join('  ·  ');
    doc
      .font(fontFile('latin', 600))
      .fontSize(SMALL)
      .fillColor(DIM)
      .text(foot, MARGIN, doc.page.height - MARGIN + 14, { lineBreak: false });
  }
  doc.end();
  return done;
}
