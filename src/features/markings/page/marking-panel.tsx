import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MARKINGS, type Marking, PURPOSES, type Purpose } from '../../../model/report.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS, type PersonResponse } from '../../access/contract.ts';
import { useSend } from '../../access/page/use-access.ts';
import type { ChangeMarking, ReportMarking } from '../contract.ts';

const untimed = { isTimed: false } as const;

/** Who may see a report; for its owner, how that came about and a way to change it. */
export function MarkingPanel({ reportId }: { readonly reportId: string }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data } = useApi<ReportMarking>(`/api/reports/${reportId}/marking`, {}, untimed);
  if (data === undefined) return null;
  return (
    <section className="stack">
      <h2>{words('markings.title')}</h2>
      <table className="plain">
        <tbody>
          <Line name={words('report.marking')} value={`TLP:${data.marking}`} />
          <Line name={words('markings.reaches')} value={words(`markings.reach.${data.marking}`)} />
          <Line name={words('report.purpose')} value={words(`access.purpose.${data.purpose}`)} />
          <Line name={words('markings.owner')} value={data.owner.name} />
          {data.embargoUntil === null ? null : (
            <Line name={words('markings.embargo')} value={words.date(data.embargoUntil)} />
          )}
          {data.isOriginatorControlled ? (
            <Line name={words('markings.control')} value={words('markings.controlHelp')} />
          ) : null}
          {data.readers.length === 0 ? null : (
            <Line name={words('markings.readers')} value={data.readers.map(({ name }) => name).join(', ')} />
          )}
          {data.ofNewReports === null ? null : (
            <Line name={words('markings.ofNew')} value={`TLP:${data.ofNewReports}`} />
          )}
        </tbody>
      </table>
      <Changes changes={data.changes} />
      {data.mayChange && !isOpen ? (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {words('markings.change')}
        </Button>
      ) : null}
      {data.mayChange && isOpen ? (
        <ChangeForm key={data.marking} reportId={reportId} held={data} onDone={() => setOpen(false)} />
      ) : null}
    </section>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
}

function Changes({ changes }: Pick<ReportMarking, 'changes'>) {
  const words = useWords();
  if (changes.length === 0) return null;
  return (
    <ol className="plain">
      {changes.map((change) => (
        <li key={`${change.at} ${change.reason}`}>
          {words('markings.changed', {
            when: words.instant(change.at),
            who: change.actorName ?? words('markings.holder'),
            from: change.from,
            to: change.to,
            reports: words.number(change.reports),
          })}{' '}
          <span className="dim">{change.reason}</span>
        </li>
      ))}
    </ol>
  );
}

interface FormProps {
  readonly reportId: string;
  readonly held: ReportMarking;
  readonly onDone: () => void;
}

function ChangeForm({ reportId, held, onDone }: FormProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const people = useApi<{ items: PersonResponse[] }>(ACCESS_ENDPOINTS.people.path, {}, untimed);
  const [change, setChange] = useState<ChangeMarking>({
    marking: held.marking,
    purpose: held.purpose,
    embargoUntil: held.embargoUntil,
    isOriginatorControlled: held.isOriginatorControlled,
    readers: held.readers.map(({ id }) => id),
    reason: '',
    reach: 'report',
  });
  const put = (part: Partial<ChangeMarking>) => setChange((before) => ({ ...before, ...part }));
  const submit = async () => {
    const done = await send(`/api/reports/${reportId}/marking`, change);
    if (done !== undefined) onDone();
  };
  return (
    <form
      className="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        label={words('report.marking')}
        description={words(`markings.reach.${change.marking}`)}
        data={MARKINGS.map((each) => ({ value: each, label: `TLP:${each}` }))}
        value={change.marking}
        allowDeselect={false}
        onChange={(value) => put({ marking: (value ?? held.marking) as Marking })}
      />
      <Select
        label={words('report.purpose')}
        data={PURPOSES.map((each) => ({ value: each, label: words(`access.purpose.${each}`) }))}
        value={change.purpose}
        allowDeselect={false}
        onChange={(value) => put({ purpose: (value ?? held.purpose) as Purpose })}
      />
      <MultiSelect
        searchable
        label={words('markings.readers')}
        description={words('markings.readersHelp')}
        data={(people.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={change.readers.map(String)}
        onChange={(values) => put({ readers: values.map(Number) })}
      />
      <TextInput
        type="date"
        label={words('markings.embargo')}
        description={words('markings.embargoHelp')}
        value={change.embargoUntil ?? ''}
        onChange={(event) => put({ embargoUntil: event.currentTarget.value || null })}
      />
      <Checkbox
        label={words('markings.control')}
        description={words('markings.controlHelp')}
        checked={change.isOriginatorControlled}
        onChange={(event) => put({ isOriginatorControlled: event.currentTarget.checked })}
      />
      <Checkbox
        label={words('markings.stream')}
        checked={change.reach !== 'report'}
        onChange={(event) => put({ reach: event.currentTarget.checked ? 'stream' : 'report' })}
      />
      {change.reach === 'report' ? null : (
        <Checkbox
          label={words('markings.includesNew')}
          description={words('markings.includesNewHelp')}
          checked={change.reach === 'stream-and-new'}
          onChange={(event) => put({ reach: event.currentTarget.checked ? 'stream-and-new' : 'stream' })}
        />
      )}
      <Textarea
        required
        minLength={3}
        label={words('markings.reason')}
        description={words('markings.reasonHelp')}
        value={change.reason}
        onChange={(event) => put({ reason: event.currentTarget.value })}
      />
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('markings.submit')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {words('markings.cancel')}
        </Button>
      </div>
      {problem === undefined ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
