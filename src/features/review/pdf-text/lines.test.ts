import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakIntoLines, type Line } from './lines.ts';
import { cutRuns, type Faces, isolate, orderRuns, readParagraph, splitIntoParagraphs } from './paragraph.ts';
import { MISSING, Typefaces } from './typefaces.ts';

const typefaces = new Typefaces();

async function facesFor(text: string): Promise<Faces> {
  for (const paragraph of splitIntoParagraphs(text)) await typefaces.prepare(paragraph, 400);
  return { find: (cluster) => typefaces.find(cluster, 400), first: typefaces.first(400) };
}

/** Scripts of both directions, digits of three kinds, brackets, marks, joiners, what steers directions, and what no typeface has. */
const unit = fc.constantFrom(
  ...'aZé1 2 ٣ ۴ , . ( ) [ ] – · " \u00a0\u00ad'.split(''),
  ...'بيتلا،שלוםНетпуΩ中文，。（）の한국क्षि'.split(''),
  ...[
    'لا',
    'مَّ',
    'می\u200cخ',
    'e\u0301',
    '\u200f',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u202e',
    '\u202c',
    '🙂',
    '\u{10380}',
    '\ud800',
  ],
);
const anyText = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));

const MIRRORED: Readonly<Record<string, string>> = { '(': ')', '[': ']', '（': '）' };
/** Letters as a heap: brackets of both sides are one, what is not seen or stands at the end of a line is none. */
const heap = (text: string): string =>
  [...text.replace(/[\s\u00a0\u00ad-]|\p{Default_Ignorable_Code_Point}/gu, '')]
    .map((char) => MIRRORED[char] ?? char)
    .sort()
    .join('');

const lettersOf = (lines: readonly Line[]): string =>
  lines.flatMap(({ strokes }) => strokes.map(({ letters }) => letters)).join('');

test('a paragraph falls into runs without a gap and without an overlap, and a line orders them all', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.nat(40), fc.nat(40), async (text, one, other) => {
      const faces = await facesFor(text);
      for (const part of splitIntoParagraphs(text)) {
        const paragraph = readParagraph(part, faces);
        expect(paragraph.runs.map(({ start, end }) => part.slice(start, end)).join('')).toBe(part);
        const start = Math.min(one, other, part.length);
        const end = Math.min(Math.max(one, other), part.length);
        const ordered = orderRuns(paragraph, start, end);
        const inReading = [...ordered].sort((a, b) => a.start - b.start);
        expect(inReading).toEqual(cutRuns(paragraph.runs, start, end));
        expect(inReading.map((run) => part.slice(run.start, run.end)).join('')).toBe(part.slice(start, end));
      }
    }),
    { numRuns: 400 },
  );
});

test('broken at any width no letter is lost and none comes twice; what no typeface has is one sign', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.integer({ min: 1, max: 25 }), async (text, width) => {
      const faces = await facesFor(text);
      const measure = ({ letters }: { readonly letters: string }) => [...letters].length;
      const parts = splitIntoParagraphs(text);
      const lines = parts.flatMap((part) =>
        breakIntoLines(readParagraph(part, faces), { faces, measure, width }),
      );
      const expected = parts.join('').replace(/🙂|\u{10380}/gu, MISSING);
      expect(heap(lettersOf(lines))).toBe(heap(expected));
    }),
    { numRuns: 400 },
  );
});

async function linesOf(text: string, width: number): Promise<readonly string[]> {
  const faces = await facesFor(text);
  const measure = ({ letters }: { readonly letters: string }) => [...letters].length;
  return breakIntoLines(readParagraph(splitIntoParagraphs(text)[0]!, faces), { faces, measure, width }).map(
    (line) => lettersOf([line]),
  );
}

test('Chinese breaks between characters, but not before a full stop or a closing bracket', async () => {
  expect(await linesOf('加强成员国信息共享。', 4)).toEqual(['加强成员', '国信息共', '享。']);
  expect(await linesOf('加强成员。国', 4)).toEqual(['加强成', '员。国']);
  expect(await linesOf('物（NPS）的', 5)).toEqual(['物', '（NPS）', '的']);
});

test('words break at spaces, those wider than the line anywhere, soft hyphens where they must', async () => {
  expect(await linesOf('one two three', 7)).toEqual(['one two', 'three']);
  expect(await linesOf('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  expect(await linesOf('inter\u00adnational', 9)).toEqual(['inter-', 'national']);
  expect(await linesOf('inter\u00adnational', 20)).toEqual(['international']);
});

/** Strokes from left to right, each as it is read. */
async function seen(text: string): Promise<readonly string[]> {
  const faces = await facesFor(text);
  const paragraph = readParagraph(splitIntoParagraphs(text)[0]!, faces);
  const [line] = breakIntoLines(paragraph, { faces, measure: () => 1, width: 1000 });
  return line!.strokes.map(({ letters }) => letters.trim()).filter(Boolean);
}

test('directions follow UAX #9: Latin and digits within Arabic, brackets mirrored', async () => {
  expect(await seen('قرار UNODC رقم 12')).toEqual(['12', 'رقم', 'UNODC', 'قرار']);
  expect(await seen('عدد (12)')).toEqual(['(', '12', ')', 'عدد']);
  expect(await seen('۱۲۳ گزارش')).toEqual(['گزارش', '۱۲۳']);
});

test('an isolated title does not turn what stands beside it; a date after a title that is not isolated used to begin with its day', async () => {
  const titles = `A: ${isolate('عنوان')}, ${isolate('نص')}, 2026-12-31`;
  expect(await seen(titles)).toEqual(['A:', 'عنوان', ',', 'نص', ', 2026-12-31']);
  expect((await seen('A: عنوان 2026-12-31')).join(' ')).not.toContain('2026-12-31');
});
