import { z } from 'zod';

export const farringtonFlexibleParametersSchema = z.strictObject({
  yearsBack: z.number().int().min(1).max(20).default(5).describe('Longest history used, years.'),
  halfWindow: z
    .number()
    .int()
    .min(1)
    .max(8)
    .default(3)
    .describe('Weeks on each side of the same week in earlier years that make its season, weeks.'),
  seasonalPeriods: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(10)
    .describe('Levels of the seasonal factor, levels; used from two years of history on.'),
  excludedRecentWeeks: z
    .number()
    .int()
    .min(0)
    .max(40)
    .default(26)
    .describe('Weeks before the one judged that are left out of the baseline, weeks.'),
  alpha: z
    .number()
    .gt(0)
    .lt(0.5)
    .default(0.01)
    .describe('Chance that a week without anything new lies above the bound, probability.'),
  method: z
    .enum(['nbPlugin', 'delta', 'muan'])
    .default('nbPlugin')
    .describe('How the bound is found from the fit, without unit.'),
  reweightAbove: z
    .number()
    .positive()
    .default(2.58)
    .describe('Baseline weeks beyond this many standard deviations count less, standard deviations.'),
  trendPBelow: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('A trend stays where its two-sided p-value is below this, probability; 1 keeps every trend.'),
  driftPerYear: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe(
      'Drift of the log mean that is allowed for where no trend is fitted, standard deviation a year.',
    ),
  minimumRecentReports: z
    .number()
    .min(0)
    .default(5)
    .describe('Fewest reports in the recent weeks for an alarm, reports.'),
  recentWeeks: z
    .number()
    .int()
    .min(1)
    .max(26)
    .default(4)
    .describe('Recent weeks for the fewest reports, the week judged included, weeks.'),
});

export type FarringtonFlexibleParameters = z.infer<typeof farringtonFlexibleParametersSchema>;
