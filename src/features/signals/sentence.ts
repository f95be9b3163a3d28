import type { Message } from '../../model/api.ts';
import type { SENTENCE_VALUES, SignalItem } from './contract.ts';

const FIGURES = 2;
/** A chance below it is no longer a number that means something. */
const LEAST_CHANCE = 1e-12;

type Told = Pick<
  SignalItem,
  'kind' | 'node' | 'place' | 'stream' | 'leg' | 'startOn' | 'observed' | 'expected' | 'pValue'
> & {
  /** Last day of a change of a stream that is over; '' otherwise. */
  readonly until: string;
};

/** The line that says what a signal is; the words themselves are in the message catalogue. */
export function buildSentence(signal: Told): Message {
  const { leg, pValue, until } = signal;
  const values: Record<(typeof SENTENCE_VALUES)[number], string | number> = {
    what: signal.node?.name ?? '',
    place: signal.place.name,
    stream: signal.stream?.name ?? '',
    from: leg?.field === 'leg' ? leg.from.name : '',
    to: leg?.field === 'leg' ? leg.to.name : '',
    how: leg !== null && leg.field !== 'leg' ? leg.text : '',
    start: signal.startOn,
    end: until,
    observed: signal.observed,
    expected: roundFigures(signal.expected),
    chance: pValue === null ? 0 : roundFigures(1 / Math.max(pValue, LEAST_CHANCE)),
  };
  return { key: `signals.sentence.${signal.kind}${until === '' ? '' : '-over'}`, values };
}

function roundFigures(value: number): number {
  return Number(value.toPrecision(FIGURES));
}
