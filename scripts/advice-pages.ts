import { PRACTICE_RULES } from '../src/features/inputs/rules.ts';
import {
  LEAST_SILENCE_HOURS,
  MOST_SILENCE_DAYS,
  RECOMMENDATION_RULES,
} from '../src/features/recommendations/rules.ts';
import { REVIEW_RULES } from '../src/features/review/rules.ts';

type Table = (head: readonly string[], rows: readonly (readonly unknown[])[]) => string;
type StepRows = (
  rules: Readonly<
    Record<
      string,
      { readonly from: readonly string[]; readonly to: string | null; readonly needsNote: boolean }
    >
  >,
) => string[][];

/** Good practices, recommendations and the silence procedure. */
export const adviceSection = (table: Table, head: readonly string[], stepRows: StepRows): string =>
  `## Good practice

Made of inputs, each of which stays what it is. It is published with a grade of its evidence (GRADE: high, moderate, low, very low) and at least
one input behind it.

${table(head, stepRows(PRACTICE_RULES))}

## Recommendation

Silence lasts ${LEAST_SILENCE_HOURS} hours at least (the least of the General Assembly's silence procedure, decision 74/544) and ${MOST_SILENCE_DAYS} days at most. One participant that breaks it, with
a reason, stops the adoption (\`broken\`); without a break the text is adopted at the deadline, to the second, with the dissent that there was. Both
follow from the clock and from what was said: nobody has to write them down for them to be so. A meeting adopts with its quorum, and the
dissent is written down there. What was adopted is superseded or withdrawn, never edited.

${table(
  [...head, 'who'],
  Object.values(RECOMMENDATION_RULES).map(({ action }, index) => [
    ...stepRows(RECOMMENDATION_RULES)[index]!,
    `may \`${action}\`, in the group`,
  ]),
)}
`;

/** Reviews and their packs. */
export const reviewSection = (table: Table, head: readonly string[], stepRows: StepRows): string =>
  `
## Review

Frozen on its day or later, with the numbers of that day's end (or of the moment, where the day is not over), from what all participants may
read. A frozen pack keeps its SHA-256; conclusions are added beside it.

${table(head, stepRows(REVIEW_RULES))}
`;
