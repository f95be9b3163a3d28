import { isoOf } from '../../kernel/days.ts';
import type { DetectionOutput, EvidenceSelector, Finding, FoldedFinding } from '../../model/detector.ts';
import type { Transaction } from '../../store/door.ts';
import { countEvidence, type StoredEvidence, type StoredLeg } from '../../store/evidence.ts';
import type { TrackedFinding } from './engine/track.ts';
import type { LoadedDetection } from './load.ts';

/** Raised when stored runs are no longer comparable with new ones. */
export const PARAMETERS_VERSION = 2;

/** Translates between the indices that detection speaks and the ids that the store keeps. */
export class Translator {
  readonly #loaded: LoadedDetection;
  readonly #under = new Map<number, string[]>();

  constructor(loaded: LoadedDetection) {
    this.#loaded = loaded;
  }

  node(index: number | undefined): string | null {
    return index === undefined ? null : (this.#loaded.keys.nodeIds[index] ?? null);
  }

  place(index: number): number {
    return this.#loaded.keys.placeIds[index] ?? 1;
  }

  stream(index: number | undefined): number | null {
    return index === undefined ? null : (this.#loaded.keys.streamIds[index] ?? null);
  }

  leg(index: number | undefined): StoredLeg | null {
    const value = index === undefined ? undefined : this.#loaded.input.legValues[index];
    if (value === undefined) return null;
    return value.field === 'leg'
      ? { field: 'leg', fromId: this.place(value.from), toId: this.place(value.to) }
      : { field: value.field, text: value.text };
  }

  isSynthetic(index: number | undefined): boolean {
    return index === undefined ? false : (this.#loaded.input.nodes[index]?.isSynthetic ?? false);
  }

  evidence(selector: EvidenceSelector): StoredEvidence {
    const leg = this.leg(selector.legValue);
    const stream = this.stream(selector.stream);
    return {
      ...(selector.node === undefined ? {} : { nodeIds: this.#within(selector.node) }),
      placeId: this.place(selector.place),
      ...(stream === null ? {} : { streamId: stream }),
      ...(selector.kind === undefined ? {} : { reportKind: selector.kind }),
      fromOn: isoOf(selector.fromDay),
      toOn: isoOf(selector.toDay),
      ...(leg === null ? {} : { leg }),
    };
  }

  /** Registry ids of a node and everything under it. */
  #within(node: number): string[] {
    const known = this.#under.get(node);
    if (known !== undefined) return known;
    const inside = new Set([node]);
    const { nodes } = this.#loaded.input;
    for (let grew = true; grew; ) {
      grew = false;
      for (const candidate of nodes)
        if (!inside.has(candidate.index) && candidate.parents.some((parent) => inside.has(parent))) {
          inside.add(candidate.index);
          grew = true;
        }
    }
    const ids = [...inside].map((index) => this.node(index) ?? '');
    this.#under.set(node, ids);
    return ids;
  }
}

function foldedRow(folded: FoldedFinding, to: Translator) {
  return {
    detector: folded.detector,
    kind: folded.kind,
    nodeId: to.node(folded.node),
    placeId: to.place(folded.place),
    streamId: to.stream(folded.stream),
    leg: to.leg(folded.legValue),
    observed: folded.observed,
    expected: folded.expected,
    score: folded.score,
    startOn: isoOf(folded.startDay),
  };
}

/** JSON has no NaN: null stands for «no baseline». */
function seriesRow(series: Finding['series']) {
  if (series === undefined) return null;
  const finite = (values: readonly number[]) =>
    values.map((value) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null));
  return {
    firstWeekOn: isoOf(series.firstWeekDay),
    observed: series.observed,
    expected: finite(series.expected),
    lower: finite(series.lower),
    upper: finite(series.upper),
    isAlarm: series.isAlarm,
  };
}

export interface RecordedRun {
  readonly output: DetectionOutput;
  /** The findings with their stable ids, best first. */
  readonly tracked: readonly TrackedFinding[];
}

/** Stores a run, in place of an earlier one for the same date. */
export async function recordRun(tx: Transaction, run: RecordedRun, to: Translator): Promise<void> {
  const { output } = run;
  await tx.query('delete from detection_run where as_of = $1', [output.asOf]);
  const { rows } = await tx.query<{ id: number }>(
    `insert into detection_run (audience, as_of, parameters_version, reports_known, coverage, series_count)
     values (sight_audience(), $1, $2, (select count(*) from current_report where known_on <= $1), $3, $4) returning id`,
    [output.asOf, PARAMETERS_VERSION, JSON.stringify(output.coverage), output.seriesCount],
  );
  const runId = rows[0]!.id;
  for (const [rank, tracked] of run.tracked.entries())
    await recordState(tx, { runId, rank, tracked, asOf: output.asOf }, to);
}

interface State {
  readonly runId: number;
  readonly rank: number;
  readonly tracked: TrackedFinding;
  readonly asOf: string;
}

async function recordState(
  tx: Transaction,
  { runId, rank, tracked, asOf }: State,
  to: Translator,
): Promise<void> {
  const { finding, key: signalId } = tracked;
  const evidence = to.evidence(finding.evidence);
  const startOn = isoOf(finding.startDay);
  const leg = to.leg(finding.legValue);
  await tx.query(
    `insert into signal (audience, id, detector, kind, node_id, place_id, stream_id, leg, start_on, first_run_on)
     values (sight_audience(), $1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (audience, id) do update set first_run_on = least(signal.first_run_on, excluded.first_run_on)`,
    [
      signalId,
      finding.detector,
      finding.kind,
      to.node(finding.node),
      to.place(finding.place),
      to.stream(finding.stream),
      leg === null ? null : JSON.stringify(leg),
      startOn,
      asOf,
    ],
  );
  const body = {
    evidence,
    folded: finding.folded.map((folded) => foldedRow(folded, to)),
    explanation: finding.explanation,
    names: { node: tracked.node, place: tracked.place, stream: tracked.stream, leg: tracked.leg },
  };
  const series = seriesRow(finding.series);
  await tx.query(
    `insert into signal_state (audience, run_id, signal_id, rank, start_on, last_on, observed, expected, lower, upper, p_value, score,
       report_count, is_synthetic, finding, series)
     values (sight_audience(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing`,
    [
      runId,
      signalId,
      rank + 1,
      startOn,
      isoOf(finding.lastDay),
      finding.observed,
      finding.expected,
      finding.lower ?? null,
      finding.upper ?? null,
      finding.pValue ?? null,
      finding.score,
      await countEvidence(tx, evidence, asOf),
      to.isSynthetic(finding.node),
      JSON.stringify(body),
      series === null ? null : JSON.stringify(series),
    ],
  );
}
