import {
  COMMITMENT_RULES,
  COMPLETIONS,
  type CommitmentStep,
  LAW_STAGES,
} from '../src/features/commitments/rules.ts';
import { BAND_FROM, SMART_BANDS, SMART_ITEMS, SMART_RULES } from '../src/features/commitments/smart.ts';
import { COMMITMENT_COLUMNS, INITIATIVE_COLUMNS } from '../src/features/commitments/table.ts';
import { commitmentsEn } from '../src/model/messages/commitments.en.ts';

export type Table = (head: readonly string[], rows: readonly (readonly unknown[])[]) => string;

const WHO = {
  lead: 'the lead participant',
  asked: 'the participant that was asked, or has joined, itself',
  'taking-part': 'any participant that leads it or has joined',
  independent: 'somebody of no participant who never acted on it',
} as const;
/** Steps whose note is asked for by something else than the table says of all. */
const ALSO: Readonly<Partial<Record<CommitmentStep, string>>> = {
  reach: ', and evidence',
  'milestone-done': 'evidence',
};

/** The commitment's part of docs/state-machines.md. */
export function commitmentSection(table: Table): string {
  const rows = Object.entries(COMMITMENT_RULES).map(([step, rule]) => [
    `\`${step}\``,
    rule.from.join(', '),
    rule.to === 'by-end-date' ? 'reached-in-time or reached-late' : (rule.to ?? 'as it is'),
    `${rule.needsNote ? 'yes' : ''}${ALSO[step as CommitmentStep] ?? ''}` || 'no',
    `may \`${rule.action}\`: ${WHO[rule.side]}`,
    rule.isAddition ? 'no' : 'yes',
  ]);
  return `## Commitment

Made from \`src/features/commitments/rules.ts\`. Nobody validates what they wrote, and nobody assesses what they acted on, whatever their
roles. A draft and what was returned are read by the people of its participants (those asked to join, too); from submission on its marking
decides, AMBER at first. Once it is validated, independent assessors read it where it is AMBER, GREEN or CLEAR, and write assessments only;
AMBER+STRICT and RED stay closed to them.

${table(['step', 'from', 'to', 'needs a reason', 'who', 'on the newest version'], rows)}

**In time or late** is told by the clock and the end that was validated, never by who writes: \`reach\` up to the end of that day in UTC is in
time. The end and the dates of milestones may move, each with its reason; the first date stays on the page, and what was promised is still
judged by it. A milestone is late from the day after its date in force while it is open and its commitment runs; it is behind its promise from
the day after its first date. It is done with evidence, or dropped with a reason, and does not open again.

A law has the stages ${LAW_STAGES.join(', ')}: once each, none dated before the one before it, none ahead of the clock. A participant's
reports of its own progress, independent assessments and replies to these are added and never changed; progress is
${COMPLETIONS.join(', ')} in both (OGP). Terminal states are those of the Nutrition Accountability Framework (NAF).
`;
}

/** docs/smartness.md, whole. */
export function smartnessPage(table: Table): string {
  const { missing, letter } = commitmentsEn.commitments.smart;
  const items = SMART_ITEMS.map((item) => {
    const rule = SMART_RULES[item];
    return [`\`${item}\``, letter[rule.letter], rule.weight, missing[item]];
  });
  const bands = SMART_BANDS.map((band) => [commitmentsEn.commitments.smart.band[band], BAND_FROM[band]]);
  const form = Object.entries(INITIATIVE_COLUMNS).map(([column, field]) => [column, `\`${field}\``]);
  return `# How a commitment is scored and taken in

Made from \`src/features/commitments/smart.ts\` and \`table.ts\` by \`npm run regenerate\`.

## The SMART score

Scored while one types, by the same rule in the browser and in the server. **The twenty items, their weights and the bounds of the bands are
ours**: nobody published them, and a score here is not comparable with a score elsewhere. It tells how well a commitment is written, not
whether it is a good one, nor whether it is kept.

Whom it follows in what:

- The **Nutrition Accountability Framework** (NAF, Global Nutrition Report) scores the SMARTness of commitments over 20 ingredients and names four bands:
  High, Upper moderate, Lower moderate, Low. From it come the number of items and the names of the bands. Its own ingredients and weights are not copied here.
- The **Open Government Partnership** (OGP, Independent Reporting Mechanism) asks whether a commitment is specific and verifiable, and how ambitious it is («potential for
  results»: unclear, modest, substantial). Specificity is in the items under S and M. *Verifiable* is said beside the score: every goal has an
  indicator and a target, there are two milestones or more with something to show, and everything has its date. Ambition is for people to
  judge: an independent assessor says it, no rule does.

An item of which there may be several (goals, milestones) counts by the share of those that have it. A sentence has at least 40 characters. The score is the
sum of the weights, rounded down.

${table(['item', 'letter', 'weight of 100', 'what the page says where it is missing'], items)}

${table(['band', 'from'], bands)}

## Tables

\`/commitments\` takes in CSV and XLSX, each row as a draft of the participant whose focal point sends it, and gives CSV, XLSX and JSON with the same columns. A row
that cannot be read is given back with its column and the reason, is mended on the page and sent again; a row that was taken in before is left as it is.
What looks like a formula is kept from running in CSV by an apostrophe, which is taken off again on the way back.

The Coalition's own form for initiatives (globalcoalition.us), and the part of a commitment that each of its fields is:

${table(['field of the form', 'part of the commitment'], form)}

The form has no field for whose initiative it is. Given to who writes commitments it holds what their participants lead; with one participant chosen, what
that one leads; to everybody else, all that they see. A row that names another participant in our own column \`participant\`, or that is another's
commitment by its title with its code or with all its words, drafts nothing: it is kept with the reason.

Our own columns: ${COMMITMENT_COLUMNS.map((column) => `\`${column}\``).join(', ')}. Goals beyond the first stand in
\`more_goals\`, milestones in \`milestones\`, each on its own line of the cell: \`statement | indicator | unit | baseline | its date | target | its date | source of data\`
and \`2025-06-30 | title | deliverable | verifier\`. A bar that belongs to a text is written \`\\|\`, a line break \`\\n\`, a backslash \`\\\\\`. Dates are written 2025-06-30 and numbers with a decimal point: nothing else is guessed.
`;
}
