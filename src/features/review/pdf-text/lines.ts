import LineBreaker from 'linebreak';
import { cutRuns, type Faces, lettersOf, orderRuns, type Paragraph, type Run } from './paragraph.ts';
import { type Face, listClusters } from './typefaces.ts';

/** What is drawn at once: letters of one typeface and direction. */
export interface Stroke {
  readonly face: Face;
  /** In the order of reading. */
  readonly letters: string;
  readonly isRightToLeft: boolean;
}

export interface Line {
  /** From left to right. */
  readonly strokes: readonly (Stroke & { readonly width: number })[];
  readonly width: number;
  readonly isRightToLeft: boolean;
}

export type Measure = (stroke: Stroke) => number;

interface Setting {
  readonly faces: Faces;
  readonly measure: Measure;
  readonly width: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stays on one line: ink, then spaces, which take no room at the end of a line. */
interface Word extends Span {
  readonly ink: number;
  readonly space: number;
}

/** Breaks where UAX #14 lets it: at spaces, between Chinese characters but not before their full stop; anywhere in a word wider than the line. */
export function breakIntoLines(paragraph: Paragraph, setting: Setting): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let spent = 0;
  for (const word of listWords(paragraph, setting)) {
    if (word.start > start && spent + word.ink > setting.width) {
      lines.push(setLine(paragraph, { start, end: word.start }, setting));
      start = word.start;
      spent = 0;
    }
    spent += word.ink + word.space;
  }
  lines.push(setLine(paragraph, { start, end: paragraph.text.length }, setting));
  return lines;
}

function* listWords(paragraph: Paragraph, setting: Setting): Generator<Word> {
  const breaker = new LineBreaker(paragraph.text);
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const word = measureWord(paragraph, { start, end: next.position }, setting);
    if (word.ink <= setting.width) yield word;
    else yield* cutWord(paragraph, word, setting);
    start = next.position;
  }
}

function measureWord(paragraph: Paragraph, { start, end }: Span, setting: Setting): Word {
  const turn = endOfInk(paragraph.text, { start, end });
  return {
    ...{ start, end },
    ink: widthOf(paragraph, { start, end: turn }, setting),
    space: turn < end ? widthOf(paragraph, { start: turn, end }, setting) : 0,
  };
}

/** Letters by themselves are hardly narrower than joined ones. */
function* cutWord(paragraph: Paragraph, { start, end }: Span, setting: Setting): Generator<Word> {
  let at = start;
  for (const cluster of listClusters(paragraph.text.slice(start, end))) {
    yield measureWord(paragraph, { start: at, end: at + cluster.length }, setting);
    at += cluster.length;
  }
}

const endOfInk = (text: string, { start, end }: Span): number =>
  start + text.slice(start, end).trimEnd().length;

const widthOf = (paragraph: Paragraph, { start, end }: Span, setting: Setting): number =>
  cutRuns(paragraph.runs, start, end).reduce(
    (sum, run) => sum + setting.measure(setStroke(paragraph, run, setting)),
    0,
  );

function setLine(paragraph: Paragraph, span: Span, setting: Setting): Line {
  const { text, base } = paragraph;
  const end = endOfInk(text, span);
  const strokes = orderRuns(paragraph, span.start, end).map((run) => setStroke(paragraph, run, setting));
  // A soft hyphen is seen only where it breaks a word.
  const last = strokes.at(-1);
  if (last !== undefined && text[end - 1] === '\u00ad')
    strokes[strokes.length - 1] = { ...last, letters: `${last.letters}-` };
  const measured = strokes.map((stroke) => ({ ...stroke, width: setting.measure(stroke) }));
  return {
    strokes: measured,
    width: measured.reduce((sum, { width }) => sum + width, 0),
    isRightToLeft: base === 'rtl',
  };
}

const setStroke = (paragraph: Paragraph, run: Run, { faces }: Setting): Stroke => ({
  face: run.face,
  letters: lettersOf(paragraph, run, faces),
  isRightToLeft: run.level % 2 === 1,
});
