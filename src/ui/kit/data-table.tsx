import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** What sorting and CSV use. */
  readonly value: (row: T) => string | number | null;
  readonly cell?: (row: T) => ReactNode;
  readonly isNumeric?: boolean;
  /** Left out where a row is a card on a phone: the record's own page says it, or another cell. */
  readonly isMinor?: boolean;
}

interface DataTableProps<T extends object> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly isSelected?: (row: T) => boolean;
  readonly maxHeight?: number;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

const SORTED = { asc: 'ascending', desc: 'descending' } as const;

/** A table that sorts by its headers; wide ones scroll sideways within themselves. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const byId = new Map(props.columns.map((column) => [column.id, column]));
  const columns = useMemo(
    () =>
      props.columns.map(
        (column): ColumnDef<typeof features, T> => ({
          id: column.id,
          header: column.header,
          accessorFn: (row: T) => column.value(row) ?? undefined,
          sortUndefined: 'last',
        }),
      ),
    [props.columns],
  );
  const data = useMemo(() => [...props.rows], [props.rows]);
  const table = useTable({ features, columns, data, getRowId: props.rowKey });
  return (
    <section
      className="scroller"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={props.caption}
      style={{ maxBlockSize: props.maxHeight }}
    >
      <table className="data-table">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const isNumeric = byId.get(header.column.id)?.isNumeric;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-numeric={isNumeric}
                    aria-sort={sorted === false ? undefined : SORTED[sorted]}
                  >
                    <button type="button" onClick={header.column.getToggleSortingHandler()}>
                      {byId.get(header.column.id)?.header}
                      <span aria-hidden="true">{sorted === false ? '' : sorted === 'asc' ? ' ▲' : ' ▼'}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-selected={props.isSelected?.(row.original) || undefined}>
              {props.columns.map((column) => (
                <td
                  key={column.id}
                  data-numeric={column.isNumeric}
                  data-minor={column.isMinor || undefined}
                  data-label={column.header}
                >
                  {column.cell === undefined ? column.value(row.original) : column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
