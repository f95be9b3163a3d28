import { Button, TextInput } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import type { Goal } from '../content.ts';
import type { SmartItem, SmartScore } from '../smart.ts';
import { numberOrNull } from './parts.tsx';
import { useHints } from './smart-panel.tsx';

const EMPTY: Goal = {
  statement: '',
  indicator: '',
  unit: '',
  baselineValue: null,
  baselineOn: null,
  targetValue: null,
  targetOn: null,
  source: '',
};
const TEXTS = ['statement', 'indicator', 'unit', 'source'] as const;
const HINT: Readonly<Record<(typeof TEXTS)[number], SmartItem>> = {
  statement: 'goal',
  indicator: 'indicator',
  unit: 'unit',
  source: 'source',
};

interface GoalFieldsProps {
  readonly goals: readonly Goal[];
  readonly smart: SmartScore;
  readonly onChange: (goals: Goal[]) => void;
}

export function GoalFields({ goals, smart, onChange }: GoalFieldsProps) {
  const words = useWords();
  const hint = useHints(smart);
  const replace = (index: number, part: Partial<Goal>) =>
    onChange(goals.map((goal, place) => (place === index ? { ...goal, ...part } : goal)));
  return (
    <fieldset className="stack choice">
      <legend>{words('commitments.goals')}</legend>
      {goals.length === 0 ? <p className="dim">{hint('goal', 'indicator', 'target')}</p> : null}
      {goals.map((goal, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: goals have no other name than their place
          key={index}
          className="stack choice"
        >
          <legend>{words('commitments.goal.one', { n: index + 1 })}</legend>
          <OneGoal goal={goal} smart={smart} onChange={(part) => replace(index, part)} />
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() => onChange(goals.filter((_, place) => place !== index))}
            >
              {words('commitments.goal.remove', { n: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => onChange([...goals, EMPTY])}>
          {words('commitments.goal.add')}
        </Button>
      </div>
    </fieldset>
  );
}

interface OneGoalProps {
  readonly goal: Goal;
  readonly smart: SmartScore;
  readonly onChange: (part: Partial<Goal>) => void;
}

function OneGoal({ goal, smart, onChange }: OneGoalProps) {
  const words = useWords();
  const hint = useHints(smart);
  const isEmpty = (key: keyof Goal) => goal[key] === null || goal[key] === '';
  const measure = (name: 'baseline' | 'target', value: 'baselineValue' | 'targetValue') => (
    <TextInput
      type="number"
      step="any"
      label={words(`commitments.goal.${value}`)}
      description={isEmpty(value) ? hint(name) : ''}
      value={goal[value] ?? ''}
      onChange={(event) => onChange({ [value]: numberOrNull(event.currentTarget.value) })}
    />
  );
  const day = (name: 'baseline' | 'dates', key: 'baselineOn' | 'targetOn') => (
    <TextInput
      type="date"
      label={words(`commitments.goal.${key}`)}
      description={isEmpty(key) ? hint(name) : ''}
      value={goal[key] ?? ''}
      onChange={(event) => onChange({ [key]: event.currentTarget.value || null })}
    />
  );
  return (
    <>
      {TEXTS.map((key) => (
        <TextInput
          key={key}
          maxLength={300}
          label={words(`commitments.goal.${key}`)}
          description={isEmpty(key) ? hint(HINT[key]) : ''}
          value={goal[key]}
          onChange={(event) => onChange({ [key]: event.currentTarget.value })}
        />
      ))}
      <div className="fields">
        {measure('baseline', 'baselineValue')}
        {day('baseline', 'baselineOn')}
        {measure('target', 'targetValue')}
        {day('dates', 'targetOn')}
      </div>
    </>
  );
}
