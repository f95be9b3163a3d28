/** Why a series method could not run, and what it did, in plain words. */
export const seriesDetectorsEn = {
  reason: {
    'empty-series': 'There is no report in this series yet.',
    'week-without-data': 'The week has no data: nothing can be judged before its reports are in.',
    'short-history': 'Too little history: {weeks} weeks before this one, {needed} are needed.',
    'no-reports-in-baseline': 'No report in the weeks to compare with: a first appearance, not an increase.',
    'baseline-not-estimable': 'The weeks to compare with do not determine what to expect.',
  },
  'farrington-flexible': {
    explain:
      'Compared with the same season of {years} earlier years, {expected} reports were to be expected in this week and up to {upper} would have been no surprise; there were {observed}.',
  },
  ears: {
    explain:
      'Compared with {weeks} weeks shortly before, {expected} reports were to be expected in this week and up to {upper} would have been no surprise; there were {observed}.',
  },
} as const;
