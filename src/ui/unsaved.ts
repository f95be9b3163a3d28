import { useEffect } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What holds nothing that a person entered to be kept. */
const NO_ENTRY = new Set(['button', 'submit', 'reset', 'image', 'search', 'password']);
/** Words for the door are no text to lose. */
const SECRET = 'input[type="password"], input[autocomplete="one-time-code"]';

/** What stood in a field before anybody entered something in its form. */
const before = new WeakMap<Field, string>();
const touched = new Set<Field>();
/** Drafts that know themselves whether they are saved (`useDraft`); their forms say so by `data-draft`. */
const drafts = new Set<symbol>();
/** Forms that are on their way to the server. */
const sent = new Set<HTMLFormElement>();

const isField = (element: unknown): element is Field =>
  (element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement) &&
  !NO_ENTRY.has(element.type);

/** A box or a choice is told by whether it is ticked; a list that is drawn by us keeps what was chosen in a hidden field of its form. */
const entryOf = (field: Field): string =>
  field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
    ? String(field.checked)
    : field.value;

/** Fields of the form in which something happens, where the page keeps it. */
function fieldsAt({ target }: Event): Field[] {
  const form = target instanceof Element ? target.closest('form') : null;
  if (form === null || form.closest('main') === null || form.dataset.draft !== undefined) return [];
  return form.querySelector(SECRET) === null ? [...form.elements].filter(isField) : [];
}

/** Watches what is entered in forms of the page. */
export function watchTyping(): () => void {
  const noteBefore = (event: Event) => {
    for (const field of fieldsAt(event)) {
      if (touched.has(field)) continue;
      touched.add(field);
      before.set(field, entryOf(field));
    }
  };
  const noteSent = ({ target }: Event) => {
    if (!(target instanceof HTMLFormElement)) return;
    sent.add(target);
    // What its handler does not send at once is not sent by it.
    setTimeout(() => sent.delete(target));
  };
  const listeners = [
    // A list that has the focus already is opened by a click or a key.
    ['focusin', noteBefore],
    ['pointerdown', noteBefore],
    ['keydown', noteBefore],
    ['submit', noteSent],
  ] as const;
  for (const [name, listener] of listeners) document.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, true);
  };
}

/** Begins to send what was submitted; the answer is called once the server has taken it: what stood in these forms then is saved. */
export function beginSending(): () => void {
  const fields = [...touched].filter(({ form }) => form !== null && sent.has(form));
  const values = fields.map((field) => [field, entryOf(field)] as const);
  sent.clear();
  return () => {
    for (const [field, value] of values) {
      before.set(field, value);
      if (entryOf(field) === value) touched.delete(field);
    }
  };
}

/** Whether something that somebody entered on this page is saved nowhere. */
export function hasUnsaved(): boolean {
  for (const field of touched) if (!field.isConnected) touched.delete(field);
  return drafts.size > 0 || [...touched].some((field) => entryOf(field) !== before.get(field));
}

/** Whoever leaves without saving is asked once, though the page that they leave may stand until the next one has loaded. */
export function dropUnsaved(): void {
  touched.clear();
  drafts.clear();
}

type Ask = (go: () => void) => void;
let ask: Ask | undefined;

/** Who asks whether to go, while it is shown. */
export function useAsking(asking: Ask): void {
  useEffect(() => {
    ask = asking;
    return () => {
      ask = undefined;
    };
  }, [asking]);
}

/** Does what takes away what was entered on the page once whoever entered it agrees; at once where nothing would be lost. */
export function goUnlessUnsaved(go: () => void): void {
  if (ask === undefined || !hasUnsaved()) go();
  else ask(go);
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
