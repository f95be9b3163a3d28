import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Problem, useOpening } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { MeetingResponse, SubjectKind } from '../contract.ts';
import { type DraftItem, ItemFields } from './agenda-item-fields.tsx';
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
  const { isOpen, open, close, button } = useOpening();
  return (
    <section className="card">
      <h2>{words('meetings.agenda')}</h2>
      {isOpen ? (
        <AgendaForm meeting={meeting} onDone={close} />
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
            <Button ref={button} size="xs" variant="default" onClick={open}>
              {words('meetings.step.agenda')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function Subject({ item: { title, subject } }: { readonly item: Item }) {
  const words = useWords();
  if (subject === null) return null;
  if (subject.title === null) return <span className="dim">({words('meetings.hidden')})</span>;
  const name = words(`meetings.subject.${subject.kind}`, { id: String(subject.id) });
  return (
    <span className="dim">
      <AppLink to={`${PAGE_OF[subject.kind]}/${subject.id}`}>{name}</AppLink>
      {['', title].includes(subject.title) || subject.title.startsWith(name) ? null : `: ${subject.title}`}
    </span>
  );
}

function AgendaForm({ meeting, onDone }: Part & { readonly onDone: () => void }) {
  const words = useWords();
  const { step, problem, isBusy } = useMeetingSteps(meeting);
  const [begun] = useState(meeting.version);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.focus(), []);
  const [items, setItems] = useState<DraftItem[]>(
    meeting.agenda.map(({ id, title, subject }) => ({
      key: String(id),
      id,
      title,
      kind: subject?.kind ?? '',
      record:
        subject === null
          ? null
          : { id: String(subject.id), title: subject.title ?? words('meetings.hidden') },
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
      items: items.map(({ id, title, kind, record }) => ({
        ...(id === undefined ? {} : { id }),
        title,
        subject: kind === '' || record === null ? null : { kind, id: Number(record.id) },
      })),
    });
  return (
    <form
      ref={form}
      tabIndex={-1}
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
          onRemove={() => {
            setItems(items.filter((each) => each !== item));
            form.current?.focus();
          }}
        />
      ))}
      <div className="row">
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            setItems([...items, { key: crypto.randomUUID(), title: '', kind: '', record: null }])
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
