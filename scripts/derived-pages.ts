import { z } from 'zod';
import { DETECTORS } from '../src/detectors/index.ts';
import { ACTIONS, mayDo } from '../src/features/access/rules.ts';
import { ALERT_RULES, WITHIN_HOURS } from '../src/features/alerts/rules.ts';
import { ACTION_RULES, MEETING_RULES } from '../src/features/meetings/rules.ts';
import { TRIAGE_RULES, VERIFY_WITHIN_HOURS } from '../src/features/triage/rules.ts';
import { ERRORS } from '../src/kernel/errors.ts';
import { ROLE_FACTS, ROLES } from '../src/model/access.ts';
import type { DetectorDefinition } from '../src/model/detector.ts';
import type { ColumnDefinition, SourceDefinition } from '../src/model/source.ts';
import { SOURCES } from '../src/sources/index.ts';
import { adviceSection, reviewSection } from './advice-pages.ts';
import { commitmentSection, smartnessPage } from './commitment-pages.ts';
import { participantSection, reminderText } from './participant-pages.ts';
import { registryVersionModule } from './registry-version.ts';

const cell = (value: unknown): string => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...values: readonly unknown[]): string => `| ${values.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((values) => row(...values))].join('\n');

function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(([code, { message, status, exitCode }]) => [
    `\`${code}\``,
    message,
    status,
    exitCode,
  ]);
  return `# What can go wrong

Made from \`src/kernel/errors.ts\` by \`npm run regenerate\`. \`{name}\` is filled in. Codes \`row.*\` are reasons for which a row is kept as rejected.

${table(['code', 'what it says', 'HTTP', 'exit'], rows)}
`;
}

function columnRow({ name, tag, isRequired }: ColumnDefinition): readonly unknown[] {
  return [name === '' ? '(no name)' : `\`${name}\``, `\`${tag}\``, isRequired ? 'yes' : 'no'];
}

function sourceSection(source: SourceDefinition): string {
  const format =
    'delimiter' in source.format ? `text, \`${source.format.delimiter}\` between columns` : 'workbook';
  const facts = [
    ['publisher', source.publisher],
    ['page', `<${source.landingPage}>`],
    ['licence', source.licence],
    ['version of the reader', source.version],
    ['format', format],
    ['dates', source.dateFormat],
    ['record ids', source.recordIds === 'stable' ? 'stable' : 'none: content and occurrence number'],
    ['expected between two reports', `${source.cadenceDays} days`],
    ['usual from occurred to known', `${source.lagDays} days`],
    ['corrections', source.revisions],
  ];
  return `## ${source.id}

${source.label}. Traps and what is not verified: [its page](../src/sources/${source.id}/README.md).

${table(['', ''], facts)}

${table(['column', 'meaning', 'required'], source.columns.map(columnRow))}
`;
}

function sourcesPage(sources: readonly SourceDefinition[]): string {
  return `# Sources

Made from the declarations in \`src/sources\` by \`npm run regenerate\`. Any other table is read through a mapping:
[table](../src/sources/table/README.md).

${sources.map(sourceSection).join('\n')}`;
}

/** What documentation needs of a detector, whatever it reads. */
type DescribedDetector = Omit<DetectorDefinition<never, unknown, unknown>, 'run'>;

const parameterSchema = z.object({
  description: z.string(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
});
const parametersSchema = z.object({ properties: z.record(z.string(), parameterSchema) });

function valuesOf(parameter: z.infer<typeof parameterSchema>): string {
  if (parameter.enum) return parameter.enum.join(', ');
  const isBound = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const bounds = [
    isBound(parameter.minimum) ? `>= ${parameter.minimum}` : '',
    isBound(parameter.exclusiveMinimum) ? `> ${parameter.exclusiveMinimum}` : '',
    isBound(parameter.maximum) ? `<= ${parameter.maximum}` : '',
    isBound(parameter.exclusiveMaximum) ? `< ${parameter.exclusiveMaximum}` : '',
  ];
  return [parameter.type ?? '', ...bounds].filter((text) => text !== '').join(' ');
}

function detectorSection(detector: DescribedDetector): string {
  const { properties } = parametersSchema.parse(z.toJSONSchema(detector.parameters, { io: 'input' }));
  const rows = Object.entries(properties).map(([name, parameter]) => [
    `\`${name}\``,
    parameter.default ?? 'none',
    valuesOf(parameter),
    parameter.description,
  ]);
  const { minimumHistoryWeeks, population, geometry } = detector.needs;
  const facts = [
    ['version', detector.version],
    ['reads', detector.reads],
    ['observed and expected', detector.figures],
    ['shortest history', minimumHistoryWeeks === 0 ? 'none' : `${minimumHistoryWeeks} weeks`],
    ['needs population', population ? 'yes' : 'no'],
    ['needs geometry', geometry ? 'yes' : 'no'],
  ];
  return `## ${detector.id}

**${detector.label}.** ${detector.description} Method and limits: [its page](../src/detectors/${detector.id}/README.md).

${table(['', ''], facts)}

${table(['parameter', 'default', 'values', 'what it is, unit'], rows)}

${detector.citations.map((citation) => `- ${citation}`).join('\n')}
`;
}

function detectorsPage(detectors: readonly DescribedDetector[]): string {
  return `# Detectors

Made from the declarations in \`src/detectors\` by \`npm run regenerate\`, in the order in which they run. How the engine puts them
together: [the engine](../src/features/detection/engine/README.md).

${detectors.map(detectorSection).join('\n')}`;
}

function rolesPage(): string {
  const read = ROLES.map((role) => {
    const { audience, purposes, isAtParticipant } = ROLE_FACTS[role];
    return [`\`${role}\``, audience, purposes.join(', ') || 'none', isAtParticipant ? 'yes' : 'no'];
  });
  const may = ACTIONS.map((action) => [
    `\`${action}\``,
    ...ROLES.map((role) => (mayDo([role], action) ? 'yes' : '')),
  ]);
  return `# Roles

Made from \`src/model/access.ts\` and \`src/features/access/rules.ts\` by \`npm run regenerate\`. What a role reads is enforced by the
database ([decision 0005](../decisions/0005-rows-are-withheld-by-the-database.md)); nobody validates or assesses their own work.

## What a role reads

\`participant\`: AMBER, GREEN and CLEAR; \`partner\`: GREEN and CLEAR; \`none\`: CLEAR alone. Everybody reads what their own participant owns
(but RED), and what names them. Purposes are those limited ones for which the role may use a report.

${table(['role', 'reads as', 'purposes', 'held at a participant'], read)}

## What a role may do

${table(['action', ...ROLES], may)}
`;
}

const stepRows = (
  rules: Readonly<
    Record<
      string,
      { readonly from: readonly string[]; readonly to: string | null; readonly needsNote: boolean }
    >
  >,
) =>
  Object.entries(rules).map(([step, { from, to, needsNote }]) => [
    `\`${step}\``,
    from.join(', '),
    to ?? 'as it is',
    needsNote ? 'yes' : 'no',
  ]);
const STEP_HEAD = ['step', 'from', 'to', 'needs a reason'];

function stateMachinesPage(): string {
  const hours = Object.entries(WITHIN_HOURS).map(([stage, within]) => [
    `\`${stage}\``,
    `${within} h after being asked`,
  ]);
  return `# From signal to review: states and clocks

Made from \`rules.ts\` of each feature by \`npm run regenerate\`. Each step is written with who, when, from,
to and why, in the transaction that takes it, and into the audit's chain. Whoever takes a step says which version they had before them:
a step on an older one is refused, and what was typed stays on the page.

## Triage

A signal that a person has taken on. It is to be verified or dismissed within ${VERIFY_WITHIN_HOURS} hours; before it is verified it is graded: how reliable the source
(A to F), how credible what it says (1 to 6). Drafting an alert makes it \`alerted\`,
and dropping the draft \`verified\` again.

${table(STEP_HEAD, stepRows(TRIAGE_RULES))}

## Alert

${table(
  [...STEP_HEAD, 'who'],
  Object.values(ALERT_RULES).map(({ action }, index) => [
    ...stepRows(ALERT_RULES)[index]!,
    `may \`${action}\``,
  ]),
)}

## What a recipient does

Once for each revision. Whoever assesses has received; whoever finds that it does not concern them has nothing to do about it.

${table(['stage', 'late'], hours)}

An acknowledgement within a day and action within seven follow 7-1-7 (Frieden et al., Lancet 2021); the three days between are our own.

${reminderText}

## Meeting

A series plans its meetings with their local time; each is moved or cancelled by itself. Who attended is recorded once it has begun; nothing
is decided, and no recommendation adopted, where fewer attended than its quorum. Steps marked so raise the sequence by which calendars take in a
change. Who answered an invitation before a meeting was moved is asked again. Minutes have a version of their own, and stay as the chair has approved them (the secretariat, where a group has no chair).

${table(
  [...STEP_HEAD, 'who', 'calendars are told'],
  Object.values(MEETING_RULES).map(({ who, isTold }, index) => [
    ...stepRows(MEETING_RULES)[index]!,
    who === 'chair' ? 'the chair' : 'who runs the group',
    isTold ? 'yes' : '',
  ]),
)}

## Decision and action

What is open goes along to every later meeting of the group until it is done, or dropped with the reason. It is late once its day has ended where
the meeting was held. A decision that nobody has to carry out is \`taken\`: nothing of it is open.

${table(
  [...STEP_HEAD, 'who'],
  Object.values(ACTION_RULES).map(({ who }, index) => [
    ...stepRows(ACTION_RULES)[index]!,
    who === 'holder' ? 'whose it is, or who runs the group' : 'who runs the group',
  ]),
)}

${adviceSection(table, STEP_HEAD, stepRows)}
${commitmentSection(table)}
${reviewSection(table, STEP_HEAD, stepRows)}${participantSection(table)}`;
}

/** Every page that is made from declarations, by its path from the root of the repository. */
export function renderPages(): Readonly<Record<string, string>> {
  return {
    'docs/errors.md': errorsPage(),
    'docs/sources.md': sourcesPage(SOURCES),
    'docs/detectors.md': detectorsPage(DETECTORS),
    'docs/roles.md': rolesPage(),
    'docs/state-machines.md': stateMachinesPage(),
    'docs/smartness.md': smartnessPage(table),
    'src/reference/substances/version.generated.ts': registryVersionModule(),
  };
}
