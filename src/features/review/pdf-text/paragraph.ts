import bidiFactory, { type EmbeddingLevels } from 'bidi-js';
import { type Face, isPlain, listClusters, MISSING } from './typefaces.ts';

const bidi = bidiFactory();

export type Direction = 'ltr' | 'rtl';

/** A stretch of a paragraph in one typeface and direction, in the order of reading. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly face: Face;
  readonly level: number;
}

/** One paragraph, taken apart as UAX #9 and the typefaces have it. */
export interface Paragraph {
  readonly text: string;
  readonly base: Direction;
  readonly levels: EmbeddingLevels;
  readonly runs: readonly Run[];
  /** One run of letters that are drawn as they stand. */
  readonly isPlain: boolean;
}

export interface Faces {
  /** `undefined` where no typeface has the cluster. */
  find(cluster: string): Face | undefined;
  readonly first: Face;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** A text within another: neither turns the other, dates first (UAX #9, 2.4.2). */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
const ISOLATES = /[\u2066-\u2069]/g;
/** Without what only tells directions apart. */
export const withoutIsolates = (text: string): string => text.replace(ISOLATES, '');

/**
 * That of the first letter with a direction (UAX #9, P2 and P3), of an isolated part, too: a line that begins with an Arabic title is an
 * Arabic line.
 */
function directionOf(text: string): Direction {
  for (const char of text) {
    const type = bidi.getBidiCharTypeName(char);
    if (type === 'L') return 'ltr';
    if (type === 'R' || type === 'AL') return 'rtl';
  }
  return 'ltr';
}

const BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/;
/** Composed, as typefaces have letters with their marks; lone halves of characters become signs, and the spaces of printers plain ones. */
const clean = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, MISSING)
    .normalize('NFC')
    .replace(/[\t\v\f\u2000-\u2006\u2008-\u200a\u205f]/g, ' ')
    .replace(/[\u2007\u202f]/g, '\u00a0');

export const splitIntoParagraphs = (text: string): readonly string[] =>
  clean(hasRightToLeft(text) ? text : withoutIsolates(text)).split(BREAKS);

/** `text` is one of those that `splitIntoParagraphs` returned. */
export function readParagraph(text: string, faces: Faces): Paragraph {
  if (isPlain(text)) {
    const levels = { levels: new Uint8Array(text.length), paragraphs: [] };
    const run = { start: 0, end: text.length, face: faces.first, level: 0 };
    return { text, base: 'ltr', levels, runs: [run], isPlain: true };
  }
  const base = directionOf(text);
  const levels = bidi.getEmbeddingLevels(text, base);
  return { text, base, levels, runs: splitIntoRuns(text, levels.levels, faces), isPlain: false };
}

/** Letters with their marks, as far as one typeface has both. */
const listUnits = (text: string, faces: Faces): readonly string[] =>
  listClusters(text).flatMap((cluster) => (faces.find(cluster) === undefined ? [...cluster] : cluster));

/** Keeps the letters beside it from joining; few typefaces have it. */
const NON_JOINER = '\u200c';

/** Every character in exactly one run; a letter stays with its marks, a space with the typeface before it. */
function splitIntoRuns(text: string, levels: Uint8Array, faces: Faces): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (const cluster of listUnits(text, faces)) {
    const end = start + cluster.length;
    const last = runs.at(-1);
    const level = levels[start] ?? 0;
    const face = cluster === ' ' && last?.face.hasSpace ? last.face : (faces.find(cluster) ?? faces.first);
    const isApart = last === undefined || text[start - 1] === NON_JOINER;
    if (!isApart && last.face === face && last.level === level) runs[runs.length - 1] = { ...last, end };
    else runs.push({ start, end, face, level });
    start = end;
  }
  return runs;
}

/** Runs of a line, cut to it, from left to right (UAX #9, L2). */
export function orderRuns({ text, levels, runs }: Paragraph, start: number, end: number): readonly Run[] {
  const within = cutRuns(runs, start, end);
  if (within.length < 2 || start === end) return within;
  const runAt = new Map(within.flatMap((run) => indexes(run).map((index) => [index, run] as const)));
  const seen = bidi.getReorderedIndices(text, levels, start, end - 1).map((index) => runAt.get(index));
  return [...new Set(seen)].filter((run) => run !== undefined);
}

export const cutRuns = (runs: readonly Run[], start: number, end: number): readonly Run[] =>
  runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(run.start, start), end: Math.min(run.end, end) }));

const indexes = ({ start, end }: Run) => Array.from({ length: end - start }, (_, index) => start + index);

const UNSEEN = /(?!\u200d)\p{Default_Ignorable_Code_Point}/gu;
const UNSEEN_OR_JOINER = /\p{Default_Ignorable_Code_Point}/gu;

/** What is drawn of a run, in the order of reading: mirrored where it runs right to left (UAX #9, L4), with signs for what no typeface has. */
export function lettersOf(paragraph: Paragraph, run: Run, faces: Faces): string {
  const { text, levels } = paragraph;
  const { start, end, level, face } = run;
  const own = text.slice(start, end);
  if (paragraph.isPlain) return own.replaceAll('\u00ad', '');
  const mirrored = bidi.getMirroredCharactersMap(text, levels.levels, start, end - 1);
  let at = start;
  return listUnits(own, faces)
    .map((cluster) => {
      const letter = level % 2 === 1 ? (mirrored.get(at) ?? cluster) : cluster;
      at += cluster.length;
      return cluster === ' ' || faces.find(cluster) !== undefined ? letter : MISSING;
    })
    .join('')
    .replace(face.hasJoiner ? UNSEEN : UNSEEN_OR_JOINER, '');
}
