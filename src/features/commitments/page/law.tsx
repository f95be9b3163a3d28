import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { CommitmentResponse } from '../contract.ts';
import { LAW_STAGES, type LawStage } from '../rules.ts';
import { useCommitmentSteps } from './use-commitment.ts';

/** The stages of a law, and the next one to put on record. */
export function Law({ commitment }: { readonly commitment: CommitmentResponse }) {
  const words = useWords();
  const onOf = (stage: LawStage) => commitment.lawStages.find((each) => each.stage === stage)?.on;
  return (
    <section className="card">
      <h2>{words('commitments.law')}</h2>
      <dl className="key-figures">
        {LAW_STAGES.map((stage) => {
          const on = onOf(stage);
          return (
            <div key={stage}>
              <dt>{words(`commitments.stage.${stage}`)}</dt>
              <dd className="fact">
                {on === undefined ? (
                  <span className="dim">{words('commitments.stageOpen')}</span>
                ) : (
                  words.date(on)
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {commitment.may.includes('law-stage') && commitment.lawStages.length < LAW_STAGES.length ? (
        <StageForm commitment={commitment} />
      ) : null}
    </section>
  );
}

function StageForm({ commitment }: { readonly commitment: CommitmentResponse }) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const open = LAW_STAGES.filter((stage) => !commitment.lawStages.some((each) => each.stage === stage));
  const [chosen, setChosen] = useState<LawStage>();
  const [on, setOn] = useState('');
  const stage = chosen !== undefined && open.includes(chosen) ? chosen : open[0]!;
  return (
    <form
      className="noted"
      onSubmit={async (event) => {
        event.preventDefault();
        const taken = await step({ step: 'law-stage', stage, on }, { isAhead: true });
        if (taken !== undefined) setOn('');
      }}
    >
      <div className="fields">
        <NativeSelect
          label={words('commitments.column.state')}
          data={open.map((each) => ({ value: each, label: words(`commitments.stage.${each}`) }))}
          value={stage}
          onChange={(event) => setChosen(event.currentTarget.value as LawStage)}
        />
        <TextInput
          required
          type="date"
          label={words('commitments.stageOn')}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </div>
      <div>
        <Button type="submit" size="xs" variant="default" loading={isBusy}>
          {words('commitments.step.law-stage')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
