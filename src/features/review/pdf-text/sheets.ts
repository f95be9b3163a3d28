import PDFDocument from 'pdfkit';
import { splitIntoParagraphs, withoutIsolates } from './paragraph.ts';
import { Pen, type Setting, type Style } from './pen.ts';
import { Typefaces } from './typefaces.ts';

export interface Table {
  readonly head: readonly string[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  /** Index of the first column of numbers; all after it are numbers, too. */
  readonly numbersFrom?: number;
  readonly rows: readonly (readonly string[])[];
}

/** What stands on the sheets, from top to bottom. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly style: Style }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'gap' }
  | { readonly kind: 'table'; readonly table: Table };

export interface Sheets {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The line at the foot of each sheet. */
  foot(page: number, pages: number): string;
}

const MARGIN = 48;
const PADDING = 3;
const ABOVE_HEADING = 10.5;
const BELOW_HEADING = 5;
const LINE = '#b8c0c8';
const INK = '#111820';
const DIM = '#4a5560';

const TITLE: Style = { size: 20, weight: 600, color: INK };
const HEADING: Style = { size: 13, weight: 600, color: INK };
const TABLE_HEAD: Style = { size: 7, weight: 600, color: INK };
const CELL: Style = { size: 8, weight: 400, color: INK };
const FOOT: Style = { size: 8, weight: 600, color: DIM };
export const BODY: Style = { size: 9, weight: 400, color: INK };
export const ASIDE: Style = { ...BODY, color: DIM };
export const NOTE: Style = { ...ASIDE, size: 8 };

/** Writes sheets of A4. */
export async function writeSheets(sheets: Sheets): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: withoutIsolates(sheets.title), Creator: 'Tocsin' },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const blocks: readonly Block[] = [{ kind: 'text', text: sheets.title, style: TITLE }, ...sheets.blocks];
  const typefaces = new Typefaces();
  for (const [text, { weight }] of [...blocks.flatMap(listTexts), [sheets.foot(1, 1), FOOT] as const])
    for (const paragraph of splitIntoParagraphs(text)) await typefaces.prepare(paragraph, weight);
  const writer = new Writer(doc, new Pen(doc, typefaces));
  for (const block of blocks) writer.write(block);
  writer.writeFeet(sheets.foot);
  doc.end();
  return done;
}

function listTexts(block: Block): readonly (readonly [string, Style])[] {
  switch (block.kind) {
    case 'text':
      return [[block.text, block.style]];
    case 'heading':
      return [[block.text, HEADING]];
    case 'gap':
      return [];
    case 'table':
      return [
        ...block.table.head.map((text) => [text, TABLE_HEAD] as const),
        ...block.table.rows.flat().map((text) => [text, CELL] as const),
      ];
  }
}

class Writer {
  readonly #doc: PDFKit.PDFDocument;
  readonly #pen: Pen;
  readonly #room: number;
  readonly #bottom: number;
  #y = MARGIN;

  constructor(doc: PDFKit.PDFDocument, pen: Pen) {
    this.#doc = doc;
    this.#pen = pen;
    this.#room = doc.page.width - MARGIN * 2;
    this.#bottom = doc.page.height - MARGIN;
  }

  write(block: Block): void {
    switch (block.kind) {
      case 'text':
        this.#writeText(block.text, block.style);
        return;
      case 'heading':
        // A heading does not stand alone at the foot of a page.
        if (this.#y > this.#bottom - MARGIN * 2) this.#turn();
        this.#y += ABOVE_HEADING;
        this.#writeText(block.text, HEADING);
        this.#y += BELOW_HEADING;
        return;
      case 'gap':
        this.#y += BODY.size;
        return;
      case 'table':
        this.#writeTable(block.table);
    }
  }

  writeFeet(foot: Sheets['foot']): void {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      const at = { x: MARGIN, y: this.#bottom + 14, width: this.#room };
      for (const line of this.#pen.set(foot(page + 1, count), FOOT, this.#room).lines)
        this.#pen.write(line, FOOT, at);
    }
  }

  #turn(): void {
    this.#doc.addPage();
    this.#y = MARGIN;
  }

  #writeText(text: string, style: Style): void {
    for (const line of this.#pen.set(text, style, this.#room).lines) {
      if (this.#y + line.height > this.#bottom) this.#turn();
      this.#pen.write(line, style, { x: MARGIN, y: this.#y, width: this.#room });
      this.#y += line.height;
    }
  }

  #writeTable({ head, widths, numbersFrom = widths.length, rows }: Table): void {
    const sum = widths.reduce((all, each) => all + each, 0);
    const columns = widths.map((width, column) => ({
      x: MARGIN + (widths.slice(0, column).reduce((all, each) => all + each, 0) / sum) * this.#room + PADDING,
      width: (width / sum) * this.#room - PADDING * 2,
      ...(column >= numbersFrom ? { align: 'right' as const } : {}),
    }));
    for (const [index, row] of [head, ...rows].entries()) {
      const style = index === 0 ? TABLE_HEAD : CELL;
      this.#writeRow(
        row.map((text, column) => this.#pen.set(text, style, columns[column]!.width)),
        columns,
      );
    }
  }

  /** A row goes over to the next page whole, or, taller than a page, in parts. */
  #writeRow(row: readonly Setting[], columns: readonly Column[]): void {
    const room = () => this.#bottom - this.#y - PADDING * 2;
    if (Math.max(...row.map(heightOf)) > room() && this.#y > MARGIN) this.#turn();
    const part = row.map((cell) => cutTo(cell, room()));
    part.forEach(({ lines, style }, column) => {
      let y = this.#y + PADDING;
      for (const line of lines) {
        this.#pen.write(line, style, { ...columns[column]!, y });
        y += line.height;
      }
    });
    this.#y += Math.max(...part.map(heightOf)) + PADDING * 2;
    this.#doc
      .lineWidth(0.5)
      .strokeColor(LINE)
      .moveTo(MARGIN, this.#y)
      .lineTo(MARGIN + this.#room, this.#y)
      .stroke();
    const rest = row.map((cell, column) => ({
      ...cell,
      lines: cell.lines.slice(part[column]!.lines.length),
    }));
    if (rest.some(({ lines }) => lines.length > 0)) this.#writeRow(rest, columns);
  }
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align?: 'right';
}

const heightOf = ({ lines }: Setting): number => lines.reduce((sum, { height }) => sum + height, 0);

function cutTo(cell: Setting, room: number): Setting {
  let height = 0;
  const end = cell.lines.findIndex((line) => {
    height += line.height;
    return height > room;
  });
  return end < 0 ? cell : { ...cell, lines: cell.lines.slice(0, Math.max(1, end)) };
}
