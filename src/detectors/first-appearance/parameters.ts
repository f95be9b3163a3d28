import { z } from 'zod';

export const firstAppearanceParametersSchema = z.strictObject({
  minimumPriorReports: z
    .number()
    .int()
    .min(1)
    .default(100)
    .describe('Fewest reports examined without it before an appearance can surprise, reports.'),
  priorCount: z
    .number()
    .positive()
    .default(0.5)
    .describe('Weight of the prior opinion that it was there unseen, reports with it.'),
  neighbourReports: z
    .number()
    .min(0)
    .default(100)
    .describe('Reports that the mix of neighbours and region counts for, reports.'),
});

export type FirstAppearanceParameters = z.infer<typeof firstAppearanceParametersSchema>;
