import { useEffect } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Kinds of fields that somebody types into; a box that is ticked again costs nobody a thought. */
const TYPED = new Set([
  'text',
  'email',
  'url',
  'tel',
  'number',
  'date',
  'time',
  'datetime-local',
  'textarea',
]);
/** Words for the door are no text to lose. */
const SECRET = 'input[type="password"], input[autocomplete="one-time-code"]';

/** What stood in a field before anybody typed. */
const before = new WeakMap<Field, string>();
const typed = new Set<Field>();
/** Drafts that know themselves whether they are saved (`useDraft`); their forms say so by `data-draft`. */
const drafts = new Set<symbol>();
/** Forms that are on their way to the server. */
const sent = new Set<HTMLFormElement>();

function fieldOf({ target }: Event): Field | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (!isField || !TYPED.has(target.type)) return undefined;
  const { form } = target;
  if (form === null || form.closest('main') === null || form.dataset.draft !== undefined) return undefined;
  return form.querySelector(SECRET) === null ? target : undefined;
}

/** Watches what is typed into forms of the page. */
export function watchTyping(): () => void {
  const noteBefore = (event: Event) => {
    const field = fieldOf(event);
    if (field !== undefined && !typed.has(field)) before.set(field, field.value);
  };
  const noteTyped = (event: Event) => {
    const field = fieldOf(event);
    if (field !== undefined) typed.add(field);
  };
  const noteSent = ({ target }: Event) => {
    if (!(target instanceof HTMLFormElement)) return;
    sent.add(target);
    // What its handler does not send at once is not sent by it.
    setTimeout(() => sent.delete(target));
  };
  const listeners = [
    ['focusin', noteBefore],
    ['input', noteTyped],
    ['submit', noteSent],
  ] as const;
  for (const [name, listener] of listeners) document.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, true);
  };
}

/** Begins to send what was submitted; the answer is called once the server has taken it: what stood in these forms then is saved. */
export function beginSending(): () => void {
  const fields = [...typed].filter(({ form }) => form !== null && sent.has(form));
  const values = fields.map((field) => [field, field.value] as const);
  sent.clear();
  return () => {
    for (const [field, value] of values) {
      before.set(field, value);
      if (field.value === value) typed.delete(field);
    }
  };
}

/** Whether something that somebody typed on this page is saved nowhere. */
export function hasUnsaved(): boolean {
  for (const field of typed) if (!field.isConnected) typed.delete(field);
  return drafts.size > 0 || [...typed].some((field) => field.value !== (before.get(field) ?? ''));
}

/** Whoever leaves without saving is asked once, though the page that they leave may stand until the next one has loaded. */
export function dropUnsaved(): void {
  typed.clear();
  drafts.clear();
}

/** Says of a draft, while it is shown, whether it holds what is saved nowhere. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const draft = Symbol('draft');
    drafts.add(draft);
    return () => {
      drafts.delete(draft);
    };
  }, [isUnsaved]);
}
