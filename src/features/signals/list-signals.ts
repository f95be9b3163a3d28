import type { SignalKind } from '../../model/detector.ts';
import { type Handling, handlingOf, type Label } from '../../model/label.ts';
import { signalsEn } from '../../model/messages/signals.en.ts';
import type { ReportKind } from '../../model/report.ts';
import { speakFrom } from '../../model/say.ts';
import { tellCounted } from '../../model/signal-counts.ts';
import type { Transaction } from '../../store/door.ts';
import { listEvidence, type StoredEvidence, type StoredLeg } from '../../store/evidence.ts';
import { LABELS_OF_STATE } from '../../store/signal-labels.sql.ts';

/** A new leg with the names of both its ends, or a new means with its text. */
type ListedLeg =
  | (Extract<StoredLeg, { field: 'leg' }> & { readonly from: string; readonly to: string })
  | Exclude<StoredLeg, { field: 'leg' }>;

/** A signal as the command line and the exports give it; the names of its fields are stable. */
export interface ListedSignal extends Handling {
  readonly id: string;
  readonly detector: string;
  readonly kind: string;
  /** Registry id and name of the substance or class; null for a signal on a stream as a whole. */
  readonly substance: { readonly id: string; readonly name: string; readonly kind: string } | null;
  readonly place: {
    readonly id: number;
    readonly name: string;
    readonly level: string;
    readonly country: string | null;
  };
  readonly stream: { readonly id: number; readonly name: string; readonly source: string } | null;
  readonly leg: ListedLeg | null;
  readonly start: string;
  readonly last: string;
  /** True of a change of a stream that is over: the stream went on otherwise after `last`. */
  readonly isOver: boolean;
  /** The one kind of report that was judged and counted; null where reports of all kinds were. */
  readonly reportKind: ReportKind | null;
  /** What observed and expected count: always reports, here in words. */
  readonly counted: string;
  readonly observed: number;
  readonly expected: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly pValue: number | null;
  readonly score: number;
  readonly reportCount: number;
  /** Ids of the reports behind it, most recent first, at most `reportLimit`. */
  readonly reports: readonly number[];
  readonly isSynthetic: boolean;
  readonly isSimulated: boolean;
}

export interface SignalListRequest {
  readonly asOf: string;
  readonly isSyntheticOnly: boolean;
  readonly limit: number;
  readonly reportLimit: number;
  readonly isSimulated: boolean;
  readonly entry: (id: string) => { readonly name: string; readonly kind: string } | undefined;
}

interface StateRow {
  id: string;
  detector: string;
  kind: SignalKind;
  node_id: string | null;
  leg: StoredLeg | null;
  leg_from: string | null;
  leg_to: string | null;
  place_id: number;
  place_name: string;
  level: string;
  iso2: string;
  stream_id: number | null;
  reporter_name: string | null;
  source_id: string | null;
  start_on: string;
  last_on: string;
  observed: number;
  expected: number;
  lower: number | null;
  upper: number | null;
  p_value: number | null;
  score: number;
  report_count: number;
  labels: readonly Label[] | null;
  is_synthetic: boolean;
  finding: { evidence: StoredEvidence; explanation: { values: { until?: string } } };
}

const say = speakFrom({ signals: signalsEn }, 'en-GB');

function countedOf({ kind, leg, finding }: StateRow): Pick<ListedSignal, 'reportKind' | 'counted'> {
  const reportKind = finding.evidence.reportKind ?? null;
  return { reportKind, counted: tellCounted(say, { kind, leg, reportKind }) };
}

function legOf({ leg, leg_from, leg_to }: StateRow): ListedLeg | null {
  return leg?.field === 'leg' ? { ...leg, from: leg_from ?? '', to: leg_to ?? '' } : leg;
}

/** Signals of the last run on or before a date, best first. Streams' own changes are always in. */
export async function listSignals(tx: Transaction, request: SignalListRequest): Promise<ListedSignal[]> {
  const { rows } = await tx.query<StateRow>(
    `select s.id, s.detector, s.kind, s.node_id, s.leg, a.name as leg_from, b.name as leg_to, p.id as place_id, p.name as place_name, p.level, p.iso2,
       t.id as stream_id, t.reporter_name, t.source_id, st.start_on, st.last_on, st.observed, st.expected, st.lower, st.upper,
       st.p_value, st.score, st.report_count, st.is_synthetic, st.finding,
       ${LABELS_OF_STATE}
     from signal_state st join signal s on s.id = st.signal_id join place p on p.id = s.place_id left join stream t on t.id = s.stream_id
       left join place a on a.id = (s.leg ->> 'fromId')::int left join place b on b.id = (s.leg ->> 'toId')::int
     where st.run_id = (select id from detection_run where as_of <= $1 order by as_of desc limit 1)
       and (not $2 or st.is_synthetic or s.node_id is null)
     order by st.rank limit $3`,
    [request.asOf, request.isSyntheticOnly, request.limit],
  );
  const signals: ListedSignal[] = [];
  for (const row of rows) {
    const entry = row.node_id === null ? undefined : request.entry(row.node_id);
    signals.push({
      id: row.id,
      detector: row.detector,
      kind: row.kind,
      substance:
        row.node_id === null
          ? null
          : { id: row.node_id, name: entry?.name ?? row.node_id, kind: entry?.kind ?? 'substance' },
      place: {
        id: row.place_id,
        name: row.place_name,
        level: row.level,
        country: row.iso2 === '' ? null : row.iso2,
      },
      stream:
        row.stream_id === null
          ? null
          : { id: row.stream_id, name: row.reporter_name ?? '', source: row.source_id ?? '' },
      leg: legOf(row),
      start: row.start_on,
      last: row.last_on,
      isOver: (row.finding.explanation.values.until ?? '') !== '',
      ...countedOf(row),
      observed: row.observed,
      expected: row.expected,
      lower: row.lower,
      upper: row.upper,
      pValue: row.p_value,
      score: row.score,
      reportCount: row.report_count,
      reports: await listEvidence(tx, row.finding.evidence, {
        knownBy: request.asOf,
        limit: request.reportLimit,
      }),
      ...handlingOf(row.labels),
      isSynthetic: row.is_synthetic,
      isSimulated: request.isSimulated,
    });
  }
  return signals;
}
