import { INPUT_TEXTS } from './rules.ts';

/** The lines of an input as one writes it in a message: a name, a colon, and text until the next name. */
export const INPUT_FIELDS = ['group', 'title', ...INPUT_TEXTS] as const;
export type InputField = (typeof INPUT_FIELDS)[number];

/** Names of the fields as they stand in the form for messages; the first is the one that the form shows. */
const NAMES: Readonly<Record<InputField, readonly string[]>> = {
  group: ['group', 'sub-working group'],
  title: ['title'],
  text: ['input', 'text'],
  done: ['what was done'],
  outcome: ['what came of it', 'outcome'],
  organization: ['organization', 'organisation'],
  website: ['website'],
};

export type InputIssue = { readonly line: number; readonly raw: string };

export interface ReadInput {
  readonly fields: Readonly<Record<InputField, string>>;
  /** Lines before the first name: they belong to no field. */
  readonly lost: readonly InputIssue[];
}

const NAME_LINE = /^\s*(?:[>*-]\s*)*([\p{L}\p{M} -]{2,40}?)\s*[:：]\s?(.*)$/u;

/** The form to copy into a message. */
export function writeInputForm(groupKey: string): string {
  return INPUT_FIELDS.map((field) => {
    const [name = ''] = NAMES[field];
    return `${name[0]!.toUpperCase()}${name.slice(1)}: ${field === 'group' ? groupKey : ''}`;
  }).join('\n');
}

/** Reads an input from the text of a message; quoting marks at the beginning of lines are left out. */
export function parseInputText(message: string): ReadInput {
  const fields = Object.fromEntries(INPUT_FIELDS.map((field) => [field, ''])) as Record<InputField, string>;
  const lost: InputIssue[] = [];
  let current: InputField | undefined;
  for (const [index, raw] of message.split(/\r\n|\r|\n/).entries()) {
    const match = NAME_LINE.exec(raw);
    const name = match?.[1]?.trim().toLowerCase();
    const named = INPUT_FIELDS.find((field) => name !== undefined && NAMES[field].includes(name));
    if (named !== undefined) {
      current = named;
      fields[named] = [fields[named], match?.[2] ?? ''].filter((part) => part !== '').join('\n');
    } else if (current !== undefined) {
      fields[current] += `\n${raw.replace(/^(?:>\s?)+/, '')}`;
    } else if (raw.trim() !== '') lost.push({ line: index + 1, raw });
  }
  for (const field of INPUT_FIELDS) fields[field] = fields[field].trim();
  return { fields, lost };
}
