import type { ReportKind } from '../model/report.ts';
import type { Transaction } from './door.ts';

/** Id of the world in table `place`. */
export const WORLD_PLACE = 1;

/** How a leg, mode or concealment is kept beside a signal: ids of places, never indices. */
export type StoredLeg =
  | { readonly field: 'leg'; readonly fromId: number; readonly toId: number }
  | { readonly field: 'mode' | 'concealment'; readonly text: string };

/** Which reports a signal rests on: those known by a date that meet all of these. */
export interface StoredEvidence {
  /** Registry ids of the node and everything under it; absent for all substances. */
  readonly nodeIds?: readonly string[];
  readonly placeId: number;
  readonly streamId?: number;
  /** Only reports of this kind: deaths are no seizures. */
  readonly reportKind?: ReportKind;
  /** Occurred, ISO dates, both included. */
  readonly fromOn: string;
  readonly toOn: string;
  readonly leg?: StoredLeg;
}

/** The condition on `report r` (with `place p` and `stream t` joined), its parameters from `$1` on. */
export function evidenceCondition(
  evidence: StoredEvidence,
  knownBy: string,
): { readonly sql: string; readonly values: unknown[] } {
  const values: unknown[] = [knownBy, evidence.fromOn, evidence.toOn, evidence.placeId];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const parts = [
    'r.known_on <= $1 and r.occurred_on between $2 and $3',
    evidence.placeId === WORLD_PLACE
      ? `$4::int = ${WORLD_PLACE}`
      : '$4::int in (p.id, p.division_id, p.country_id, p.region_id)',
  ];
  if (evidence.streamId !== undefined) parts.push(`r.stream_id = ${add(evidence.streamId)}`);
  if (evidence.reportKind !== undefined) parts.push(`t.kind = ${add(evidence.reportKind)}`);
  if (evidence.nodeIds !== undefined)
    parts.push(
      `exists (select from report_substance s join reported_name n on n.id = s.name_id
        where s.report_id = r.id and n.outcome = 'resolved' and n.targets && ${add([...evidence.nodeIds])}::text[])`,
    );
  const { leg } = evidence;
  if (leg?.field === 'leg')
    parts.push(
      `coalesce(r.departure_id, r.producing_id) = ${add(leg.fromId)} and coalesce(r.destination_id, p.country_id) = ${add(leg.toId)}`,
    );
  else if (leg !== undefined) parts.push(`lower(r.${leg.field}) = lower(${add(leg.text)})`);
  return { sql: parts.join('\n  and '), values };
}

const EVIDENCE_FROM =
  'from current_report r join place p on p.id = r.place_id join stream t on t.id = r.stream_id';

/** Ids of the reports behind a signal, most recent first. */
export async function listEvidence(
  tx: Transaction,
  evidence: StoredEvidence,
  page: { readonly knownBy: string; readonly limit: number; readonly offset?: number },
): Promise<number[]> {
  const { sql, values } = evidenceCondition(evidence, page.knownBy);
  const { rows } = await tx.query<{ id: number }>(
    `select r.id ${EVIDENCE_FROM} where ${sql} order by r.occurred_on desc, r.id desc limit ${Number(page.limit)} offset ${Number(page.offset ?? 0)}`,
    values,
  );
  return rows.map((row) => row.id);
}
