import type { ExportValue } from '../../model/export-format.ts';

// Office Open XML (ECMA-376, part 1), as little of it as a spreadsheet needs to open a table.

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A spreadsheet opens no cell with more characters. */
const MOST_CHARACTERS = 32_767;
/** A worksheet's name holds no more. */
const MOST_NAME_CHARACTERS = 31;
/** What XML cannot hold, or would change: written `_xHHHH_`, and so is a text that looks like that already. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9a-f]{4}_)/giu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xmlText(text: string): string {
  return text
    .replace(NOT_IN_XML, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A, B … Z, AA … */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

function cell(value: ExportValue, at: string): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return textCell(value, at, '');
}

function textCell(value: string, at: string, style: string): string {
  const text = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value;
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

export const SHEET_END = '</sheetData></worksheet>';

/** The beginning of a worksheet: its header, bold, stays in sight. */
export function sheetStart(columns: readonly string[]): string {
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const cells = columns.map((column, index) => textCell(column, `${columnName(index)}1`, ' s="1"')).join('');
  return `${PROLOGUE}<worksheet xmlns="${MAIN}">${pane}<sheetData><row r="1">${cells}</row>`;
}

/** A row below the header; the first of them is number 2. */
export const sheetRow = (row: readonly ExportValue[], number: number): string =>
  `<row r="${number}">${row.map((value, index) => cell(value, `${columnName(index)}${number}`)).join('')}</row>`;

const STYLES = `${PROLOGUE}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

function sheetName(name: string, index: number): string {
  const suffix = index === 0 ? '' : ` ${index + 1}`;
  return xmlText(`${name.slice(0, MOST_NAME_CHARACTERS - suffix.length)}${suffix}`);
}

/** Everything of a workbook but its worksheets, by path. */
export function workbookParts(name: string, sheets: number): readonly (readonly [string, string])[] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const listed = numbers
    .map((at) => `<sheet name="${sheetName(name, at - 1)}" sheetId="${at}" r:id="rId${at}"/>`)
    .join('');
  const related = numbers
    .map(
      (at) => `<Relationship Id="rId${at}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
    )
    .join('');
  const styles = `<Relationship Id="rId${sheets + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/>`;
  const typed = numbers
    .map((at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('');
  const relationships = (body: string) =>
    `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships">${body}</Relationships>`;
  return [
    [
      'xl/workbook.xml',
      `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${listed}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships(related + styles)],
    ['xl/styles.xml', STYLES],
    [
      '_rels/.rels',
      relationships(`<Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>`),
    ],
    [
      '[Content_Types].xml',
      `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${typed}</Types>`,
    ],
  ];
}
