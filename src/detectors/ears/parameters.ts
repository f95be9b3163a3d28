import { z } from 'zod';

export const earsParametersSchema = z.strictObject({
  method: z
    .enum(['C1', 'C2', 'C3'])
    .default('C2')
    .describe('C1 has no gap before the week judged, C2 two weeks, C3 adds the two weeks before.'),
  baselineWeeks: z.number().int().min(3).max(26).default(7).describe('Length of the baseline, weeks.'),
  threshold: z
    .number()
    .positive()
    .optional()
    .describe('Bound above the mean, standard deviations; absent: 3 for C1 and C2, 2 for C3.'),
  minimumDeviation: z
    .number()
    .min(0)
    .default(1)
    .describe(
      'Least standard deviation, reports a week: so that one report after a flat stretch does not ring.',
    ),
  minimumRecentReports: z
    .number()
    .min(0)
    .default(3)
    .describe('Fewest reports in the week judged for an alarm, reports.'),
});

export type EarsParameters = z.infer<typeof earsParametersSchema>;
