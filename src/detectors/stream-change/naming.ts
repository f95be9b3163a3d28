import type { StreamChangeParameters } from './parameters.ts';

/** Counts of one spelling in one stream: `before` and `after` a week, in windows of equal length. */
export interface NameCounts {
  readonly name: number;
  readonly node: number;
  readonly before: number;
  readonly after: number;
}

export interface NamingChange {
  /** Reports under spellings that ended, in the window before. */
  readonly ended: number;
  /** Reports under spellings that began, in the window after. */
  readonly began: number;
  readonly share: number;
  readonly nodesThatBegan: readonly number[];
}

// A spelling that ends and one that begins must carry about the same number of reports to be one thing renamed.
const LEAST_MATCH = 0.5;

/** Finds spellings that ended while others of about the same volume began; undefined where there are none. */
export function findNamingChange(
  names: readonly NameCounts[],
  totals: { readonly before: number; readonly after: number },
  parameters: StreamChangeParameters,
): NamingChange | undefined {
  const expectedBefore = (share: number): number => share * totals.after;
  const ended = names.filter(
    (row) => row.after === 0 && row.before >= 10 && expectedBefore(row.before / totals.before) >= 10,
  );
  const began = names.filter((row) => row.before === 0 && row.after >= 10);
  const endedReports = ended.reduce((sum, row) => sum + row.before, 0);
  const beganReports = began.reduce((sum, row) => sum + row.after, 0);
  if (endedReports === 0 || beganReports === 0) return undefined;
  const endedShare = endedReports / totals.before;
  const beganShare = beganReports / totals.after;
  const share = Math.min(endedShare, beganShare);
  if (share < parameters.namingShare || share < LEAST_MATCH * Math.max(endedShare, beganShare))
    return undefined;
  return { ended: endedReports, began: beganReports, share, nodesThatBegan: began.map((row) => row.node) };
}
