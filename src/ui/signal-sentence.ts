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
export function lineOf(words: Words, signal: Told): string {
  const isMeans = signal.leg !== null && signal.leg.field !== 'leg';
  const told = signal.sentence.key.replace('signals.sentence.', '');
  return words(`signalLine.${isMeans ? 'new-way' : told}`, signal.sentence.values);
}

interface Charted extends Told {
  readonly node: { readonly name: string } | null;
  readonly stream: { readonly name: string } | null;
  readonly place: { readonly name: string };
}

/** What the chart of a signal counts. */
export function chartTitleOf(words: Words, { node, stream, place, leg, sentence }: Charted): string {
  const { from = '', to = '', how = '' } = sentence.values;
  const what = node?.name ?? stream?.name ?? '';
  if (leg === null) return words('signal.chart', { what, place: place.name });
  return leg.field === 'leg'
    ? words('signal.chartLeg', { what, from, to })
    : words('signal.chartMeans', { what, how });
}

/** What the reports of a new leg are among. */
export function amongTitleOf(words: Words, { node, leg }: Charted): string | undefined {
  return leg === null ? undefined : words(`signal.among.${leg.field}`, { what: node?.name ?? '' });
}

/** «by chance once in 4,000 weeks», where the method gives a chance. */
export function chanceOf(words: Words, pValue: number | null): string {
  if (pValue === null) return '';
  if (pValue <= 1e-9) return words('chance.hardlyEver');
  const once = Number((1 / pValue).toPrecision(2));
  return once < 2 ? words('chance.often') : words('chance.once', { times: once });
}
