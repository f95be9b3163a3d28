import type { Finding, FindingSeries } from '../../../model/detector.ts';
import type { AsOfView } from './as-of.ts';
import { type LegPeriod, periodOfLeg } from './leg-rows.ts';
import { mondayOfWeek, weekOfDay } from './weeks.ts';

/** Reports of a class that name the field, by week: what every leg of the class is compared with. */
interface ClassWeeks {
  readonly all: Float64Array;
  readonly recent: Float64Array;
  readonly legs: Map<number, LegWeeks>;
}

/** Those of them with one leg. */
interface LegWeeks {
  readonly all: Float64Array;
  readonly recent: Float64Array;
}

const FIELDS = ['leg', 'mode', 'concealment'] as const;

/**
 * Draws findings on legs, all in one pass over the rows that they were judged on: by week, the reports with the leg beside all of the class
 * that name one. Expected is the rate that was judged with, for the reports of each week of the window: it sums to what was expected of the
 * window as a whole. The weeks before are what the rate was learnt from; of them nothing was expected.
 */
export function drawLegs(view: AsOfView, findings: readonly Finding[]): (finding: Finding) => FindingSeries {
  const firstWeek = weekOfDay(view.cells.firstDay);
  const size = Math.max(1, weekOfDay(view.day) - firstWeek + 1);
  const byClass = new Map<number, ClassWeeks>();
  const keyOf = (finding: Finding): number =>
    finding.node! * FIELDS.length + FIELDS.indexOf(view.cells.input.legValues[finding.legValue!]!.field);
  const weeks = (): LegWeeks => ({ all: new Float64Array(size), recent: new Float64Array(size) });
  for (const finding of findings) {
    const own = byClass.get(keyOf(finding)) ?? { ...weeks(), legs: new Map<number, LegWeeks>() };
    byClass.set(keyOf(finding), own);
    own.legs.set(finding.legValue!, weeks());
  }
  count(view, byClass, firstWeek);
  return (finding) => {
    const among = byClass.get(keyOf(finding))!;
    return draw(finding, { among, leg: among.legs.get(finding.legValue!)!, firstWeek });
  };
}

function count(view: AsOfView, byClass: ReadonlyMap<number, ClassWeeks>, firstWeek: number): void {
  const { nodeAncestors, input } = view.cells;
  const { legs } = input;
  // Most rows are of no class that is drawn: told by the substance and the field before anything else is looked at.
  const found: ClassWeeks[][] = [];
  const classesOf = (node: number, field: number): ClassWeeks[] =>
    (found[node * FIELDS.length + field] ??= [...nodeAncestors[node]!].flatMap(
      (above) => byClass.get(above * FIELDS.length + field) ?? [],
    ));
  for (let row = 0; row < legs.stream.length; row++) {
    const node = legs.node[row]!;
    if (node < 0) continue;
    const classes = classesOf(node, legs.field[row]!);
    if (classes.length === 0) continue;
    const period = periodOfLeg(view, legs, row);
    if (period === undefined) continue;
    const week = weekOfDay(legs.occurredDay[row]!) - firstWeek;
    const reports = legs.reports[row]!;
    for (const among of classes) {
      add(among, week, reports, period);
      const leg = among.legs.get(legs.value[row]!);
      if (leg !== undefined) add(leg, week, reports, period);
    }
  }
}

function add(weeks: LegWeeks, week: number, reports: number, period: LegPeriod): void {
  weeks.all[week]! += reports;
  if (period === 'recent') weeks.recent[week]! += reports;
}

interface Counted {
  readonly among: ClassWeeks;
  readonly leg: LegWeeks;
  readonly firstWeek: number;
}

function draw(finding: Finding, { among, leg, firstWeek }: Counted): FindingSeries {
  const from = Math.max(
    0,
    among.all.findIndex((reports) => reports > 0),
  );
  const windowFrom = among.recent.findIndex((reports) => reports > 0);
  const rate = finding.expected / among.recent.reduce((sum, reports) => sum + reports, 0);
  const observed = [...leg.all.subarray(from)];
  const nowhere = observed.map(() => Number.NaN);
  return {
    firstWeekDay: mondayOfWeek(firstWeek + from),
    observed,
    among: [...among.all.subarray(from)],
    expected: observed.map((_, i) => (from + i < windowFrom ? Number.NaN : rate * among.recent[from + i]!)),
    lower: nowhere,
    upper: nowhere,
    isAlarm: observed.map((_, i) => leg.recent[from + i]! > 0),
  };
}
