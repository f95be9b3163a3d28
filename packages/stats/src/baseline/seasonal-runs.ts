import type { SeasonRun } from '../linear/seasonal-quasi-poisson.ts';

export interface SeasonLayout {
  readonly yearsBack: number;
  readonly halfWindow: number;
  readonly seasonalPeriods: number;
  readonly excludedRecentWeeks: number;
  readonly weeksPerYear: number;
}

/** Weeks of baseline before the week judged, from the first window's first week to the last week that is not excluded. */
export function countBaselineWeeks(layout: SeasonLayout): number {
  return layout.yearsBack * layout.weeksPerYear + layout.halfWindow - layout.excludedRecentWeeks;
}

/** Seasonal level of each week of a year that starts with the window about the week judged (level 0). */
function levelsOfYear(layout: SeasonLayout): number[] {
  const window = 2 * layout.halfWindow + 1;
  const rest = layout.weeksPerYear - window;
  const others = layout.seasonalPeriods - 1;
  const levels: number[] = [];
  for (let week = 0; week < layout.weeksPerYear; week++) {
    const past = week - window;
    levels.push(past < 0 || others === 0 ? 0 : 1 + Math.floor((past * others) / rest));
  }
  return levels;
}

/** Consecutive stretches of one seasonal level over the whole baseline (Noufaily et al. 2013, section 3.2). */
export function layOutSeason(layout: SeasonLayout): SeasonRun[] {
  const year = levelsOfYear(layout);
  const weeks = countBaselineWeeks(layout);
  const runs: SeasonRun[] = [];
  let start = 0;
  for (let week = 1; week <= weeks; week++) {
    const level = year[start % layout.weeksPerYear] as number;
    if (week < weeks && year[week % layout.weeksPerYear] === level) continue;
    runs.push({ start, end: week, level });
    start = week;
  }
  return runs;
}
