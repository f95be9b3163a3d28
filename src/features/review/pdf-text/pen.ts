import type { Font, Glyph } from 'fontkit';
import { breakIntoLines, type Line, type Measure, type Stroke } from './lines.ts';
import { type Faces, readParagraph, splitIntoParagraphs } from './paragraph.ts';
import type { Face, Typefaces, Weight } from './typefaces.ts';

export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
}

/** Lines that are to be written with one style, and the room that they take. */
export interface Setting {
  readonly lines: readonly SetLine[];
  readonly style: Style;
}

interface SetLine extends Line {
  readonly ascent: number;
  readonly height: number;
}

/** A face in one direction, as pdfkit has it, and how wide it writes what. */
interface Nib {
  readonly key: string;
  readonly font: Font;
  readonly options: { readonly features?: PDFKit.Mixins.OpenTypeFeatures[] };
  /** Of size 1. */
  readonly widths: Map<string, number>;
}

/** Longer texts hardly come twice. */
const WORD = 24;

/** Sets and writes texts of any script on a document. */
export class Pen {
  readonly #doc: PDFKit.PDFDocument;
  readonly #typefaces: Typefaces;
  readonly #nibs = { ltr: new Map<Face, Nib>(), rtl: new Map<Face, Nib>() };

  constructor(doc: PDFKit.PDFDocument, typefaces: Typefaces) {
    this.#doc = doc;
    this.#typefaces = typefaces;
  }

  set(text: string, style: Style, width: number): Setting {
    const { size, weight } = style;
    const faces: Faces = {
      find: (cluster) => this.#typefaces.find(cluster, weight),
      first: this.#typefaces.first(weight),
    };
    const measure: Measure = (stroke) => this.#measure(stroke) * size;
    const lines = splitIntoParagraphs(text).flatMap((paragraph) =>
      breakIntoLines(readParagraph(paragraph, faces), { faces, measure, width }),
    );
    return { style, lines: lines.map((line) => setHeight(line, size, faces)) };
  }

  /** Writes one line with its upper left corner at `x` and `y`, at the side where its paragraph begins unless `align` says otherwise. */
  write(
    line: SetLine,
    { size, color }: Style,
    at: { readonly x: number; readonly y: number; readonly width: number; readonly align?: 'right' },
  ): void {
    const isAtRight = at.align === 'right' || line.isRightToLeft;
    let x = isAtRight ? at.x + at.width - line.width : at.x;
    if (line.strokes.length > 0) this.#doc.fillColor(color);
    for (const stroke of line.strokes) {
      const { font, key, options } = this.#nibFor(stroke);
      use(this.#doc, font, key, size);
      this.#doc.text(stroke.letters, x, at.y + line.ascent, {
        ...options,
        lineBreak: false,
        baseline: 'alphabetic',
      });
      x += stroke.width;
    }
  }

  #measure(stroke: Stroke): number {
    const { letters } = stroke;
    const { font, key, widths, options } = this.#nibFor(stroke);
    const known = widths.get(letters);
    if (known !== undefined) return known;
    use(this.#doc, font, key, 1);
    const width = this.#doc.widthOfString(letters, options);
    if (letters.length <= WORD) widths.set(letters, width);
    return width;
  }

  #nibFor({ face, isRightToLeft }: Stroke): Nib {
    const direction = isRightToLeft ? 'rtl' : 'ltr';
    const known = this.#nibs[direction].get(face);
    if (known !== undefined) return known;
    const key = `${face.key}-${direction}`;
    const nib = {
      key,
      font: direct(face.font, direction, key),
      // pdfkit shapes word by word and sets the words from left to right, unless features are given: then it leaves all to fontkit.
      options: isRightToLeft ? { features: [] } : {},
      widths: new Map<string, number>(),
    };
    this.#nibs[direction].set(face, nib);
    return nib;
  }
}

/** pdfkit takes fonts that fontkit opened since 0.20; its types do not say so yet. */
const use = (doc: PDFKit.PDFDocument, font: Font, key: string, size: number) =>
  doc.font(font as unknown as Buffer, key, size);

/**
 * The font in one direction: left to itself fontkit takes that of the script, and a bracket or a Persian digit runs the wrong way. pdfkit
 * tells fonts apart by their names.
 */
function direct(font: Font, direction: 'ltr' | 'rtl', name: string): Font {
  const layout = (text: string, features?: string[]) => {
    const run = font.layout(text, features, undefined, undefined, direction);
    return direction === 'rtl' ? Object.assign(run, { glyphs: run.glyphs.map(turn) }) : run;
  };
  return Object.create(font, { layout: { value: layout }, postscriptName: { value: name } }) as Font;
}

/** Readers of PDF (poppler, pdf.js) turn a line that runs right to left letter by letter, those of a ligature, too. */
const turn = (glyph: Glyph): Glyph =>
  glyph.codePoints.length < 2
    ? glyph
    : (Object.create(glyph, { codePoints: { value: glyph.codePoints.toReversed() } }) as Glyph);

function setHeight(line: Line, size: number, { first }: Faces): SetLine {
  let { ascent, descent } = first;
  for (const { face } of line.strokes) {
    ascent = Math.max(ascent, face.ascent);
    descent = Math.max(descent, face.descent);
  }
  return { ...line, ascent: ascent * size, height: (ascent + descent) * size };
}
