import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 400 | 600;

/** A file of a typeface in a weight, opened for one document. */
export interface Face {
  readonly key: string;
  readonly font: Font;
  /** Above and below the line that letters stand on, as a share of the size. */
  readonly ascent: number;
  readonly descent: number;
  readonly hasSpace: boolean;
  readonly hasJoiner: boolean;
}

interface Family {
  readonly package: string;
  readonly id: string;
  /** One file for all weights. */
  readonly isVariable: boolean;
  /** Asked for these characters only. */
  readonly only?: RegExp;
}

const plex = (id: string): Family => ({ package: `@fontsource/${id}`, id, isVariable: false });
const noto = (id: string): Family => ({ package: `@fontsource-variable/${id}`, id, isVariable: true });

/** Each comes as one file a script, or as slices by how often characters are used; the first that has a character writes it. */
const FAMILIES: readonly Family[] = [
  plex('ibm-plex-sans'),
  plex('ibm-plex-sans-arabic'),
  plex('ibm-plex-sans-hebrew'),
  plex('ibm-plex-sans-devanagari'),
  // The Chinese one has 80 Korean syllables: a word is not to change its typeface within.
  { ...noto('noto-sans-kr'), only: /^\p{Script=Hangul}/u },
  noto('noto-sans-sc'),
];

/** Written by the first file of the first typeface, without a look at any other: most texts are. */
const PLAIN =
  /^[\n\r\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122\u2212]*$/;
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** What stands for a character that no typeface has. */
export const MISSING = '\ufffd';

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What is written as one: a letter with its marks. */
export const listClusters = (text: string): readonly string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

const require = createRequire(import.meta.url);

type Range = readonly [first: number, last: number, subset: string];
const rangesOf = new Map<Family, readonly Range[]>();

/** Which file of a typeface holds which characters, as its package says. */
function listRanges(family: Family): readonly Range[] {
  const known = rangesOf.get(family);
  if (known !== undefined) return known;
  const bySubset = require(`${family.package}/unicode.json`) as Readonly<Record<string, string>>;
  const ranges = Object.entries(bySubset).flatMap(([subset, written]) =>
    written.split(',').map((range): Range => {
      const [first = 0, last = first] = range
        .replace('U+', '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return [first, last, subset.replace(/[[\]]/g, '')];
    }),
  );
  rangesOf.set(family, ranges);
  return ranges;
}

const pathOf = (family: Family, file: string): string => require.resolve(`${family.package}/files/${file}`);

/** The one file that every document needs is read as it is: plain texts do not wait for HarfBuzz. */
const isFirst = (family: Family, subset: string): boolean => family === FAMILIES[0] && subset === FIRST;
const FIRST = 'latin';

async function openFace(family: Family, subset: string, weight: Weight): Promise<Face> {
  const { id, isVariable } = family;
  const key = `${id}-${subset}-${weight}`;
  const bytes =
    unpacked.get(key) ??
    (isFirst(family, subset)
      ? readFile(pathOf(family, `${key}-normal.woff`))
      : unpack(
          pathOf(family, `${id}-${subset}-${isVariable ? 'wght' : weight}-normal.woff2`),
          listCharacters(family, subset),
          isVariable ? { wght: weight } : undefined,
        ));
  unpacked.set(key, bytes);
  const font = create(await bytes) as Font;
  return {
    key,
    font,
    ascent: font.ascent / font.unitsPerEm,
    descent: -font.descent / font.unitsPerEm,
    hasSpace: font.hasGlyphForCodePoint(0x20),
    hasJoiner: font.hasGlyphForCodePoint(0x200d),
  };
}

/** Kept as long as the server runs: some 50 kB a file, 9 MB if every Chinese character was needed in both weights. */
const unpacked = new Map<string, Promise<Buffer>>();

/** By HarfBuzz: of WOFF2 and of a variable typeface fontkit 2.0.4 reads the letters, but cannot write those used into a PDF. */
async function unpack(path: string, characters: string, variationAxes?: Axes): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font');
  const font = await subsetFont(await readFile(path), characters, {
    targetFormat: 'sfnt',
    ...(variationAxes && { variationAxes }),
  });
  return Buffer.concat([font, GLYPH_HEAD]);
}

/** What fontkit 2.0.4 reads beyond the end of a file whose last glyph is empty, as the space is. */
const GLYPH_HEAD = Buffer.alloc(10);

type Axes = Readonly<Record<string, number>>;

/** Beside what a file is for: the space and the joiners. */
const COMMON = ' \u200c\u200d';

const listCharacters = (family: Family, wanted: string): string =>
  listRanges(family)
    .filter(([, , subset]) => subset === wanted)
    .map(([first, last]) =>
      String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index)),
    )
    .join('') + COMMON;

/** The typefaces of one document: opens the files that its texts need, and no others. */
export class Typefaces {
  readonly #faces = new Map<string, Promise<Face>>();
  readonly #chosen = new Map<string, Face | undefined>();
  readonly #first = new Map<Weight, Face>();

  /** Before a text is written: opens what it needs. */
  async prepare(text: string, weight: Weight): Promise<void> {
    if (!this.#first.has(weight)) this.#first.set(weight, await this.#open(FAMILIES[0]!, FIRST, weight));
    if (isPlain(text)) return;
    for (const cluster of new Set(listClusters(text))) {
      if (this.#chosen.has(`${weight}${cluster}`)) continue;
      // Where none has it whole, each character is looked for.
      for (const part of new Set([cluster, ...cluster]))
        this.#chosen.set(`${weight}${part}`, await this.#choose(part, weight));
    }
  }

  /** The face that has all of a cluster; `undefined` where none has. */
  find(cluster: string, weight: Weight): Face | undefined {
    return this.#chosen.get(`${weight}${cluster}`);
  }

  /** Writes plain texts, and the sign for what none has. */
  first(weight: Weight): Face {
    return this.#first.get(weight)!;
  }

  async #choose(cluster: string, weight: Weight): Promise<Face | undefined> {
    const codes = Array.from(cluster.replace(IGNORABLE, ''), (char) => char.codePointAt(0)!);
    const [base] = codes;
    if (base === undefined) return this.first(weight);
    for (const family of FAMILIES) {
      if (family.only?.test(cluster) === false) continue;
      const subsets = listRanges(family)
        .filter(([first, last]) => base >= first && base <= last)
        .map(([, , subset]) => subset);
      for (const subset of new Set(subsets)) {
        const face = await this.#open(family, subset, weight);
        if (codes.every((code) => face.font.hasGlyphForCodePoint(code))) return face;
      }
    }
    return undefined;
  }

  #open(family: Family, subset: string, weight: Weight): Promise<Face> {
    const key = `${family.id}-${subset}-${weight}`;
    const face = this.#faces.get(key) ?? openFace(family, subset, weight);
    this.#faces.set(key, face);
    return face;
  }
}
