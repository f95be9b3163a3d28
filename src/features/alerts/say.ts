import { fillTemplate } from '../../kernel/errors.ts';
import type { Message } from '../../model/api.ts';
import { signalsEn } from '../../model/messages/signals.en.ts';

const SENTENCE = 'signals.sentence.';
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A signal's sentence in plain English, to begin a text with that a person goes on writing. */
export function sayInEnglish({ key, values }: Message): string {
  const template = signalsEn.sentence[key.slice(SENTENCE.length) as keyof typeof signalsEn.sentence];
  if (!key.startsWith(SENTENCE) || template === undefined) return '';
  const spoken = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && ISO_DATE.test(value) ? dates.format(new Date(`${value}T00:00:00Z`)) : value,
  ]);
  return fillTemplate(template, Object.fromEntries(spoken));
}
