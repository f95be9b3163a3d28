import { pageOf } from './conditions.ts';
import type { Transaction } from './door.ts';

/** A list of the records of one table, whose key is `id`. */
export interface ListedTable {
  readonly table: string;
  /** What the other parts call the table. */
  readonly as: string;
  readonly columns: string;
  /** What the columns need beside the table; drops no row that a reader of the list may see. */
  readonly joins: string;
  readonly where: string;
  readonly order: string;
  /** The parameters of all these. */
  readonly values: readonly unknown[];
  readonly limit: number;
  readonly offset: number;
}

/**
 * One page of a list, and how many rows it has in all. The rows are judged and counted in one pass over what orders them; in full only those of
 * the page are read.
 */
export async function readPage<T extends object>(
  tx: Transaction,
  { table, as, columns, joins, where, order, values, limit, offset }: ListedTable,
): Promise<{ total: number; rows: T[] }> {
  const from = `from ${table} ${as}`;
  const { rows } = await tx.query<T & { pageTotal: number }>(
    `with page as materialized (select ${as}.id, count(*) over () as total ${from} ${where} ${order} ${pageOf(values)})
     select ${columns}, page.total as "pageTotal" from page join ${table} ${as} on ${as}.id = page.id ${joins} ${order}`,
    [...values, limit, offset],
  );
  const [first] = rows;
  if (first !== undefined)
    return { total: first.pageTotal, rows: rows.map(({ pageTotal: _total, ...row }) => row as unknown as T) };
  // A page behind the last one says nothing of those before it. The order stands here for the parameters that it alone names.
  const { rows: counts } = await tx.query<{ count: number }>(
    `select count(*) as count from (select ${as}.id ${from} ${where} ${order}) listed`,
    [...values],
  );
  return { total: counts[0]!.count, rows: [] };
}
