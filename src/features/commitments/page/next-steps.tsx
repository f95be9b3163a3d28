import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { type ChosenRecord, RecordSelect } from '../../search/page/record-select.tsx';
import type { CommitmentResponse } from '../contract.ts';
import { LinkFields, useLink } from './link-fields.tsx';
import { useCommitmentSteps } from './use-commitment.ts';

interface Part {
  readonly commitment: CommitmentResponse;
}

const PLAIN = ['validate', 'begin', 'join'] as const;
const NOTED = ['return', 'withdraw', 'leave'] as const;

/** What whoever looks at it may do with a commitment as a whole. */
export function NextSteps({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const may = (each: CommitmentResponse['may'][number]) => commitment.may.includes(each);
  const isWaiting = commitment.state === 'submitted' && !may('validate');
  const steps = [...PLAIN, ...NOTED, 'reach', 'move-end', 'supersede'] as const;
  if (!steps.some(may) && !isWaiting) return null;
  return (
    <section className="card no-print">
      <h2>{words('commitments.next')}</h2>
      {isWaiting ? <p>{words('commitments.waitsForAuthority')}</p> : null}
      <div className="row">
        {PLAIN.filter(may).map((each) => (
          <Button key={each} size="xs" loading={isBusy} onClick={() => void step({ step: each })}>
            {words(`commitments.step.${each}`)}
          </Button>
        ))}
        {may('reach') ? <ReachStep commitment={commitment} /> : null}
        {may('move-end') ? <MoveEnd commitment={commitment} /> : null}
        {may('supersede') ? <SupersedeStep commitment={commitment} /> : null}
        {NOTED.filter(may).map((each) => (
          <NotedStep
            key={each}
            label={words(`commitments.step.${each}`)}
            ask={words(`commitments.ask.${each}`)}
            isBusy={isBusy}
            onDone={async (note) => (await step({ step: each, note })) !== undefined}
          />
        ))}
      </div>
      <Problem text={problem} />
    </section>
  );
}

function ReachStep({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const link = useLink();
  return (
    <div>
      <NotedStep
        label={words('commitments.step.reach')}
        ask={words('commitments.ask.reach')}
        isBusy={isBusy}
        onDone={async (note) =>
          (await step({
            step: 'reach',
            note,
            ...(link.value === undefined ? {} : { link: link.value }),
          })) !== undefined
        }
      >
        <p className="dim">{words('commitments.reachHelp')}</p>
        <LinkFields link={link} isRequired={commitment.evidence.length === 0} />
      </NotedStep>
      <Problem text={problem} />
    </div>
  );
}

function MoveEnd({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [endsOn, setEndsOn] = useState(commitment.endsOn ?? '');
  return (
    <div>
      <NotedStep
        label={words('commitments.step.move-end')}
        ask={words('commitments.ask.move-end')}
        isBusy={isBusy}
        onDone={async (note) => (await step({ step: 'move-end', endsOn, note })) !== undefined}
      >
        <TextInput
          required
          type="date"
          label={words('commitments.ask.newDate')}
          value={endsOn}
          onChange={(event) => setEndsOn(event.currentTarget.value)}
        />
      </NotedStep>
      <Problem text={problem} />
    </div>
  );
}

function SupersedeStep({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [by, setBy] = useState<ChosenRecord | null>(null);
  return (
    <div>
      <NotedStep
        label={words('commitments.step.supersede')}
        ask={words('commitments.ask.supersede')}
        isBusy={isBusy}
        onDone={async (note) => (await step({ step: 'supersede', by: Number(by?.id), note })) !== undefined}
      >
        <RecordSelect
          kind="commitment"
          except={String(commitment.id)}
          label={words('commitments.ask.by')}
          value={by}
          onChange={setBy}
        />
      </NotedStep>
      <Problem text={problem} />
    </div>
  );
}
