import { Facts } from '../../../ui/kit/facts.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { CommitmentContent, Goal } from '../content.ts';

const TEXTS = [
  'problem',
  'action',
  'institution',
  'contact',
  'population',
  'place',
  'initiativeCode',
  'accomplishments',
  'activities',
  'globalOutcomes',
  'nationalOutcomes',
] as const;

/** What a commitment says, part by part; those that nobody has written are left out. */
export function CommitmentText({ content }: { readonly content: CommitmentContent }) {
  const words = useWords();
  const funding = fundingWords(words, content);
  return (
    <>
      {TEXTS.filter((key) => content[key].trim() !== '').map((key) => (
        <section key={key}>
          <h3>{words(`commitments.field.${key}`)}</h3>
          <p className="told">{content[key]}</p>
        </section>
      ))}
      {funding === undefined ? null : (
        <section>
          <h3>{words('commitments.funding')}</h3>
          <p>{funding}</p>
        </section>
      )}
      {content.goals.map((goal, index) => (
        <section key={goal.statement + goal.indicator}>
          <h3>{words('commitments.goal.one', { n: index + 1 })}</h3>
          <OneGoal goal={goal} />
        </section>
      ))}
    </>
  );
}

function fundingWords(
  words: Words,
  { cost, currency, fundingSecured }: CommitmentContent,
): string | undefined {
  if (cost === null) return undefined;
  const values = { cost, currency: currency ?? '' };
  return fundingSecured === null
    ? words('commitments.costOnly', values)
    : words('commitments.fundingOf', { ...values, secured: fundingSecured });
}

function OneGoal({ goal }: { readonly goal: Goal }) {
  const words = useWords();
  const unknown = words('commitments.goal.unknown');
  const { unit } = goal;
  const facts = [
    [words('commitments.goal.indicator'), goal.indicator || unknown],
    [
      words('commitments.goal.baselineValue'),
      goal.baselineValue === null || goal.baselineOn === null
        ? unknown
        : words('commitments.goal.from', { value: goal.baselineValue, unit, on: goal.baselineOn }),
    ],
    [
      words('commitments.goal.targetValue'),
      goal.targetValue === null
        ? unknown
        : goal.targetOn === null
          ? words('commitments.goal.toSomeday', { value: goal.targetValue, unit })
          : words('commitments.goal.to', { value: goal.targetValue, unit, on: goal.targetOn }),
    ],
    [words('commitments.goal.source'), goal.source || unknown],
  ] as const;
  return (
    <>
      <p className="told">{goal.statement}</p>
      <Facts facts={facts} />
    </>
  );
}
