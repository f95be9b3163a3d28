import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { pagesEn } from '../../model/messages/pages.en.ts';
import { speakFrom } from '../../model/say.ts';
import { summariseStep } from '../ledger/rules.ts';
import type { ReviewResponse } from './contract.ts';
import type { Pack } from './pack-schema.ts';
import { writeBriefPdf, writeReviewPdf } from './write-pdf.ts';

const say = speakFrom(pagesEn, 'en-GB');

const AT = '2026-03-01T10:00:00.000Z';
const NO_PACK: Pack = {
  ...{ at: AT, since: null, isSimulated: false, lines: [], kinds: [], recommendations: [], participants: [] },
  ...{ commitments: [], late: [], ledger: [], leftOut: { recommendations: 0, commitments: 0 } },
  changes: { recommendationIds: [], commitmentIds: [], reachedIds: [], withdrawnIds: [] },
};

const writeReview = (review: Partial<ReviewResponse>): Promise<Buffer> =>
  writeReviewPdf(
    {
      ...{ id: 1, state: 'planned', version: 1, marking: 'GREEN', title: 'Review', event: '', place: '' },
      ...{ heldOn: '2026-03-10', frozenAt: null, packHash: null, isSimulated: false, conclusions: '' },
      ...{ pack: NO_PACK, isIntact: null, previous: null, events: [], may: [] },
      ...review,
    },
    say,
  );

interface Piece {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What a reader of PDF that has nothing to do with the writer finds, and where. */
async function readBack(pdf: Buffer): Promise<readonly Piece[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pieces: Piece[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = item.transform as readonly number[];
      pieces.push({ page, text: item.str, x: x!, y: y!, width: item.width });
    }
  }
  return pieces;
}

const LEFT = 48;
const RIGHT = 595.28 - 48;

/** The lines of a page, each from left to right. */
function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = `${piece.page} ${piece.y.toFixed(1)}`;
    lines.set(key, [...(lines.get(key) ?? []), piece]);
  }
  return [...lines.values()].map((line) => line.toSorted((a, b) => a.x - b.x));
}

const lineWith = (pieces: readonly Piece[], text: string): readonly Piece[] =>
  linesOf(pieces).find((line) => line.some((piece) => piece.text.includes(text))) ?? [];

const squeeze = (text: string) => text.replace(/\s/g, '');

test('paper tells the times as the page does: hours, targets, what was published, one as one', async () => {
  const at = new Date(AT);
  const hoursBefore = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
  const waited = (hours: number) => ({ from: hoursBefore(hours), to: at });
  const ledger = [
    summariseStep('verified-to-alert', [waited(20), waited(20)], at),
    summariseStep('signal-to-triage', [waited(25)], at),
    summariseStep('alert-to-agenda', [waited(60), waited(60), waited(60)], at),
    summariseStep('force-to-effect', [], at),
  ];
  const changes = { recommendationIds: [1], commitmentIds: [1, 2], reachedIds: [], withdrawnIds: [] };
  const pieces = await readBack(await writeReview({ pack: { ...NO_PACK, ledger, changes } }));
  const text = pieces.map((piece) => piece.text.trim()).join(' ');
  for (const told of ['20 hours', '100% within 1 day', 'half within 0 days; 71% within target', '2.5 days'])
    expect(text).toContain(told);
  expect(lineWith(pieces, 'Signal to taken on').map((piece) => piece.text.trim())).toContain('1 day');
  expect(text).toContain('none yet');
  expect(text).toContain('1 recommendation adopted');
  expect(text).toContain('2 commitments made');
  expect(text).toContain('Bochner et al. 2023');
});

test('paper tells dates as the page does, and hours with their zone; no ISO date is left', async () => {
  const late = {
    ...{ commitmentId: 1, milestoneId: null, participant: { id: 2, name: 'Chile' }, title: 'A law' },
    ...{ milestone: null, dueOn: '2026-02-03', daysLate: 26 },
  };
  const review = await readBack(
    await writeReview({
      ...{ event: 'CND', frozenAt: '2026-03-02T09:05:00.000Z', pack: { ...NO_PACK, late: [late] } },
      previous: { id: 1, title: 'The first', heldOn: '2025-09-22' },
    }),
  );
  const brief = await readBack(
    await writeBriefPdf(
      {
        ...{ at: AT, asOf: '2026-03-01', participant: { id: 2, name: 'Chile', code: 'CL' } },
        ...{ marking: 'AMBER', isSimulated: true, late: [late], unanswered: [] },
        signals: [
          {
            id: 'a',
            startOn: '2026-01-05',
            sentence: {
              key: 'signals.sentence.new-leg',
              values: { what: 'Nitazenes', from: 'A', to: 'B', observed: 3, start: '2026-01-05' },
            },
          },
        ],
        alerts: [
          {
            ...{ id: 1, number: '2026-1', title: 'Nitazenes', sentAt: '2026-02-10T23:30:00.000Z' },
            ...{ isAcknowledged: false, hasActed: false },
          },
        ],
        commitments: [
          { id: 1, title: 'A law', state: 'under-way', kind: 'law', endsOn: '2026-12-31', isLate: true },
        ],
      },
      say,
    ),
  );
  const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text.trim()).join(' ');
  for (const told of ['10 March 2026', '1 Mar 2026, 10:00 UTC', '2 Mar 2026, 09:05 UTC', '3 Feb 2026'])
    expect(textOf(review)).toContain(told);
  expect(textOf(review)).toContain('22 September 2025');
  for (const told of ['1 Mar 2026, 10:00 UTC', '5 January 2026', '5 Jan 2026', '10 Feb 2026', '31 Dec'])
    expect(textOf(brief)).toContain(told);
  expect(`${textOf(review)} ${textOf(brief)}`).not.toMatch(/\d{4}-\d{2}-\d{2}/);
});

test('an Arabic conclusion stands at the right, its words in order, and Latin and numbers within it where they are read', async () => {
  const pieces = await readBack(await writeReview({ conclusions: 'مختبر بين UNODC (12) الجمارك لا' }));
  const line = lineWith(pieces, 'UNODC');
  expect(line.at(-1)!.x + line.at(-1)!.width).toBeCloseTo(RIGHT, 0);
  expect(line[0]!.x).toBeGreaterThan(LEFT + 100);
  const order = line.map(({ text }) => squeeze(text));
  expect([order[0], order.at(-1)]).toEqual(['الجماركلا', 'مختبربين']);
  // One stretch from left to right: the bracket follows Latin letters (UAX #9, N0).
  expect(order.slice(1, -1).join('')).toBe('UNODC(12)');
});

test('Arabic letters are joined: three narrower than three by themselves', async () => {
  const pieces = await readBack(await writeReview({ conclusions: 'سسس\nس' }));
  const [joined] = lineWith(pieces, 'سسس');
  const alone = pieces.find(({ text }) => text === 'س');
  expect(joined!.width).toBeLessThan(alone!.width * 2.8);
  expect(joined!.width).toBeGreaterThan(alone!.width);
});

const WRITTEN = {
  Arabic: 'تعزيز تبادل المعلومات',
  Persian: 'گزارش پایان همکاری ۱۲۳',
  Urdu: 'منشیات کی روک تھام ٹیسٹنگ',
  Hebrew: 'שיתוף מידע',
  Chinese: '加强成员国之间的信息共享，完成实验室能力建设。',
  'traditional Chinese': '強化實驗室聯繫',
  Japanese: '早期警告システムを強化する',
  Korean: '합성 마약 조기 경보',
  Russian: 'Укрепить обмен сведениями',
  Greek: 'Ενίσχυση της έγκαιρης',
  Vietnamese: 'Tăng cường phòng thí nghiệm quốc gia',
  'Vietnamese, decomposed': 'Tăng cường phòng'.normalize('NFD'),
  Polish: 'Wzmocnić współpracę źródeł',
  French: 'L’échange d’œuvres : « sûr » – 5\u202f000 €',
  Hindi: 'नमक जल',
};

test.each(Object.entries(WRITTEN))('%s comes back as it was written', async (_, text) => {
  const pieces = await readBack(await writeReview({ conclusions: text }));
  const heading = pieces.findIndex((piece) => piece.text === say('review.conclusions'));
  const { page, y } = pieces[heading + 1]!;
  const line = pieces.filter((piece) => piece.page === page && Math.abs(piece.y - y) < 1);
  const inReading = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)
    ? line.toSorted((a, b) => b.x - a.x)
    : line;
  expect(squeeze(inReading.map((piece) => piece.text).join(''))).toBe(squeeze(text.normalize('NFC')));
});

test('what no typeface has is a sign, and the words beside it stay', async () => {
  const pieces = await readBack(
    await writeReview({ conclusions: 'before 🙂 and \u{10380} and \ud800 after' }),
  );
  const line = lineWith(pieces, 'before');
  expect(squeeze(line.map(({ text }) => text).join(''))).toBe('before\ufffdand\ufffdand\ufffdafter');
});

test('any text of scripts that run from left to right comes back whole, in order and within the margins', async () => {
  const word = fc.string({
    unit: fc.constantFrom(...'abcéñŻ0,.()–中文信息共享，。（のカ한국Жукλόγ'.split('')),
    minLength: 1,
    maxLength: 120,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), async (words) => {
      const text = words.join(' ');
      const pieces = await readBack(await writeReview({ conclusions: text }));
      const from = pieces.findIndex((piece) => piece.text === say('review.conclusions')) + 1;
      const to = pieces.findIndex((piece) => piece.text === say('review.lines'));
      const own = pieces.slice(from, to);
      expect(squeeze(own.map((piece) => piece.text).join(''))).toBe(squeeze(text));
      for (const { x, width } of own) {
        expect(x).toBeGreaterThan(LEFT - 0.5);
        expect(x + width).toBeLessThan(RIGHT + 0.5);
      }
    }),
    { numRuns: 15 },
  );
});

const lateOf = (title: string, name: string, milestone: string | null = null): Pack['late'][number] => ({
  ...{ commitmentId: 1, title, milestone, participant: { id: 1, name }, dueOn: '2026-01-31', daysLate: 29 },
});
const LATE = [
  lateOf(
    'تعزيز تبادل المعلومات بين الجمارك ومختبر UNODC بحلول 31/12/2026',
    'المملكة العربية السعودية',
    'المرحلة 2',
  ),
  lateOf(
    '加强成员国之间关于新型合成药物（NPS）的信息共享，并在2026年12月31日之前完成实验室能力建设。',
    '中华人民共和国',
  ),
  lateOf('Укрепить обмен сведениями о синтетических наркотиках', 'Российская Федерация'),
  lateOf('x'.repeat(400), 'Côte d’Ivoire'),
];

test('nothing in a table lies over anything else, whatever the script', async () => {
  const pieces = await readBack(await writeReview({ pack: { ...NO_PACK, late: LATE } }));
  expect(pieces.filter(({ text }) => text === '31 Jan 2026')).toHaveLength(LATE.length);
  for (const line of linesOf(pieces))
    line.forEach((piece, index) => {
      const next = line[index + 1];
      if (next !== undefined) expect(piece.x + piece.width).toBeLessThan(next.x + 0.3);
      expect(piece.x + piece.width).toBeLessThan(RIGHT + 0.3);
    });
  const baselines = linesOf(pieces).map(([first]) => first!);
  for (const one of baselines)
    for (const other of baselines)
      if (one !== other && one.page === other.page) expect(Math.abs(one.y - other.y)).toBeGreaterThan(0.05);
});

test('a row taller than a page goes on over the next ones, word by word', async () => {
  const words = Array.from({ length: 4000 }, (_, index) => `w${index}`);
  const pieces = await readBack(
    await writeReview({ pack: { ...NO_PACK, late: [lateOf(words.join(' '), 'Chile')] } }),
  );
  const found = pieces.flatMap(({ text }) => text.match(/\bw\d+/g) ?? []);
  expect(found).toEqual(words);
  expect(new Set(pieces.map(({ page }) => page)).size).toBeGreaterThan(2);
});

test('a document carries the typefaces that it needs, and of these the letters that it uses', async () => {
  const latin = (await writeReview({ conclusions: 'Plain words, “quoted”.' })).toString('latin1');
  expect([...latin.matchAll(/\/FontFile2/g)]).toHaveLength(2);
  expect(latin).not.toContain('noto-sans');
  const chinese = await writeReview({ conclusions: '信息共享' });
  expect(chinese.toString('latin1')).toContain('noto-sans-sc');
  expect(chinese.length).toBeLessThan(60_000);
});

test('a brief names its participant and keeps each title of a list together, dates in their order', async () => {
  const title = 'قانون مراقبة السلائف 5';
  const pieces = await readBack(
    await writeBriefPdf(
      {
        ...{
          at: AT,
          asOf: null,
          participant: { id: 1, name: 'مصر', code: 'EG' },
          marking: 'AMBER',
          signals: [],
          alerts: [],
        },
        commitments: [{ id: 1, title, state: 'under-way', kind: 'law', endsOn: '2026-12-31', isLate: true }],
        ...{ late: [], unanswered: [{ id: 7, code: 'R-7', title }], isSimulated: true },
      },
      say,
    ),
  );
  expect(lineWith(pieces, 'Brief on').map(({ text }) => text.trim())).toEqual(['Brief on', 'مصر']);
  const promised = lineWith(pieces, 'December');
  expect(promised.map(({ text }) => text).join(' ')).toMatch(/due\s+31\s+December\s+2026/);
  expect(promised.at(-1)!.x + promised.at(-1)!.width).toBeCloseTo(RIGHT, 0);
  const unanswered = lineWith(pieces, 'R-7');
  expect(unanswered[0]!.x).toBeCloseTo(LEFT, 0);
  expect(squeeze(unanswered.at(-1)!.text)).toBe('قانونمراقبةالسلائف');
});
