import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { Instant } from '../../../ui/kit/when.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { AlertResponse, RecipientItem } from '../contract.ts';
import { STAGES, type Stage } from '../rules.ts';
import { Standing } from './parts.tsx';
import { useAlertSteps } from './use-alert.ts';

/** The newest receipt of a stage. */
const receiptOf = (row: RecipientItem, stage: Stage) => row.receipts.findLast((each) => each.stage === stage);

function Receipt(props: { readonly row: RecipientItem; readonly stage: Stage; readonly revision: number }) {
  const words = useWords();
  const receipt = receiptOf(props.row, props.stage);
  if (receipt === undefined) return null;
  return (
    <>
      <Instant at={receipt.at} />
      {receipt.isRelevant === false ? <div className="dim">{words('alerts.irrelevant')}</div> : null}
      {receipt.revision === props.revision ? null : (
        <div className="dim">{words('alerts.outdated', { n: receipt.revision })}</div>
      )}
      {receipt.note === null ? null : <div className="quote">{receipt.note}</div>}
    </>
  );
}

const columnsOf = (words: Words, revision: number): Column<RecipientItem>[] => [
  {
    id: 'participant',
    header: words('alerts.recipient'),
    value: (row) => row.participant.name,
    cell: (row) => (
      <>
        {row.participant.name} <span className="dim">{chosenWords(words, row.chosenBy)}</span>
      </>
    ),
  },
  ...STAGES.map(
    (stage): Column<RecipientItem> => ({
      id: stage,
      header: words(`alerts.stage.${stage}`),
      value: (row) => receiptOf(row, stage)?.at ?? null,
      cell: (row) => <Receipt row={row} stage={stage} revision={revision} />,
    }),
  ),
  {
    id: 'awaited',
    header: words('alerts.awaited'),
    value: (row) => row.dueAt,
    cell: (row) => <Standing standing={row} />,
  },
];

function chosenWords(words: Words, chosenBy: string): string {
  if (chosenBy === 'named' || chosenBy === 'all') return words(`alerts.chosen.${chosenBy}`);
  return words('alerts.chosen.group', { key: chosenBy });
}

/** Who was asked, and what each did when. */
export function Recipients({ alert }: { readonly alert: AlertResponse }) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('alerts.recipients')}</h2>
      <p>
        {words('alerts.answered', {
          received: alert.recipients.received,
          asked: alert.recipients.asked,
          acted: alert.recipients.acted,
        })}
      </p>
      <DataTable
        caption={words('alerts.recipients')}
        columns={columnsOf(words, alert.revision)}
        rows={alert.recipientList}
        rowKey={(row) => String(row.participant.id)}
      />
    </section>
  );
}

/** For who speaks for a recipient: what it puts on record next. */
export function Yours({ alert }: { readonly alert: AlertResponse }) {
  const words = useWords();
  const mine = alert.recipientList.filter(({ isMine }) => isMine);
  if (!alert.mayAcknowledge) return null;
  return (
    <section className="card">
      <h2>{words('alerts.yours')}</h2>
      {mine.map((row) => (
        <div key={row.participant.id} className="stack">
          <p>
            <strong>{row.participant.name}</strong>: <Standing standing={row} />
          </p>
          {STAGES.filter((stage) => receiptOf(row, stage)?.revision !== alert.revision).map((stage) => (
            <ReceiptForm key={stage} alert={alert} row={row} stage={stage} />
          ))}
        </div>
      ))}
    </section>
  );
}

interface ReceiptFormProps {
  readonly alert: AlertResponse;
  readonly row: RecipientItem;
  readonly stage: Stage;
}

function ReceiptForm({ alert, row, stage }: ReceiptFormProps) {
  const words = useWords();
  const { receive, problem, isBusy } = useAlertSteps(alert);
  const [isOpen, setOpen] = useState(row.next === stage);
  const [note, setNote] = useState('');
  const [relevant, setRelevant] = useState<string>();
  const participantId = row.participant.id;
  if (stage === 'received')
    return (
      <div>
        <Button size="xs" loading={isBusy} data-assess onClick={() => void receive({ stage, participantId })}>
          {words('alerts.act.received')}
        </Button>
        <Problem text={problem} />
      </div>
    );
  if (!isOpen)
    return (
      <div>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {words(`alerts.act.${stage}`)}
        </Button>
      </div>
    );
  return (
    <form
      className="noted"
      onSubmit={(event) => {
        event.preventDefault();
        void receive({
          stage,
          participantId,
          note,
          ...(stage === 'assessed' ? { isRelevant: relevant === 'yes' } : {}),
        });
      }}
    >
      {stage === 'assessed' ? (
        <Radio.Group required label={words('alerts.concerns')} value={relevant ?? ''} onChange={setRelevant}>
          <div className="row">
            <Radio value="yes" label={words('alerts.concernsYes')} />
            <Radio value="no" label={words('alerts.concernsNo')} />
          </div>
        </Radio.Group>
      ) : null}
      <Textarea
        required
        autosize
        minRows={2}
        label={words(`alerts.ask.${stage}`)}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button
          type="submit"
          size="xs"
          loading={isBusy}
          disabled={stage === 'assessed' && relevant === undefined}
        >
          {words(`alerts.act.${stage}`)}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
