import { useAddress } from '../../../ui/address.ts';
import { apiAddress } from '../../../ui/client.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { useMe } from '../../access/page/use-access.ts';
import { mayDo } from '../../access/rules.ts';
import { EXPORT_ENDPOINTS, type WorkTable } from '../contract.ts';

const FORMATS = ['csv', 'xlsx', 'json'] as const;

interface Item {
  readonly what: WorkTable;
  readonly rows: number;
  readonly strictest: string | null;
}

/** Everything that the coalition keeps of its work, to take away. */
export function Page() {
  const words = useWords();
  const me = useMe();
  useTitle(words('exports.title'));
  const mayExport = me.data !== undefined && mayDo(me.data.roles, 'data.export');
  return (
    <article className="stack">
      <header>
        <p>
          <AppLink to="/data">{words('nav.data')}</AppLink>
        </p>
        <h1>{words('exports.title')}</h1>
        <p>{words('exports.lead')}</p>
      </header>
      {me.data === undefined ? null : mayExport ? (
        <Tables />
      ) : (
        <EmptyState title={words('exports.refused')} />
      )}
    </article>
  );
}

function Tables() {
  const words = useWords();
  const { search } = useAddress();
  const query = useApi<{ items: Item[] }>(EXPORT_ENDPOINTS.list.path, {}, { isTimed: false });
  const { database } = search;
  return (
    <>
      <p className="row">
        <strong>{words('exports.all')}</strong>
        {FORMATS.map((format) => (
          <a
            key={format}
            href={apiAddress(EXPORT_ENDPOINTS.all.path, { database, format })}
            aria-label={words('exports.link', { what: words('exports.all'), format: format.toUpperCase() })}
          >
            {words('exports.as', { format: format.toUpperCase() })}
          </a>
        ))}
      </p>
      <p className="dim">{words('exports.toTables')}</p>
      <Loaded query={query} height={600}>
        {({ items }) => (
          <div className="card">
            <DataTable
              caption={words('exports.title')}
              columns={columnsOf(words, database)}
              rows={items}
              rowKey={({ what }) => what}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}

const columnsOf = (words: Words, database: string | undefined): Column<Item>[] => [
  {
    id: 'what',
    header: words('exports.column.what'),
    value: ({ what }) => words(`exports.what.${what}`),
  },
  { id: 'rows', header: words('exports.column.rows'), isNumeric: true, value: ({ rows }) => rows },
  {
    id: 'strictest',
    header: words('exports.column.strictest'),
    value: ({ strictest }) => strictest,
    cell: ({ strictest }) => (strictest === null ? null : <span className="tag">{`TLP:${strictest}`}</span>),
  },
  {
    id: 'file',
    header: words('exports.column.file'),
    value: () => null,
    cell: ({ what }) => (
      <span className="row">
        {FORMATS.map((format) => (
          <a
            key={format}
            href={apiAddress(EXPORT_ENDPOINTS.one.path.replace(':what', what), { database, format })}
            aria-label={words('exports.link', {
              what: words(`exports.what.${what}`),
              format: format.toUpperCase(),
            })}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </span>
    ),
  },
];
