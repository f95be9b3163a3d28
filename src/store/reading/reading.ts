import { TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import type { SourceDefinition } from '../../model/source.ts';
import type { Actor, Transaction } from '../door.ts';
import type { NodeCatalogue } from './catalogue.ts';

/** One request's view of a database: what was known on a date. */
export interface Reading {
  readonly tx: Transaction;
  /** Who asks; the store lets through what they may see. */
  readonly actor: Actor;
  /** Whether there are reports that the actor may not see: pages say so, and not what. */
  readonly isWithheld: boolean;
  readonly database: DatabaseName;
  readonly isSimulated: boolean;
  readonly catalogue: NodeCatalogue;
  /** Every source that a report can come from. */
  readonly sources: readonly SourceDefinition[];
  /** `null` while the database holds no report. */
  readonly asOf: string | null;
  readonly newestKnown: string | null;
  /** What the clock says; in the sample, the hour of its own today. */
  readonly now: Date;
  /** Works a value out once for this state of the database and this as-of date; all who ask share it. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Reads once more as the same actor, after this reading is closed: for what is handed out piece by piece. Rights are judged anew. */
  later<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export interface DetectionRun {
  readonly id: number;
  readonly asOf: string;
  readonly coverage: Readonly<
    Record<string, { readonly scored: number; readonly notApplicable: Readonly<Record<string, number>> }>
  >;
}

/** The stored run that answers: the last one on or before the as-of date. */
export async function readRun({ tx, asOf }: Reading): Promise<DetectionRun | undefined> {
  if (asOf === null) return undefined;
  const { rows } = await tx.query<{ id: number; as_of: string; coverage: DetectionRun['coverage'] }>(
    'select id, as_of, coverage from detection_run where as_of <= $1 order by as_of desc limit 1',
    [asOf],
  );
  return rows[0] && { id: rows[0].id, asOf: rows[0].as_of, coverage: rows[0].coverage };
}

/** The node and everything under it; undefined where none was asked for. */
export function nodesWithin({ catalogue }: Reading, node: string | undefined): readonly string[] | undefined {
  if (node === undefined) return undefined;
  if (catalogue.get(node) === undefined) throw new TocsinError('substance.not-found', { id: node });
  return catalogue.within(node);
}

/** Ids of the nodes of the default view. */
export function syntheticNodes({ catalogue }: Reading): readonly string[] {
  return catalogue.entries.filter((entry) => entry.isSynthetic).map((entry) => entry.id);
}

/** Largest number that fits the ids of places, streams, files and rows. */
const MAX_ID = 2_147_483_647;

/** Whether a number can be an id at all: PostgreSQL refuses larger ones with an error of its own. */
export function isPossibleId(id: number): boolean {
  return id >= 0 && id <= MAX_ID;
}
