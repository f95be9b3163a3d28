import type { Words } from '../../../ui/words.ts';
import type { ChainNode, ChainResponse } from '../contract.ts';
import type { ChainKind } from '../rules.ts';

/** Where the words for the states of each kind are; a report's state is its kind. */
const STATES: Readonly<Record<Exclude<ChainKind, 'signal'>, string>> = {
  report: 'reportKind',
  triage: 'triage.state',
  alert: 'alerts.state',
  input: 'chains.inputState',
  'good-practice': 'practices.state',
  meeting: 'meetings.state',
  recommendation: 'advice.state',
  commitment: 'commitments.state',
  milestone: 'commitments.milestone.state',
  review: 'review.state',
};

export const stateOf = (words: Words, { kind, state }: ChainNode): string =>
  state === null || kind === 'signal' ? '' : words(`${STATES[kind]}.${state}`);

export function nameOf(words: Words, node: ChainNode): string {
  if (node.sentence !== null) return words.say(node.sentence);
  if (node.kind === 'report')
    return node.title === null
      ? words('chains.reports', { count: node.count })
      : words('chains.report', { what: stateOf(words, node), place: node.title });
  return node.title ?? words('chains.untitled');
}

export const whenOf = (words: Words, { at }: ChainNode): string =>
  at === null ? '' : words.shortDate(at.slice(0, 10));

export const daysOf = (words: Words, days: number): string =>
  Math.round(days) === 0 ? words('chains.sameDay') : words('chains.days', { count: Math.round(days) });

const MOST_CAUSES = 4;

/** What a record came of, each with the days that it took. */
export function causesOf(words: Words, chain: ChainResponse, node: ChainNode): string {
  const byKey = new Map(chain.nodes.map((each) => [each.key, each]));
  const causes = chain.edges.flatMap(({ from, to, days }) => {
    const cause = byKey.get(from);
    if (to !== node.key || cause === undefined) return [];
    const what =
      cause.kind === 'report' || cause.kind === 'signal' || cause.detail === null
        ? words(`chains.kind.${cause.kind}`)
        : `${words(`chains.kind.${cause.kind}`)} ${cause.detail}`;
    return days === null
      ? words('chains.afterUndated', { what })
      : words('chains.after', { what, days: daysOf(words, days) });
  });
  const told = [...new Set(causes)];
  const more = told.length - MOST_CAUSES;
  return [
    ...told.slice(0, MOST_CAUSES),
    ...(more > 0 ? [words('chains.more', { n: words.number(more) })] : []),
  ].join('; ');
}

/** The one sentence that a reader of the drawing would say. */
export function readingOf(words: Words, { nodes }: ChainResponse): string {
  const others = nodes.length - 1;
  const days = nodes
    .flatMap(({ at }) => (at === null ? [] : [Date.parse(at) / 86_400_000]))
    .sort((a, b) => a - b);
  const span = days.length < 2 ? null : Math.round(days.at(-1)! - days[0]!);
  return span === null
    ? words('chains.readingPlain', { count: others })
    : words('chains.reading', { count: others, days: words.number(span) });
}
