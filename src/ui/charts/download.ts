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

/** A drawing that stands alone: computed colours written in, title above, source below. */
function standAlone(
  svg: SVGSVGElement,
  title: string,
  source: string,
): { text: string; width: number; height: number } {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index];
    if (original === undefined || element.closest('defs')) return;
    const computed = getComputedStyle(original);
    for (const name of STYLES) element.style.setProperty(name, computed.getPropertyValue(name));
  });
  copy.setAttribute('x', '0');
  copy.setAttribute('y', String(HEAD));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const root = getComputedStyle(document.documentElement);
  const ink = root.getPropertyValue('--ink');
  const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const total = height + HEAD + FOOT;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="'IBM Plex Sans', sans-serif" color="${ink}"><rect width="100%" height="100%" fill="${root.getPropertyValue('--surface')}"/><text x="8" y="20" font-size="15" font-weight="600" fill="${ink}">${inXml(title)}</text>${new XMLSerializer().serializeToString(copy)}<text x="8" y="${total - 8}" font-size="10" fill="${ink}">${inXml(source)}</text></svg>`;
  return { text, width, height: total };
}

export function saveSvg(svg: SVGSVGElement, title: string, source: string, fileName: string): void {
  saveText(standAlone(svg, title, source).text, `${fileName}.svg`, 'image/svg+xml');
}

export function savePng(svg: SVGSVGElement, title: string, source: string, fileName: string): void {
  const { text, width, height } = standAlone(svg, title, source);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    save(canvas.toDataURL('image/png'), `${fileName}.png`);
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
