import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { type ChosenRecord, RecordSelect } from '../../search/page/record-select.tsx';
import type { AlertResponse, RecipientChoice } from '../contract.ts';
import { ContentFields } from './content-fields.tsx';
import { CancelStep } from './draft-form.tsx';
import { RecipientFields } from './recipient-fields.tsx';
import { useAlertSteps } from './use-alert.ts';

interface Part {
  readonly alert: AlertResponse;
}

/** What the owner may do with an alert in force. */
export function SentActions({ alert }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useAlertSteps(alert);
  const [open, setOpen] = useState<'revise' | 'add-recipients'>();
  const may = (each: AlertResponse['may'][number]) => alert.may.includes(each);
  if (alert.may.length === 0) return null;
  return (
    <section className="card no-print">
      <h2>{words('triage.next')}</h2>
      <div className="row">
        {may('remind') ? (
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            disabled={alert.recipients.late === 0}
            onClick={() => void step({ step: 'remind' })}
          >
            {words('alerts.step.remind')}
          </Button>
        ) : null}
        {(['revise', 'add-recipients'] as const).filter(may).map((each) => (
          <Button
            key={each}
            size="xs"
            variant="default"
            aria-expanded={open === each}
            onClick={() => setOpen(open === each ? undefined : each)}
          >
            {words(`alerts.step.${each}`)}
          </Button>
        ))}
        {may('supersede') ? <SupersedeStep alert={alert} /> : null}
        {may('cancel') ? <CancelStep alert={alert} /> : null}
      </div>
      <Problem text={problem} />
      {open === 'revise' ? <ReviseForm alert={alert} onDone={() => setOpen(undefined)} /> : null}
      {open === 'add-recipients' ? <MoreRecipients alert={alert} onDone={() => setOpen(undefined)} /> : null}
    </section>
  );
}

function ReviseForm({ alert, onDone }: Part & { readonly onDone: () => void }) {
  const words = useWords();
  const { step, problem, isBusy } = useAlertSteps(alert);
  const [content, setContent] = useState(alert.content);
  const [begun] = useState(alert.version);
  const [note, setNote] = useState('');
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await step({ step: 'revise', version: begun, content, note })) !== undefined) onDone();
      }}
    >
      <ContentFields content={content} onChange={setContent} />
      <Textarea
        required
        label={words('alerts.ask.revise')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('alerts.step.revise')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

function MoreRecipients({ alert, onDone }: Part & { readonly onDone: () => void }) {
  const words = useWords();
  const { step, problem, isBusy } = useAlertSteps(alert);
  const [choice, setChoice] = useState<RecipientChoice>({ isAll: false, participants: [], groups: [] });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await step({ step: 'add-recipients', choice })) !== undefined) onDone();
      }}
    >
      <RecipientFields choice={choice} onChange={setChoice} />
      <Button type="submit" size="xs" loading={isBusy}>
        {words('alerts.step.add-recipients')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}

function SupersedeStep({ alert }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useAlertSteps(alert);
  const [by, setBy] = useState<ChosenRecord | null>(null);
  return (
    <>
      <NotedStep
        label={words('alerts.step.supersede')}
        ask={words('alerts.ask.supersede')}
        isBusy={isBusy}
        onDone={async (note) => (await step({ step: 'supersede', by: Number(by?.id), note })) !== undefined}
      >
        <RecordSelect
          kind="alert"
          except={String(alert.id)}
          label={words('alerts.ask.by')}
          description={words('alerts.ask.byHelp')}
          value={by}
          onChange={setBy}
        />
      </NotedStep>
      <Problem text={problem} />
    </>
  );
}
