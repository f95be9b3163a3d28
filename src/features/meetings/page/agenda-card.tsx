import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { MeetingResponse } from '../contract.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../contract.ts';
import { useMeetingSteps } from './use-meeting.ts';

interface Part {
  readonly meeting: MeetingResponse;
}

type Item = MeetingResponse['agenda'][number];

/** Where the record is shown that an item is about. */
const PAGE_OF: Readonly<Record<SubjectKind, string>> = {
  alert: '/alerts',
  recommendation: '/recommendations',
  commitment: '/commitments',
  good_practice: '/recommendations/practices',
};

export function Agenda({ meeting }: Part) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card">
      <h2>{words('meetings.agenda')}</h2>
      {isOpen ? (
        <AgendaForm meeting={meeting} onDone={() => setOpen(false)} />
      ) : (
        <>
          {meeting.agenda.length === 0 ? (
            <p className="dim">{words('meetings.agendaNone')}</p>
          ) : (
            <ol>
              {meeting.agenda.map((item) => (
                <li key={item.id}>
                  {item.title} <Subject item={item} />
                </li>
              ))}
            </ol>
          )}
          {meeting.may.includes('agenda') ? (
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {words('meetings.step.agenda')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function Subject({ item: { subject } }: { readonly item: Item }) {
  const words = useWords();
  if (subject === null) return null;
  if (subject.title === null) return <span className="dim">({words('meetings.hidden')})</span>;
  const name = words(`meetings.subject.${subject.kind}`, { id: String(subject.id) });
  return (
    <span className="dim">
      <AppLink to={`${PAGE_OF[subject.kind]}/${subject.id}`}>{name}</AppLink>
      {subject.title === '' || subject.title.startsWith(name) ? null : `: ${subject.title}`}
    </span>
  );
}

interface DraftItem {
  readonly key: string;
  readonly id?: number;
  readonly title: string;
  readonly kind: SubjectKind | '';
  readonly subjectId: string;
}

function AgendaForm({ meeting, onDone }: Part & { readonly onDone: () => void }) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const [begun] = useState(meeting.version);
  const [items, setItems] = useState<DraftItem[]>(
    meeting.agenda.map(({ id, title, subject }) => ({
      key: String(id),
      id,
      title,
      kind: subject?.kind ?? '',
      subjectId: subject === null ? '' : String(subject.id),
    })),
  );
  const swap = (index: number, other: number) => {
    const next = [...items];
    [next[index], next[other]] = [next[other]!, next[index]!];
    setItems(next);
  };
  const save = () =>
    step({
      step: 'agenda',
      version: begun,
      items: items.map(({ id, title, kind, subjectId }) => ({
        ...(id === undefined ? {} : { id }),
        title,
        subject: kind === '' || subjectId === '' ? null : { kind, id: Number(subjectId) },
      })),
    });
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await save()) !== undefined) onDone();
      }}
    >
      {items.map((item, index) => (
        <ItemFields
          key={item.key}
          item={item}
          place={{ index, last: items.length - 1 }}
          onChange={(next) => setItems(items.with(index, next))}
          onMove={(other) => swap(index, other)}
          onRemove={() => setItems(items.filter((each) => each !== item))}
        />
      ))}
      <div className="row">
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            setItems([...items, { key: crypto.randomUUID(), title: '', kind: '', subjectId: '' }])
          }
        >
          {words('meetings.addItem')}
        </Button>
        <Button type="submit" size="xs" loading={isBusy}>
          {words('meetings.step.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {words('work.cancel')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}

interface ItemFieldsProps {
  readonly item: DraftItem;
  readonly place: { readonly index: number; readonly last: number };
  readonly onChange: (item: DraftItem) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function ItemFields({ item, place: { index, last }, onChange, onMove, onRemove }: ItemFieldsProps) {
  const words = useWords();
  const n = String(index + 1);
  return (
    <fieldset className="stack choice">
      <legend>{words('meetings.item', { n })}</legend>
      <TextInput
        required
        maxLength={200}
        label={words('meetings.name')}
        value={item.title}
        onChange={(event) => onChange({ ...item, title: event.currentTarget.value })}
      />
      <div className="row">
        <Select
          label={words('meetings.about')}
          data={[
            { value: '', label: words('meetings.aboutNothing') },
            ...SUBJECT_KINDS.map((kind) => ({ value: kind, label: words(`meetings.subjectKind.${kind}`) })),
          ]}
          value={item.kind}
          allowDeselect={false}
          onChange={(kind) => onChange({ ...item, kind: (kind ?? '') as DraftItem['kind'] })}
        />
        {item.kind === '' ? null : (
          <TextInput
            required
            type="number"
            min={1}
            label={words('meetings.aboutNumber')}
            value={item.subjectId}
            onChange={(event) => onChange({ ...item, subjectId: event.currentTarget.value })}
          />
        )}
      </div>
      <div className="row">
        <Button size="xs" variant="default" disabled={index === 0} onClick={() => onMove(index - 1)}>
          {words('meetings.up', { n })}
        </Button>
        <Button size="xs" variant="default" disabled={index === last} onClick={() => onMove(index + 1)}>
          {words('meetings.down', { n })}
        </Button>
        <Button size="xs" variant="default" onClick={onRemove}>
          {words('meetings.removeItem', { n })}
        </Button>
      </div>
    </fieldset>
  );
}
