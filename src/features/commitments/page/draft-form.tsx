import { Button } from '@mantine/core';
import { Overtaken, Saved, useDraft } from '../../../ui/kit/draft.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { LabelFields } from '../../access/page/label-fields.tsx';
import type { CommitmentDraft } from '../content.ts';
import type { CommitmentResponse } from '../contract.ts';
import { listDateFaults, listMissing } from '../rules.ts';
import { scoreSmart } from '../smart.ts';
import { FieldsOfDraft } from './draft-fields.tsx';
import { GoalFields } from './goal-fields.tsx';
import { MilestoneFields } from './milestone-fields.tsx';
import { SmartPanel } from './smart-panel.tsx';
import { useCommitmentSteps } from './use-commitment.ts';

const draftOf = (commitment: CommitmentResponse): CommitmentDraft => ({
  kind: commitment.kind,
  content: commitment.content,
  milestones: commitment.milestoneList.map(({ title, deliverable, verifier, dueOn }) => ({
    title,
    deliverable,
    verifier,
    dueOn,
  })),
  recommendationIds: commitment.recommendations.map(({ id }) => id),
  participantIds: commitment.participants
    .filter(({ leftAt }) => leftAt === null)
    .map((each) => each.participant.id),
  label: {
    marking: commitment.marking,
    purpose: commitment.purpose,
    readers: commitment.readers.map(({ id }) => id),
  },
});

/** The draft of a commitment. What is typed stays here until it is saved, also where somebody else has saved meanwhile. */
export function DraftForm({ commitment }: { readonly commitment: CommitmentResponse }) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const held = useDraft(commitment, draftOf);
  const draft = held.values;
  const { content, milestones, recommendationIds } = draft;
  const smart = scoreSmart({ ...content, milestones, recommendationIds });
  const missing = listMissing({ ...content, milestones });
  const faults = listDateFaults({ ...content, milestones });
  const save = async (version = held.begun) => {
    const saved = await step({ step: 'edit', version, draft }, { isAhead: true });
    held.noteSaved(saved);
    return saved;
  };
  const submit = async () => {
    const saved = await save();
    if (saved !== undefined) await step({ step: 'submit', version: saved.version });
  };
  const change = (part: Partial<CommitmentDraft>) => held.change((before) => ({ ...before, ...part }));
  return (
    <form
      data-draft
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SmartPanel smart={smart} />
      <FieldsOfDraft draft={draft} smart={smart} onChange={change} />
      <GoalFields
        goals={content.goals}
        smart={smart}
        onChange={(goals) => change({ content: { ...content, goals } })}
      />
      <MilestoneFields
        milestones={milestones}
        smart={smart}
        onChange={(next) => change({ milestones: next })}
      />
      <LabelFields
        legend={words('commitments.label')}
        label={draft.label}
        onChange={(label) => change({ label })}
      >
        <p className="dim">{words('commitments.labelHelp')}</p>
      </LabelFields>
      {missing.length === 0 ? null : (
        <p>
          {words('commitments.missing', {
            fields: missing.map((key) => words(`commitments.field.${key}`)).join(', '),
          })}
        </p>
      )}
      {faults.map(({ field, number, dueOn, startsOn }) => (
        <p key={`${field} ${number}`} className="problem" role="alert">
          {words(`commitments.dateFault.${field}`, {
            number: number ?? '',
            due: dueOn,
            start: startsOn,
          })}
        </p>
      ))}
      <div className="row">
        <Button type="submit" size="xs" variant="default" loading={isBusy}>
          {words('commitments.step.edit')}
        </Button>
        <Button
          size="xs"
          loading={isBusy}
          disabled={missing.length > 0 || faults.length > 0}
          onClick={() => void submit()}
        >
          {words('commitments.step.submit')}
        </Button>
        <Saved draft={held} />
      </div>
      <Problem text={problem} />
      <Overtaken draft={held} isBusy={isBusy} onKeepMine={(version) => void save(version)} />
    </form>
  );
}
