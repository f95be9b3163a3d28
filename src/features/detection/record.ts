import { dayOf, isoOf } from '../../kernel/days.ts';
import type { DetectionOutput, EvidenceSelector, Finding, FoldedFinding } from '../../model/detector.ts';
import type { Transaction } from '../../store/door.ts';
import type { StoredEvidence, StoredLeg } from '../../store/evidence.ts';
import type { TrackedFinding } from './engine/track.ts';
import { EvidenceCounter } from './evidence-count.ts';
import type { LoadedDetection } from './load.ts';

/** Raised when stored runs are no longer comparable with new ones. */
export const PARAMETERS_VERSION = 7;

/** Translates between the indices that detection speaks and the ids that the store keeps. */
export class Translator {
  readonly #loaded: LoadedDetection;
  readonly #under = new Map<number, string[]>();
  readonly counter: EvidenceCounter;

  constructor(loaded: LoadedDetection) {
    this.#loaded = loaded;
    this.counter = new EvidenceCounter(loaded.groups, loaded.input);
  }

  get readAt(): Date {
    return this.#loaded.readAt;
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

/** Three places; of less than one, four figures: what is expected of a rare thing would be lost. */
const roundFigure = (value: number): number =>
  Math.abs(value) >= 1 ? Math.round(value * 1000) / 1000 : Number(value.toPrecision(4));

/** JSON has no NaN: null stands for «no baseline». */
function seriesRow(series: Finding['series']) {
  if (series === undefined) return null;
  const finite = (values: readonly number[]) =>
    values.map((value) => (Number.isFinite(value) ? roundFigure(value) : null));
  return {
    firstWeekOn: isoOf(series.firstWeekDay),
    observed: series.observed,
    ...(series.among === undefined ? {} : { among: series.among }),
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
  /** When its new signals are raised. */
  readonly now: Date;
}

/** Stores a run, in place of an earlier one for the same date. */
export async function recordRun(tx: Transaction, run: RecordedRun, to: Translator): Promise<void> {
  const { output, tracked } = run;
  await tx.query('delete from detection_run where as_of = $1', [output.asOf]);
  const { rows } = await tx.query<{ id: number }>(
    `insert into detection_run (audience, as_of, ran_at, parameters_version, reports_known, coverage, series_count)
     values (sight_audience(), $1, $2, $3, $4, $5, $6) returning id`,
    [
      output.asOf,
      to.readAt,
      PARAMETERS_VERSION,
      to.counter.countKnown(dayOf(output.asOf)),
      JSON.stringify(output.coverage),
      output.seriesCount,
    ],
  );
  const signals = JSON.stringify(tracked.map((each) => signalRow(each, to)));
  await tx.query(SIGNALS_SQL, [signals, output.asOf, run.now]);
  const states = tracked.map((each, rank) => stateRow(each, { rank, asOf: output.asOf }, to));
  await tx.query(STATES_SQL, [JSON.stringify(states), rows[0]!.id]);
}

const SIGNALS_SQL = `
insert into signal (audience, id, detector, kind, node_id, place_id, stream_id, leg, start_on, first_run_on, raised_at)
select distinct on (id) sight_audience(), id, detector, kind, node_id, place_id, stream_id, leg, start_on, $2::date, $3::timestamptz
from jsonb_to_recordset($1::jsonb) as s (id text, detector text, kind text, node_id text, place_id int, stream_id int, leg jsonb, start_on date)
on conflict (audience, id) do update set first_run_on = least(signal.first_run_on, excluded.first_run_on)`;

const STATES_SQL = `
insert into signal_state (audience, run_id, signal_id, rank, start_on, last_on, observed, expected, lower, upper, p_value, score, report_count,
  labels, is_synthetic, finding, series)
select sight_audience(), $2::int, signal_id, rank, start_on, last_on, observed, expected, lower, upper, p_value, score, report_count,
  array(select jsonb_array_elements_text(labels)::int), is_synthetic, finding, series
from jsonb_to_recordset($1::jsonb) as s (signal_id text, rank int, start_on date, last_on date, observed float8, expected float8,
  lower float8, upper float8, p_value float8, score float8, report_count int, labels jsonb, is_synthetic boolean, finding jsonb,
  series jsonb)
on conflict do nothing`;

function signalRow({ finding, key }: TrackedFinding, to: Translator) {
  return {
    id: key,
    detector: finding.detector,
    kind: finding.kind,
    node_id: to.node(finding.node),
    place_id: to.place(finding.place),
    stream_id: to.stream(finding.stream),
    leg: to.leg(finding.legValue),
    start_on: isoOf(finding.startDay),
  };
}

function stateRow(
  { finding, ...tracked }: TrackedFinding,
  { rank, asOf }: { readonly rank: number; readonly asOf: string },
  to: Translator,
) {
  const { reports, labels, syntheticReports } = to.counter.count(finding.evidence, dayOf(asOf));
  return {
    signal_id: tracked.key,
    rank: rank + 1,
    start_on: isoOf(finding.startDay),
    last_on: isoOf(finding.lastDay),
    observed: finding.observed,
    expected: finding.expected,
    lower: finding.lower ?? null,
    upper: finding.upper ?? null,
    p_value: finding.pValue ?? null,
    score: finding.score,
    report_count: reports,
    labels,
    // «Opioids» are of both kinds: such a class is what most of the reports behind it are.
    is_synthetic: to.isSynthetic(finding.node) || syntheticReports * 2 > reports,
    finding: {
      evidence: to.evidence(finding.evidence),
      folded: finding.folded.map((folded) => foldedRow(folded, to)),
      explanation: finding.explanation,
      names: { node: tracked.node, place: tracked.place, stream: tracked.stream, leg: tracked.leg },
    },
    series: seriesRow(finding.series),
  };
}
