import { z } from 'zod';

export const newLegParametersSchema = z.strictObject({
  minimumSightings: z
    .number()
    .int()
    .min(1)
    .default(3)
    .describe('Fewest days with the leg before it can ring, days.'),
  minimumPriorReports: z
    .number()
    .int()
    .min(1)
    .default(50)
    .describe('Fewest earlier reports of the class that name the field at all, reports.'),
  hardlySeenShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe('Up to this share of the earlier reports a leg counts as hardly seen, share.'),
  priorShape: z
    .number()
    .positive()
    .default(0.5)
    .describe(
      'Shape of the gamma prior about the share elsewhere, and where too few legs are there to fit one, without unit.',
    ),
});

export type NewLegParameters = z.infer<typeof newLegParametersSchema>;
