import type { Message } from '../model/api.ts';
import type { Words } from './words.ts';

interface Told {
  readonly sentence: Message;
  readonly leg: { readonly field: string } | null;
}

/** A new leg is a way between countries, or a means; each has its own sentence. */
export function sentenceOf(words: Words, signal: Told): string {
  const isMeans = signal.leg !== null && signal.leg.field !== 'leg';
  return words.say(isMeans ? { ...signal.sentence, key: 'signals.sentence.new-way' } : signal.sentence);
}

/** The same without the name of the substance or stream, for lists that print it above. */
export function lineOf(words: Words, signal: Told & { readonly kind: string }): string {
  const isMeans = signal.leg !== null && signal.leg.field !== 'leg';
  return words(`signalLine.${isMeans ? 'new-way' : signal.kind}`, signal.sentence.values);
}

/** «by chance once in 4,000 weeks», where the method gives a chance. */
export function chanceOf(words: Words, pValue: number | null): string {
  if (pValue === null) return '';
  if (pValue <= 1e-9) return words('chance.hardlyEver');
  const once = Number((1 / pValue).toPrecision(2));
  return once < 2 ? words('chance.often') : words('chance.once', { times: once });
}
