import { Button } from '@mantine/core';
import { Overtaken, Saved, useDraft } from '../../../ui/kit/draft.tsx';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { LabelFields, type WorkLabel } from '../../access/page/label-fields.tsx';
import type { AlertContent, AlertResponse, RecipientChoice } from '../contract.ts';
import { listMissing } from '../rules.ts';
import { ContentFields } from './content-fields.tsx';
import { RecipientFields } from './recipient-fields.tsx';
import { useAlertSteps } from './use-alert.ts';

const labelOf = ({ marking, purpose, readers }: AlertResponse): WorkLabel => ({
  marking,
  purpose,
  readers: readers.map(({ id }) => id),
});

interface DraftValues {
  readonly content: AlertContent;
  readonly choice: RecipientChoice;
  readonly label: WorkLabel;
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
  const save = async (version = draft.begun) => {
    const saved = await step({ step: 'edit', version, ...draft.values }, { isAhead: true });
    draft.noteSaved(saved);
    return saved;
  };
  const send = async () => {
    const saved = await save();
    if (saved !== undefined) await step({ step: 'send', version: saved.version });
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
      <ContentFields content={content} onChange={(next) => change({ content: next })} />
      <LabelFields legend={words('alerts.label')} label={label} onChange={(next) => change({ label: next })}>
        {alert.floor === null ? null : (
          <p className="dim">
            {words('alerts.floor', {
              marking: alert.floor.marking,
              purpose: words(`access.purpose.${alert.floor.purpose}`),
            })}
          </p>
        )}
      </LabelFields>
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
      <Overtaken draft={draft} isBusy={isBusy} onKeepMine={(version) => void save(version)} />
    </form>
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
