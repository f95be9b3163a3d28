import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import { Instant } from './when.tsx';

interface EventLine {
  readonly at: string;
  readonly actor: { readonly name: string } | null;
  readonly isByClock: boolean;
  readonly action: string;
  readonly note: string | null;
}

interface HistoryProps {
  readonly events: readonly EventLine[];
  readonly vocabulary: string;
}

/** As many of the newest steps are open; the others are one click away. */
const SHOWN = 8;

/** What happened to a record of the coalition's work, newest first. `vocabulary`: where the messages for its actions are. */
export function WorkHistory(props: HistoryProps) {
  const words = useWords();
  const newestFirst = props.events.toReversed();
  return (
    <section className="card">
      <h2>{words('work.history')}</h2>
      <Events {...props} events={newestFirst.slice(0, SHOWN)} />
      {newestFirst.length <= SHOWN ? null : (
        <details>
          <summary>{words('work.earlier', { count: newestFirst.length - SHOWN })}</summary>
          <Events {...props} events={newestFirst.slice(SHOWN)} />
        </details>
      )}
    </section>
  );
}

function Events({ events, vocabulary }: HistoryProps) {
  const words = useWords();
  return (
    <ol className="history">
      {events.map((event) => (
        <li key={`${event.at} ${event.action} ${event.note}`}>
          {event.isByClock ? words('work.clock') : (event.actor?.name ?? words('work.holder'))}{' '}
          {words(`${vocabulary}.${event.action}`)}{' '}
          <span className="dim">
            <Instant at={event.at} />
          </span>
          {event.note === null ? null : <p className="quote">{event.note}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Once: a reference that React keeps is not called again while somebody types. */
export const focusOnce = (element: HTMLElement | null): void => element?.focus();

/** What a button opens in its own place. The first field takes `focusOnce`; closed, the focus is on the button again. */
export function useOpening() {
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const open = () => {
    wasOpen.current = true;
    setOpen(true);
  };
  const button = useCallback((element: HTMLButtonElement | null) => {
    if (element !== null && wasOpen.current) element.focus();
  }, []);
  return { isOpen, open, close: () => setOpen(false), button };
}

interface StepFormProps {
  /** On the button that sends it. */
  readonly label: string;
  readonly isBusy: boolean;
  /** What the server said went wrong. */
  readonly problem: string | undefined;
  readonly onSend: () => unknown;
  /** Closes it unsent; absent where it stays open. */
  readonly onCancel?: () => void;
  /** No wider than a note, beside other steps. */
  readonly isNarrow?: boolean;
  /** Not what the page is for. */
  readonly isMinor?: boolean;
  readonly children: ReactNode;
}

/** A form that sends one thing: its fields, the button that sends it, the way back, and what went wrong. */
export function StepForm(props: StepFormProps) {
  const words = useWords();
  const { label, isBusy, problem, onSend, onCancel, isNarrow = false, isMinor = false } = props;
  return (
    <form
      className={isNarrow ? 'noted' : 'stack'}
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {props.children}
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy} variant={isMinor ? 'default' : 'filled'}>
          {label}
        </Button>
        {onCancel === undefined ? null : (
          <Button size="xs" variant="default" onClick={onCancel}>
            {words('work.cancel')}
          </Button>
        )}
      </div>
      <Problem text={problem} />
    </form>
  );
}

interface NotedStepProps {
  readonly label: string;
  readonly ask: string;
  readonly isBusy: boolean;
  readonly onDone: (note: string) => Promise<boolean>;
  readonly isMain?: boolean;
  /** Fields beside the note. */
  readonly children?: ReactNode;
}

/** A step that needs a reason in words: a button that opens the place to write it. */
export function NotedStep({ label, ask, isBusy, onDone, isMain = false, children }: NotedStepProps) {
  const { isOpen, open, close, button } = useOpening();
  const [note, setNote] = useState('');
  if (!isOpen)
    return (
      <Button ref={button} size="xs" variant={isMain ? 'filled' : 'default'} onClick={open}>
        {label}
      </Button>
    );
  const send = async () => {
    if (!(await onDone(note))) return;
    close();
    setNote('');
  };
  return (
    <StepForm isNarrow label={label} isBusy={isBusy} problem={undefined} onSend={send} onCancel={close}>
      {children}
      <Textarea
        required
        autosize
        minRows={2}
        ref={focusOnce}
        label={ask}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}

/** What the server says went wrong. */
export function Problem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p className="problem" role="alert">
      {text}
    </p>
  );
}

/** A day and hour, marked where it is past. */
export function Due(props: { readonly at: string | null; readonly isLate: boolean }) {
  const words = useWords();
  if (props.at === null) return null;
  return (
    <>
      <Instant at={props.at} />
      {props.isLate ? (
        <>
          {' '}
          <span className="tag" data-alarm>
            {words('work.late')}
          </span>
        </>
      ) : null}
    </>
  );
}
