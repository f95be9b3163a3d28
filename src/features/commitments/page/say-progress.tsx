import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { CommitmentResponse } from '../contract.ts';
import { AMBITIONS, COMPLETIONS, EARLY_RESULTS } from '../rules.ts';
import { numberOrNull } from './parts.tsx';
import { useCommitmentSteps } from './use-commitment.ts';

interface Part {
  readonly commitment: CommitmentResponse;
}

interface ScaleProps<T extends string> {
  readonly name: 'completion' | 'early' | 'ambition';
  readonly values: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Scale<T extends string>({ name, values, value, onChange }: ScaleProps<T>) {
  const words = useWords();
  return (
    <NativeSelect
      label={words(`commitments.${name}.label`)}
      data={values.map((each) => ({ value: each, label: words(`commitments.${name}.${each}`) }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
    />
  );
}

/** A participant reports its own progress: in words, by a level, and by what its indicators show. */
export function ReportForm({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [completion, setCompletion] = useState<(typeof COMPLETIONS)[number]>('limited');
  const [values, setValues] = useState<Readonly<Record<number, string>>>({});
  const [on, setOn] = useState('');
  const { goals } = commitment.content;
  const readings = goals.flatMap((_, goal) => {
    const value = numberOrNull(values[goal] ?? '');
    return value === null ? [] : [{ goal, value, on }];
  });
  return (
    <>
      <NotedStep
        label={words('commitments.step.report')}
        ask={words('commitments.ask.report')}
        isBusy={isBusy}
        onDone={async (note) => (await step({ step: 'report', completion, readings, note })) !== undefined}
      >
        <Scale name="completion" values={COMPLETIONS} value={completion} onChange={setCompletion} />
        {goals.map((goal, index) => (
          <TextInput
            key={goal.indicator + goal.statement}
            type="number"
            step="any"
            label={words('commitments.readingValue', { indicator: goal.indicator, unit: goal.unit })}
            value={values[index] ?? ''}
            onChange={(event) => setValues({ ...values, [index]: event.currentTarget.value })}
          />
        ))}
        {goals.length === 0 ? null : (
          <TextInput
            type="date"
            required={readings.length > 0}
            label={words('commitments.readingOn')}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        )}
      </NotedStep>
      <Problem text={problem} />
    </>
  );
}

/** Somebody independent assesses. */
export function AssessForm({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [completion, setCompletion] = useState<(typeof COMPLETIONS)[number]>('no-evidence');
  const [earlyResults, setEarly] = useState<(typeof EARLY_RESULTS)[number]>('too-early');
  const [ambition, setAmbition] = useState<(typeof AMBITIONS)[number]>('unclear');
  const [verifiable, setVerifiable] = useState('no');
  return (
    <>
      <NotedStep
        isMain
        label={words('commitments.step.assess')}
        ask={words('commitments.ask.assess')}
        isBusy={isBusy}
        onDone={async (note) =>
          (await step({
            step: 'assess',
            completion,
            earlyResults,
            ambition,
            isVerifiable: verifiable === 'yes',
            note,
          })) !== undefined
        }
      >
        <Scale name="completion" values={COMPLETIONS} value={completion} onChange={setCompletion} />
        <Scale name="early" values={EARLY_RESULTS} value={earlyResults} onChange={setEarly} />
        <Scale name="ambition" values={AMBITIONS} value={ambition} onChange={setAmbition} />
        <Radio.Group
          label={words('commitments.verifiable.label')}
          value={verifiable}
          onChange={setVerifiable}
        >
          <div className="row">
            <Radio value="yes" label={words('commitments.verifiable.yes')} />
            <Radio value="no" label={words('commitments.verifiable.no')} />
          </div>
        </Radio.Group>
      </NotedStep>
      <Problem text={problem} />
    </>
  );
}
