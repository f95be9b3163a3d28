import type { DetectionOutput, Finding, FindingSeries } from '../../../model/detector.ts';
import type { AsOfView } from './as-of.ts';
import { type BarOptions, findBar } from './bar.ts';
import {
  describeIncrease,
  drawIncrease,
  growthAt,
  meanOf,
  RECENT_WEEKS,
  type WeeklySeries,
} from './describe-increase.ts';
import {
  INCREASE_METHODS,
  type IncreaseMethod,
  rescaleVerdict,
  type WeekVerdict,
} from './increase-method.ts';
import type { Judgement } from './judgement.ts';
import { VerdictMemory } from './verdict-memory.ts';
import { isErratic, WeeklySeriesBuilder } from './weekly-series.ts';

/** An episode is looked for so far back. */
const EPISODE_WEEKS = 26;
const LEAST_RECENT_REPORTS = 3;

export interface IncreaseJudgement extends Judgement {
  readonly coverage: Pick<DetectionOutput['coverage'], 'farrington-flexible' | 'ears'>;
}

interface Candidate {
  readonly finding: Finding;
  readonly draw: () => FindingSeries;
}

interface Context {
  readonly memory: VerdictMemory;
  readonly view: AsOfView;
  readonly methods: readonly IncreaseMethod[];
}

/** Judges the last weeks of every weekly series that holds reports against its own history. */
export function judgeIncreases(
  view: AsOfView,
  options: BarOptions,
  memory = new VerdictMemory(),
): IncreaseJudgement {
  const methods = INCREASE_METHODS;
  const context: Context = { view, memory, methods };
  const builder = new WeeklySeriesBuilder(view);
  const refusals = { 'farrington-flexible': new Refusals(), ears: new Refusals() };
  const scored = { 'farrington-flexible': 0, ears: 0 };
  const refuse = (key: string): void => {
    for (const { id } of methods) refusals[id].add(key);
  };
  const found: Record<IncreaseMethod['id'], Candidate[]> = { 'farrington-flexible': [], ears: [] };
  const { series } = view.cells;
  for (let at = 0; at < series.count; at++) {
    if (series.node[at] === view.cells.everything || series.firstKnownDay[at]! > view.day) continue;
    const weekly = builder.recentOf(at) < LEAST_RECENT_REPORTS ? 'too-few-reports' : builder.build(at);
    if (typeof weekly === 'string') {
      refuse(weekly);
      continue;
    }
    if (isErratic(weekly)) {
      refuse('stream-erratic');
      continue;
    }
    const method = chooseMethod(methods, weekly);
    for (const each of methods)
      if (each !== method) refusals[each.id].add(method ? 'judged-by-other' : 'history-too-short');
    if (method === undefined) continue;
    scored[method.id]++;
    const finding = isQuiet(weekly) ? undefined : judgeOne(context, at, { weekly, method });
    if (finding !== undefined) found[method.id].push(finding);
  }
  const rung = methods.flatMap(({ id }) => {
    const bar = findBar(
      found[id].map(({ finding }) => finding.pValue!),
      scored[id],
      options,
    );
    return found[id].filter(({ finding }) => finding.pValue! <= bar);
  });
  const coverage = {
    'farrington-flexible': {
      scored: scored['farrington-flexible'],
      notApplicable: refusals['farrington-flexible'].byReason(),
    },
    ears: { scored: scored.ears, notApplicable: refusals.ears.byReason() },
  };
  return {
    findings: rung.map(({ finding }) => finding),
    explained: [],
    charts: new Map(rung.map(({ finding, draw }) => [finding.evidence, draw])),
    scored: scored.ears + scored['farrington-flexible'],
    notApplicable: {},
    coverage,
  };
}

/** How many series a method could not judge, by reason. */
class Refusals {
  readonly #counts = new Map<string, number>();

  add(reason: string): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  byReason(): Record<string, number> {
    return Object.fromEntries([...this.#counts].map(([key, count]) => [`detectors.reason.${key}`, count]));
  }
}

/** The method with the longest history that the series has; one series is judged by one method. */
function chooseMethod(
  methods: readonly IncreaseMethod[],
  { counts }: WeeklySeries,
): IncreaseMethod | undefined {
  const history = counts.length - RECENT_WEEKS;
  return methods.find(
    (each) =>
      history >= each.minimumHistoryWeeks && typeof each.judge(counts, counts.length - 1) !== 'string',
  );
}

/** True where no recent week stands out of the mean of the last year: the method need not be asked. */
function isQuiet({ counts }: WeeklySeries): boolean {
  const end = counts.length - RECENT_WEEKS;
  const mean = meanOf(counts, Math.max(0, end - 52), end);
  for (let week = end; week < counts.length; week++) {
    if (counts[week]! > mean + 2.5 * Math.sqrt(mean) + 1) return false;
  }
  return true;
}

function judgeOne(
  { view, memory }: Context,
  series: number,
  { weekly, method }: { weekly: WeeklySeries; method: IncreaseMethod },
): Candidate | undefined {
  const { counts } = weekly;
  const verdictAt = (week: number): WeekVerdict | undefined => {
    const verdict = memory.judge(method, { series, ...weekly }, week);
    return verdict && rescaleVerdict(verdict, counts[week]!, growthAt(weekly, week));
  };
  const verdicts = new Map<number, WeekVerdict | undefined>();
  let best = 1;
  for (let week = counts.length - RECENT_WEEKS; week < counts.length; week++) {
    const verdict = verdictAt(week);
    verdicts.set(week, verdict);
    if (verdict !== undefined && counts[week]! >= LEAST_RECENT_REPORTS)
      best = Math.min(best, verdict.upperTailP);
  }
  // Bonferroni over the recent weeks.
  const pValue = Math.min(1, best * RECENT_WEEKS);
  if (pValue > 0.01) return undefined;
  for (let week = Math.max(0, counts.length - EPISODE_WEEKS); week < counts.length - RECENT_WEEKS; week++) {
    verdicts.set(week, verdictAt(week));
  }
  const finding = describeIncrease(view, series, { weekly, method, verdicts, pValue });
  return { finding, draw: () => drawIncrease(weekly, verdictAt) };
}
