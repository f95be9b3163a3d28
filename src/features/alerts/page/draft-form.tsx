import { Button, MultiSelect, Select } from '@mantine/core';
import { MARKINGS, type Marking, PURPOSES, type Purpose } from '../../../model/report.ts';
import { Overtaken, Saved, useDraft } from '../../../ui/kit/draft.tsx';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS, type PersonResponse } from '../../access/contract.ts';
import type { AlertContent, AlertResponse, RecipientChoice } from '../contract.ts';
import { listMissing } from '../rules.ts';
import { ContentFields } from './content-fields.tsx';
import { RecipientFields } from './recipient-fields.tsx';
import { useAlertSteps } from './use-alert.ts';

interface Label {
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
}

const labelOf = ({ marking, purpose, readers }: AlertResponse): Label => ({
  marking,
  purpose,
  readers: readers.map(({ id }) => id),
});

interface DraftValues {
  readonly content: AlertContent;
  readonly choice: RecipientChoice;
  readonly label: Label;
}

const valuesOf = (alert: AlertResponse): DraftValues => ({
  content: alert.content,
  choice: alert.choice,
  label: labelOf(alert),
});

/** The draft of an alert. What is typed stays here until it is saved, also where somebody else has saved meanwhile. */
export function DraftForm({ alert }: { readonly alert: AlertResponse }) {
  const words = useWords();
  const { step, problem, isBusy } = useAlertSteps(alert);
  const draft = useDraft(alert, valuesOf);
  const { content, choice, label } = draft.values;
  const change = (part: Partial<DraftValues>) => draft.change((held) => ({ ...held, ...part }));
  const missing = listMissing(content);
  const maySend = alert.may.includes('send');
  const save = async () => {
    const saved = await step({ step: 'edit', version: draft.begun, ...draft.values });
    draft.noteSaved(saved);
    return saved;
  };
  const send = async () => {
    const saved = await save();
    if (saved !== undefined) await step({ step: 'send', version: saved.version });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ContentFields content={content} onChange={(next) => change({ content: next })} />
      <LabelFields floor={alert.floor} label={label} onChange={(next) => change({ label: next })} />
      <RecipientFields choice={choice} onChange={(next) => change({ choice: next })} />
      {missing.length === 0 ? null : (
        <p>
          {words('alerts.missing', {
            fields: missing.map((key) => words(`alerts.text.${key}`)).join(', '),
          })}
        </p>
      )}
      {maySend ? null : <p className="dim">{words('alerts.sendRole')}</p>}
      <div className="row">
        <Button type="submit" size="xs" variant={maySend ? 'default' : 'filled'} loading={isBusy}>
          {words('alerts.step.edit')}
        </Button>
        {maySend ? (
          <Button size="xs" loading={isBusy} disabled={missing.length > 0} onClick={() => void send()}>
            {words('alerts.step.send')}
          </Button>
        ) : null}
        <Saved draft={draft} />
      </div>
      <Problem text={problem} />
      <Overtaken draft={draft} isBusy={isBusy} />
    </form>
  );
}

interface LabelFieldsProps {
  readonly floor: AlertResponse['floor'];
  readonly label: Label;
  readonly onChange: (label: Label) => void;
}

function LabelFields({ floor, label, onChange }: LabelFieldsProps) {
  const words = useWords();
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_ENDPOINTS.people.path, {}, { isTimed: false });
  return (
    <fieldset className="stack choice">
      <legend>{words('alerts.label')}</legend>
      {floor === null ? null : (
        <p className="dim">
          {words('alerts.floor', {
            marking: floor.marking,
            purpose: words(`access.purpose.${floor.purpose}`),
          })}
        </p>
      )}
      <Select
        label={words('report.marking')}
        description={words(`markings.reach.${label.marking}`)}
        data={MARKINGS.map((each) => ({ value: each, label: `TLP:${each}` }))}
        value={label.marking}
        allowDeselect={false}
        onChange={(value) => onChange({ ...label, marking: (value ?? label.marking) as Marking })}
      />
      <Select
        label={words('report.purpose')}
        data={PURPOSES.map((each) => ({ value: each, label: words(`access.purpose.${each}`) }))}
        value={label.purpose}
        allowDeselect={false}
        onChange={(value) => onChange({ ...label, purpose: (value ?? label.purpose) as Purpose })}
      />
      {label.marking === 'RED' ? (
        <MultiSelect
          searchable
          label={words('markings.readers')}
          data={(people.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={label.readers.map(String)}
          onChange={(values) => onChange({ ...label, readers: values.map(Number) })}
        />
      ) : null}
    </fieldset>
  );
}

/** Letting a draft go, or ending an alert that is in force. */
export function CancelStep({ alert }: { readonly alert: AlertResponse }) {
  const words = useWords();
  const { step, problem, isBusy } = useAlertSteps(alert);
  const isDraft = alert.state === 'draft';
  return (
    <>
      <NotedStep
        label={words(isDraft ? 'alerts.step.drop' : 'alerts.step.cancel')}
        ask={words(isDraft ? 'alerts.ask.drop' : 'alerts.ask.cancel')}
        isBusy={isBusy}
        onDone={async (note) => (await step({ step: 'cancel', note })) !== undefined}
      />
      <Problem text={problem} />
    </>
  );
}
