import { floorVerdict, type IncreaseMethod, type WeekVerdict } from './increase-method.ts';

interface Kept {
  readonly firstWeek: number;
  counts: Float64Array;
  verdicts: (WeekVerdict | undefined)[];
  isJudged: boolean[];
}

/**
 * What the methods said of past weeks, so that a replay does not ask again for each as-of date.
 *
 * A verdict depends on its week and the weeks before alone: it holds as long as these are unchanged. Never alters a result.
 */
export class VerdictMemory {
  readonly #kept = new Map<string, Kept>();

  judge(
    method: IncreaseMethod,
    { series, counts, firstWeek }: { series: number; counts: Float64Array; firstWeek: number },
    week: number,
  ): WeekVerdict | undefined {
    const kept = this.#recall(`${series} ${method.id}`, counts, firstWeek);
    if (kept.isJudged[week] !== true) {
      const verdict = method.judge(counts, week);
      kept.verdicts[week] = typeof verdict === 'string' ? undefined : floorVerdict(verdict, counts, week);
      kept.isJudged[week] = true;
    }
    return kept.verdicts[week];
  }

  #recall(key: string, counts: Float64Array, firstWeek: number): Kept {
    const known = this.#kept.get(key);
    if (known?.counts === counts) return known;
    if (known === undefined || known.firstWeek !== firstWeek) {
      const fresh: Kept = { firstWeek, counts, verdicts: [], isJudged: [] };
      this.#kept.set(key, fresh);
      return fresh;
    }
    let same = 0;
    while (same < counts.length && counts[same] === known.counts[same]) same++;
    known.verdicts.length = Math.min(known.verdicts.length, same);
    known.isJudged.length = Math.min(known.isJudged.length, same);
    known.counts = counts;
    return known;
  }
}
