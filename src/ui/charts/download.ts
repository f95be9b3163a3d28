import type { Column } from '../kit/data-table.tsx';

/** A cell that a spreadsheet would run as a formula is defused with an apostrophe. */
function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[], source: string): string {
  const lines = [columns.map((column) => csvCell(column.header)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => csvCell(column.value(row))).join(','));
  lines.push(csvCell(source));
  return `${lines.join('\r\n')}\r\n`;
}

function save(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
}

export function saveText(text: string, fileName: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  save(url, fileName);
  URL.revokeObjectURL(url);
}

const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'fill-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
];
const HEAD = 30;
const FOOT = 24;
const HEADING = 26;

/** One drawing of a figure, and the heading that stands over it where there are several. */
interface Drawing {
  readonly svg: SVGSVGElement;
  readonly heading: string | undefined;
}

/** What a figure shows, in its order: drawings say so by `data-drawing`, the heading of the next one by `data-drawing-heading`. */
export function listDrawings(figure: ParentNode): readonly Drawing[] {
  const drawings: Drawing[] = [];
  let heading: string | undefined;
  for (const element of figure.querySelectorAll('svg[data-drawing], [data-drawing-heading]')) {
    if (element instanceof SVGSVGElement) {
      drawings.push({ svg: element, heading });
      heading = undefined;
    } else heading = element.textContent ?? undefined;
  }
  return drawings;
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A copy with its computed colours written in, to be put at a height. */
function copyAt(svg: SVGSVGElement, top: number): string {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const computed = getComputedStyle(original);
    // A pattern has colours of the page, too; all else of it is its own.
    for (const name of element.closest('defs') ? ['fill', 'stroke'] : STYLES)
      element.style.setProperty(name, computed.getPropertyValue(name));
  });
  copy.setAttribute('x', '0');
  copy.setAttribute('y', String(top));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** What a saved picture says beside its drawings. */
export interface Frame {
  readonly title: string;
  readonly source: string;
  readonly fileName: string;
}

/** Drawings that stand alone, one below the other: title above, source below. */
function standAlone(
  drawings: readonly Drawing[],
  { title, source }: Frame,
): { text: string; width: number; height: number } {
  const root = getComputedStyle(document.documentElement);
  const ink = root.getPropertyValue('--ink');
  const write = (text: string, y: number, size: number, weight = 400) =>
    `<text x="8" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}">${inXml(text)}</text>`;
  const parts = [write(title, 20, 15, 600)];
  let width = 0;
  let top = HEAD;
  for (const { svg, heading } of drawings) {
    if (heading !== undefined) {
      top += HEADING;
      parts.push(write(heading, top - 8, 13, 600));
    }
    const box = svg.getBoundingClientRect();
    parts.push(copyAt(svg, top));
    width = Math.max(width, box.width);
    top += box.height;
  }
  const height = top + FOOT;
  parts.push(write(source, height - 8, 10));
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'IBM Plex Sans', sans-serif" color="${ink}"><rect width="100%" height="100%" fill="${root.getPropertyValue('--surface')}"/>${parts.join('')}</svg>`;
  return { text, width, height };
}

export function saveSvg(drawings: readonly Drawing[], frame: Frame): void {
  saveText(standAlone(drawings, frame).text, `${frame.fileName}.svg`, 'image/svg+xml');
}

export function savePng(drawings: readonly Drawing[], frame: Frame): void {
  const { text, width, height } = standAlone(drawings, frame);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    save(canvas.toDataURL('image/png'), `${frame.fileName}.png`);
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
