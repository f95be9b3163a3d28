import Papa from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

const NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

export function nameDelimiter(delimiter: string): string {
  return NAMES[delimiter] ?? `«${delimiter}»`;
}

/**
 * The delimiter that splits the first records most evenly; `undefined` where none splits them at all.
 *
 * Judged on up to 20 complete records: the number of columns of the header times the share of records that have as many.
 */
export function findDelimiter(head: string, newline: '\n' | '\r'): string | undefined {
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(head, { delimiter, newline, preview: 20 });
    const records = data.filter((cells) => cells.length > 1 || cells[0] !== '');
    const columns = records[0]?.length ?? 0;
    const even = records.filter((cells) => cells.length === columns).length / records.length;
    const score = columns > 1 ? columns * even : 0;
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter;
}
