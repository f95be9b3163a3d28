import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
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

/** The draft of a text. What is typed stays here until it is saved, also where somebody else has saved meanwhile. */
export function DraftForm({ held }: { readonly held: RecommendationResponse }) {
  const words = useWords();
  const { step, problem, isBusy } = useRecommendation(held);
  const [values, setValues] = useState(() => valuesOf(held));
  const [note, setNote] = useState('');
  const [isSaved, setSaved] = useState(false);
  // The version that this text began from: what somebody else saves meanwhile is not written over unseen.
  const [begun, setBegun] = useState(held.version);
  const missing = listMissing(values.content);
  const save = async () => {
    const saved = await step({ step: 'edit', version: begun, ...values, ...(note === '' ? {} : { note }) });
    if (saved === undefined) return;
    setBegun(saved.version);
    setNote('');
    setSaved(true);
  };
  return (
    <form
      className="stack"
      onChange={() => setSaved(false)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextFields values={values} onChange={setValues} />
      <AboutFields values={values} onChange={setValues} />
      <MarkingField values={values} onChange={setValues} floor={held.floor} />
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
        <span role="status">{isSaved ? words('advice.saved') : ''}</span>
      </div>
      <Problem text={problem} />
      {held.version > begun && !isBusy ? (
        <div className="row">
          <span>{words('advice.savedByOther')}</span>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setValues(valuesOf(held));
              setBegun(held.version);
            }}
          >
            {words('advice.takeTheirs')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setBegun(held.version)}>
            {words('advice.keepMine')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
