import { z } from 'zod';

export const streamChangeParametersSchema = z.strictObject({
  minimumHistoryWeeks: z
    .number()
    .int()
    .min(4)
    .default(8)
    .describe('Shortest history on which a change can be judged, weeks.'),
  minimumReports: z
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Fewest reports that the fuller side of a change must hold, reports.'),
  minimumRatio: z
    .number()
    .min(1.2)
    .default(3)
    .describe('Least factor between the volumes before and after, without unit.'),
  breakPenalty: z
    .number()
    .positive()
    .default(14)
    .describe('Log-likelihood that a change must gain to count, nats.'),
  silenceShare: z
    .number()
    .min(0)
    .max(0.5)
    .default(0.06)
    .describe('A stream whose volume falls below this share of what it was counts as silent, share.'),
  silenceWeeks: z
    .number()
    .int()
    .min(2)
    .default(10)
    .describe('Shortest silence that is a change of its own; a shorter one is a late report, weeks.'),
  breadth: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Least share of the substances that must move the same way, share.'),
  namingWindowWeeks: z
    .number()
    .int()
    .min(8)
    .max(52)
    .default(26)
    .describe('Weeks before and after a week over which names are compared, weeks.'),
  namingNames: z
    .number()
    .int()
    .min(3)
    .default(4)
    .describe('Fewest names that must cease or begin together, both sides counted, names.'),
  namingShare: z
    .number()
    .gt(0)
    .max(1)
    .default(0.1)
    .describe('Least share of the reports that the exchanged names hold on either side, share.'),
});

export type StreamChangeParameters = z.infer<typeof streamChangeParametersSchema>;
