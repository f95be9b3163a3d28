import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { EmptyState } from '../../../ui/kit/states.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { TableTrial } from '../contract.ts';

type Row = TableTrial['rows'][number];
type RejectRow = TableTrial['rejects'][number];

function saySubstance(words: Words, { text, outcome, names }: Row['substances'][number]): string {
  const isSame = names.length === 1 && names[0]!.toLowerCase() === text.toLowerCase();
  if (outcome === 'resolved' && !isSame) return words('table.stands', { text, names: names.join(', ') });
  return words(`table.outcomes.${outcome}`, { text });
}

/** With the amount as it was understood, where it is not written so. */
function sayAmount(words: Words, { text, comparable }: NonNullable<Row['quantity']>): string {
  if (comparable === null || text === `${comparable.value} ${comparable.unit}`) return text;
  const value = new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 6 }).format(comparable.value);
  return words('table.amount', { text, value, unit: words(`unit.${comparable.unit}`) });
}

function rowColumns(words: Words): Column<Row>[] {
  return [
    { id: 'row', header: words('table.row'), value: (row) => row.row, isNumeric: true },
    {
      id: 'date',
      header: words('table.date'),
      value: (row) => row.occurredOn,
      cell: (row) => words(`table.precision.${row.occurredPrecision}`, { date: words.date(row.occurredOn) }),
    },
    {
      id: 'country',
      header: words('table.country'),
      value: ({ country }) => country.name ?? words('table.notACountry', { text: country.text }),
    },
    { id: 'place', header: words('table.place'), value: (row) => row.place },
    {
      id: 'substance',
      header: words('table.substance'),
      value: (row) => row.substances.map((substance) => saySubstance(words, substance)).join('; '),
    },
    {
      id: 'quantity',
      header: words('table.quantity'),
      value: ({ quantity }) => quantity?.comparable?.value ?? quantity?.text ?? null,
      cell: ({ quantity }) => (quantity === null ? '' : sayAmount(words, quantity)),
    },
  ];
}

function rejectColumns(words: Words): Column<RejectRow>[] {
  return [
    { id: 'row', header: words('table.row'), value: (row) => row.row, isNumeric: true },
    { id: 'column', header: words('table.column'), value: (row) => row.column },
    { id: 'raw', header: words('table.raw'), value: (row) => row.raw, cell: (row) => <code>{row.raw}</code> },
    { id: 'why', header: words('table.why'), value: (row) => row.message },
  ];
}

/** What an import would do, and the first rows as they would be read. */
export function Trial({ trial }: { readonly trial: TableTrial }) {
  const words = useWords();
  const { read, new: fresh, revised, unchanged, rejected } = trial;
  const counts = { read, new: fresh, revised, unchanged, rejected };
  const said = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, words.number(count)]));
  return (
    <div className="stack">
      <h3>{words('table.trial')}</h3>
      <p role="status">{words('table.outcome', said)}</p>
      {trial.rows.length === 0 ? (
        <EmptyState title={words('table.nothingRead')} />
      ) : (
        <DataTable
          caption={words('table.trial')}
          columns={rowColumns(words)}
          rows={trial.rows}
          rowKey={(row) => String(row.row)}
        />
      )}
      {trial.rejects.length === 0 ? null : (
        <>
          <h3>{words('table.rejects')}</h3>
          <p className="dim">{words('table.rejectsHelp')}</p>
          <DataTable
            caption={words('table.rejects')}
            columns={rejectColumns(words)}
            rows={trial.rejects}
            rowKey={(row) => `${row.row} ${row.column}`}
          />
        </>
      )}
    </div>
  );
}
