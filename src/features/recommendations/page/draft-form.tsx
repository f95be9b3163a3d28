import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Overtaken, Saved, useDraft } from '../../../ui/kit/draft.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useUnsaved } from '../../../ui/unsaved.ts';
import { useWords } from '../../../ui/words.ts';
import type { RecommendationResponse } from '../contract.ts';
import { listMissing } from '../rules.ts';
import { AboutFields, type DraftValues, MarkingField, TextFields } from './fields.tsx';
import { useRecommendation } from './use-recommendation.ts';

const valuesOf = (held: RecommendationResponse): DraftValues => ({
  content: held.content,
  scope: held.scope,
  cluster: held.cluster,
  marking: held.marking,
  alertIds: held.alerts.map(({ id }) => id),
  practiceIds: held.practices.map(({ id }) => id),
});

interface DraftFormProps {
  readonly held: RecommendationResponse;
  /** Whether something typed here is saved nowhere: no step may go on without it. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

/** The draft of a text. What is typed stays here until it is saved, also where somebody else has saved meanwhile. */
export function DraftForm({ held, onUnsaved }: DraftFormProps) {
  const words = useWords();
  const { step, problem, isBusy } = useRecommendation(held);
  const draft = useDraft(held, valuesOf);
  const { values, change, isUnsaved } = draft;
  useEffect(() => {
    onUnsaved(isUnsaved);
    return () => onUnsaved(false);
  }, [isUnsaved, onUnsaved]);
  const [note, setNote] = useState('');
  useUnsaved(note !== '');
  const missing = listMissing(values.content);
  const save = async (version = draft.begun) => {
    const body = { step: 'edit', version, ...values, ...(note === '' ? {} : { note }) };
    const saved = await step(body, { isAhead: true });
    draft.noteSaved(saved);
    if (saved !== undefined) setNote('');
  };
  return (
    <form
      data-draft
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextFields values={values} onChange={change} />
      <AboutFields values={values} onChange={change} />
      <MarkingField values={values} onChange={change} floor={held.floor} />
      <TextInput
        label={words('advice.note')}
        description={words('advice.noteHelp')}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {missing.length === 0 ? null : (
        <p className="dim">
          {words('advice.missing', { fields: missing.map((key) => words(`advice.text.${key}`)).join(', ') })}
        </p>
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('advice.step.edit')}
        </Button>
        <Saved draft={draft} />
      </div>
      <Problem text={problem} />
      <Overtaken draft={draft} isBusy={isBusy} onKeepMine={(version) => void save(version)} />
    </form>
  );
}
