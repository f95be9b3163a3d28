import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { NotedStep, Problem, StepForm } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { CommitmentResponse, MilestoneItem } from '../contract.ts';
import { LinkFields, useLink } from './link-fields.tsx';
import { EMPTY_MILESTONE, OneMilestone } from './milestone-fields.tsx';
import { MovedDate } from './parts.tsx';
import { useCommitmentSteps } from './use-commitment.ts';

interface Part {
  readonly commitment: CommitmentResponse;
}
type One = Part & { readonly milestone: MilestoneItem };

/** Milestones with their clock: what is late, what moved, what was shown for each. */
export function Milestones({ commitment }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('commitments.milestones')}</h2>
      {commitment.milestoneList.length === 0 ? <p>{words('commitments.milestone.none')}</p> : null}
      <ol className="witnesses milestones">
        {commitment.milestoneList.map((milestone) => (
          <li key={milestone.id} className="stack">
            <Told commitment={commitment} milestone={milestone} />
            {milestone.state === 'open' ? <Acts commitment={commitment} milestone={milestone} /> : null}
          </li>
        ))}
      </ol>
      {commitment.may.includes('add-milestone') ? <More commitment={commitment} /> : null}
    </section>
  );
}

function Told({ commitment, milestone }: One) {
  const words = useWords();
  const { state, closedAt } = milestone;
  const shown = commitment.evidence.filter(({ milestoneId }) => milestoneId === milestone.id);
  return (
    <div>
      <div className="row">
        <strong>{milestone.title}</strong>
        <span className="tag">{words(`commitments.milestone.state.${state}`)}</span>
        <AppLink to={`/chains/milestone/${milestone.id}`} className="no-print">
          {words('chains.of')}
        </AppLink>
        {closedAt === null ? null : (
          <span className="dim">
            {words('commitments.milestone.closedAt', { when: words.instant(closedAt) })}
          </span>
        )}
        {milestone.isLate ? (
          <span className="tag" data-alarm>
            {words('commitments.milestone.daysLate', { count: milestone.daysLate })}
          </span>
        ) : null}
        {milestone.isBehindPromise && !milestone.isLate ? (
          <span className="dim">{words('commitments.milestone.behind')}</span>
        ) : null}
      </div>
      <dl className="key-figures">
        <div>
          <dt>{words('commitments.milestone.dueOn')}</dt>
          <dd className="fact">
            <MovedDate on={milestone.dueOn} first={milestone.promisedOn} />
          </dd>
        </div>
        {(['deliverable', 'verifier'] as const)
          .filter((key) => milestone[key] !== '')
          .map((key) => (
            <div key={key}>
              <dt>{words(`commitments.milestone.${key}`)}</dt>
              <dd className="fact">{milestone[key]}</dd>
            </div>
          ))}
      </dl>
      {milestone.changes.map(({ at, fromOn, toOn, reason }) => (
        <p key={at} className="dim">
          {words('commitments.milestone.moved', { when: words.instant(at), from: fromOn, to: toOn, reason })}
        </p>
      ))}
      {milestone.reason === null ? null : <p className="quote">{milestone.reason}</p>}
      {shown.map(({ id, title }) => (
        <p key={id} className="dim">
          {title}
        </p>
      ))}
    </div>
  );
}

function Acts({ commitment, milestone }: One) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [dueOn, setDueOn] = useState(milestone.dueOn ?? '');
  const milestoneId = milestone.id;
  if (!commitment.may.includes('milestone-done')) return null;
  return (
    <div>
      <div className="row">
        <DoneStep commitment={commitment} milestone={milestone} />
        <NotedStep
          label={words('commitments.step.milestone-move')}
          ask={words('commitments.ask.milestone-move')}
          isBusy={isBusy}
          onDone={async (note) =>
            (await step({ step: 'milestone-move', milestoneId, dueOn, note })) !== undefined
          }
        >
          <TextInput
            required
            type="date"
            label={words('commitments.ask.newDate')}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
        </NotedStep>
        <NotedStep
          label={words('commitments.step.milestone-drop')}
          ask={words('commitments.ask.milestone-drop')}
          isBusy={isBusy}
          onDone={async (note) => (await step({ step: 'milestone-drop', milestoneId, note })) !== undefined}
        />
      </div>
      <Problem text={problem} />
    </div>
  );
}

/** Done only with something to show: a link here, or what was added before. */
function DoneStep({ commitment, milestone }: One) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [isOpen, setOpen] = useState(false);
  const link = useLink();
  const [note, setNote] = useState('');
  const isShown = commitment.evidence.some(({ milestoneId }) => milestoneId === milestone.id);
  const finish = async () => {
    const done = await step({
      step: 'milestone-done',
      milestoneId: milestone.id,
      ...(note.trim() === '' ? {} : { note }),
      ...(link.value === undefined ? {} : { link: link.value }),
    });
    if (done !== undefined) setOpen(false);
  };
  if (!isOpen)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words('commitments.step.milestone-done')}
      </Button>
    );
  return (
    <StepForm
      isNarrow
      label={words('commitments.step.milestone-done')}
      isBusy={isBusy}
      problem={problem}
      onSend={finish}
      onCancel={() => setOpen(false)}
    >
      <LinkFields link={link} isRequired={!isShown} />
      <TextInput
        maxLength={4000}
        label={words('commitments.ask.milestone-done')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}

function More({ commitment }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const [milestone, setMilestone] = useState(EMPTY_MILESTONE);
  return (
    <>
      <NotedStep
        label={words('commitments.step.add-milestone')}
        ask={words('commitments.ask.add-milestone')}
        isBusy={isBusy}
        onDone={async (note) => {
          const added = await step({ step: 'add-milestone', milestone, note });
          if (added !== undefined) setMilestone(EMPTY_MILESTONE);
          return added !== undefined;
        }}
      >
        <OneMilestone
          milestone={milestone}
          hint={() => ''}
          onChange={(part) => setMilestone((held) => ({ ...held, ...part }))}
        />
      </NotedStep>
      <Problem text={problem} />
    </>
  );
}
