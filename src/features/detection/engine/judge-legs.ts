import { newLeg } from '../../../detectors/index.ts';
import type { EvidenceSelector, Finding, FindingSeries, LegColumns } from '../../../model/detector.ts';
import type { AsOfView } from './as-of.ts';
import { type BarOptions, findBar, scoreOf } from './bar.ts';
import { drawLegs } from './draw-legs.ts';
import type { Judgement } from './judgement.ts';
import { fitLegPrior, type LegPrior } from './leg-prior.ts';
import { periodOfLeg } from './leg-rows.ts';

/** Fewest known legs from which a prior can be fitted. */
const LEAST_LEGS = 10;

interface LegTally {
  readonly node: number;
  readonly value: number;
  prior: number;
  recent: number;
  startDay: number;
  lastDay: number;
  readonly days: Set<number>;
}

interface FieldTotals {
  prior: number;
  recent: number;
}

interface Tallies {
  readonly legs: Map<number, LegTally>;
  /** By class and field. */
  readonly byClass: Map<number, FieldTotals>;
  /** Reports by leg value, all classes together, and by field. */
  readonly byValue: Map<number, FieldTotals>;
  readonly byField: readonly [FieldTotals, FieldTotals, FieldTotals];
}

/** Judges every leg, mode and concealment seen of late for each class above the substances that it was seen for. */
export function judgeLegs(view: AsOfView, options: BarOptions): Judgement {
  const charts = new Map<EvidenceSelector, () => FindingSeries>();
  const judgement: Judgement = { findings: [], explained: [], charts, scored: 0, notApplicable: {} };
  const tallies = tally(view, view.cells.input.legs);
  const found: Finding[] = [];
  const priors = fitPriors(tallies, view);
  for (const leg of tallies.legs.values()) {
    if (leg.recent === 0) continue;
    const field = fieldIndex(view, leg.value);
    const totals = tallies.byClass.get(leg.node * 3 + field)!;
    const prior = priors.get(leg.node * 3 + field);
    const judged = newLeg.run(
      {
        sightings: leg.days.size,
        windowReports: totals.recent * growthElsewhere(tallies, leg, field),
        priorReports: totals.prior,
        priorWithLeg: leg.prior,
        shareElsewhere: shareElsewhere(tallies, leg, field),
        ...(prior === undefined ? {} : { prior }),
      },
      newLeg.defaults,
    );
    if (judged.kind === 'not-applicable') {
      judgement.notApplicable[judged.reason.key] = (judgement.notApplicable[judged.reason.key] ?? 0) + 1;
      continue;
    }
    judgement.scored++;
    const { upperTailP, expected } = judged.result;
    if (upperTailP < 0.05) found.push(describe(view, leg, { upperTailP, expected, prior: totals.prior }));
  }
  const bar = findBar(
    found.map((finding) => finding.pValue!),
    judgement.scored,
    options,
  );
  judgement.findings.push(...found.filter((finding) => finding.pValue! <= bar));
  // Drawn together, once the first of them is: few are left after folding, and often none.
  let drawn: ReturnType<typeof drawLegs> | undefined;
  for (const finding of judgement.findings)
    charts.set(finding.evidence, () => {
      drawn ??= drawLegs(view, judgement.findings);
      return drawn(finding);
    });
  return judgement;
}

function fieldIndex(view: AsOfView, value: number): number {
  return ['leg', 'mode', 'concealment'].indexOf(view.cells.input.legValues[value]!.field);
}

function shareElsewhere(tallies: Tallies, leg: LegTally, field: number): number {
  const reports =
    tallies.byField[field as 0 | 1 | 2].prior - tallies.byClass.get(leg.node * 3 + field)!.prior;
  return ((tallies.byValue.get(leg.value)?.prior ?? 0) - leg.prior) / Math.max(1, reports);
}

/** Growth of the value's share among all other substances: a reporter's new word for a thing is not a new leg. */
function growthElsewhere(tallies: Tallies, leg: LegTally, field: number): number {
  const all = tallies.byValue.get(leg.value)!;
  const ownField = tallies.byClass.get(leg.node * 3 + field)!;
  const fieldTotals = tallies.byField[field as 0 | 1 | 2];
  const recent = (all.recent - leg.recent) / Math.max(1, fieldTotals.recent - ownField.recent);
  const before = (all.prior - leg.prior + 0.5) / Math.max(1, fieldTotals.prior - ownField.prior);
  return Math.max(1, recent / before);
}

function tally(view: AsOfView, legs: LegColumns): Tallies {
  const byField = [newTotals(), newTotals(), newTotals()] as const;
  const tallies: Tallies = { legs: new Map(), byClass: new Map(), byValue: new Map(), byField };
  const { nodes, legValues } = view.cells.input;
  for (let i = 0; i < legs.stream.length; i++) {
    const period = periodOfLeg(view, legs, i);
    if (period === undefined) continue;
    const occurred = legs.occurredDay[i]!;
    const reports = legs.reports[i]!;
    const value = legs.value[i]!;
    const field = legs.field[i]!;
    const own = legs.ownReports[i]!;
    getOrAdd(tallies.byValue, value, newTotals)[period] += own;
    byField[field as 0 | 1 | 2][period] += own;
    for (const above of view.cells.nodeAncestors[legs.node[i]!]!) {
      if (nodes[above]!.kind !== 'class') continue;
      const totals = getOrAdd(tallies.byClass, above * 3 + field, newTotals);
      const leg = getOrAdd(tallies.legs, above * legValues.length + value, () => newTally(above, value));
      if (period === 'recent') {
        totals.recent += reports;
        leg.recent += reports;
        leg.days.add(occurred);
        leg.startDay = Math.min(leg.startDay, occurred);
        leg.lastDay = Math.max(leg.lastDay, occurred);
      } else {
        totals.prior += reports;
        leg.prior += reports;
      }
    }
  }
  return tallies;
}

function newTotals(): FieldTotals {
  return { prior: 0, recent: 0 };
}

function newTally(node: number, value: number): LegTally {
  return {
    node,
    value,
    prior: 0,
    recent: 0,
    startDay: Number.POSITIVE_INFINITY,
    lastDay: Number.NEGATIVE_INFINITY,
    days: new Set(),
  };
}

function getOrAdd<V>(map: Map<number, V>, key: number, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Distribution of the rates of the legs of each class and field; legs that only others had count with zero. */
function fitPriors(tallies: Tallies, view: AsOfView): ReadonlyMap<number, LegPrior> {
  const known = [0, 0, 0];
  for (const [value, { prior }] of tallies.byValue) if (prior > 0) known[fieldIndex(view, value)]!++;
  const seen = new Map<number, Map<number, number>>();
  for (const { node, value, prior } of tallies.legs.values()) {
    if (prior === 0) continue;
    const counts = getOrAdd(seen, node * 3 + fieldIndex(view, value), () => new Map<number, number>());
    counts.set(prior, (counts.get(prior) ?? 0) + 1);
  }
  const priors = new Map<number, LegPrior>();
  for (const [key, counts] of seen) {
    const own = [...counts.values()].reduce((sum, times) => sum + times, 0);
    if (known[key % 3]! < LEAST_LEGS) continue;
    counts.set(0, known[key % 3]! - own);
    const prior = fitLegPrior(counts, tallies.byClass.get(key)!.prior);
    if (prior !== undefined) priors.set(key, prior);
  }
  return priors;
}

function describe(
  view: AsOfView,
  leg: LegTally,
  judged: { upperTailP: number; expected: number; prior: number },
): Finding {
  const { input, world } = view.cells;
  const value = input.legValues[leg.value]!;
  const place = value.field === 'leg' && value.to >= 0 ? value.to : world;
  return {
    detector: 'new-leg',
    detectorVersion: newLeg.version,
    kind: 'new-leg',
    node: leg.node,
    place,
    legValue: leg.value,
    startDay: leg.startDay,
    lastDay: leg.lastDay,
    observed: leg.recent,
    expected: judged.expected,
    pValue: judged.upperTailP,
    score: scoreOf(judged.upperTailP),
    // The reports lie where they were made, not where the leg ends: the world, narrowed by the leg itself.
    evidence: {
      node: leg.node,
      place: world,
      fromDay: leg.startDay,
      toDay: leg.lastDay,
      legValue: leg.value,
    },
    folded: [],
    explanation: {
      key: `detectors.new-leg.explain.${value.field}`,
      values: {
        node: input.nodes[leg.node]!.name,
        from: value.field === 'leg' ? (input.places[value.from]?.name ?? '') : '',
        to: value.field === 'leg' ? (input.places[value.to]?.name ?? '') : '',
        how: value.field === 'leg' ? '' : value.text,
        reports: leg.recent,
        days: leg.days.size,
        before: leg.prior,
        prior: judged.prior,
      },
    },
  };
}
