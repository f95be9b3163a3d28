import { useAddress, wholeNumber } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import { useMe } from '../../access/page/use-access.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { mayDo } from '../../access/rules.ts';
import { type Answered, COMMITMENT_ENDPOINTS, type CommitmentItem } from '../contract.ts';
import { COMMITMENT_KINDS, COMMITMENT_STATES } from '../rules.ts';
import { BeginDraft } from './begin-draft.tsx';
import { ExportLinks } from './export-links.tsx';
import { ImportTable } from './import-table.tsx';
import { LateTag, MovedDate, nameAnswered, nameOf } from './parts.tsx';

const LIMIT = 50;
const untimed = { isTimed: false } as const;
const FILTERS = ['participant', 'kind', 'state', 'late', 'recommendation'] as const;

/** Every commitment, by what the address asks for. */
export function Page() {
  const words = useWords();
  const me = useMe();
  const mayWrite = me.data !== undefined && mayDo(me.data.roles, 'commitment.write');
  return (
    <article className="stack">
      <header>
        <h1>{words('commitments.title')}</h1>
        <p>{words('commitments.lead')}</p>
      </header>
      {mayWrite ? <BeginDraft own={me.data.participants} /> : null}
      {mayWrite ? <ImportTable /> : null}
      <All />
    </article>
  );
}

function All() {
  const words = useWords();
  const { search, set } = useAddress();
  const offset = wholeNumber(search.offset);
  const filter = Object.fromEntries(FILTERS.map((name) => [name, search[name]]));
  const query = useApi<{ total: number; items: CommitmentItem[] }>(
    COMMITMENT_ENDPOINTS.list.path,
    { ...filter, limit: LIMIT, offset },
    untimed,
  );
  const me = useMe();
  const mayExport = me.data !== undefined && mayDo(me.data.roles, 'data.export');
  const isFiltered = FILTERS.some((name) => search[name] !== undefined);
  return (
    <section className="card">
      <div className="figure-head">
        <h2>{words('commitments.all')}</h2>
        {mayExport ? <ExportLinks query={{ database: search.database, ...filter }} /> : null}
      </div>
      <Filters />
      <Loaded query={query} height={240}>
        {({ items, total }) =>
          total === 0 ? (
            <EmptyState title={words(isFiltered ? 'commitments.emptyFilter' : 'commitments.empty')}>
              <p>{words('commitments.emptyHelp')}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption={words('commitments.all')}
                columns={columnsOf(words)}
                rows={items}
                rowKey={({ id }) => String(id)}
              />
              <Pager
                offset={offset}
                limit={LIMIT}
                total={total}
                onMove={(next) => set({ offset: next === 0 ? undefined : String(next) }, { push: true })}
              />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Filters() {
  const words = useWords();
  const participants = useApi<{ items: ParticipantItem[] }>(ACCESS_ENDPOINTS.participants.path, {}, untimed);
  const answerable = useApi<{ items: Answered[] }>(COMMITMENT_ENDPOINTS.answerable.path, {}, untimed);
  const any = words('commitments.filter.any');
  return (
    <div className="filters">
      <FilterSelect
        label={words('commitments.filter.participant')}
        parameter="participant"
        anyLabel={any}
        options={(participants.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <FilterSelect
        label={words('commitments.filter.kind')}
        parameter="kind"
        anyLabel={any}
        options={COMMITMENT_KINDS.map((kind) => ({ value: kind, label: words(`commitments.kind.${kind}`) }))}
      />
      <FilterSelect
        label={words('commitments.filter.state')}
        parameter="state"
        anyLabel={any}
        options={COMMITMENT_STATES.map((state) => ({
          value: state,
          label: words(`commitments.state.${state}`),
        }))}
      />
      <FilterSelect
        label={words('commitments.filter.late')}
        parameter="late"
        anyLabel={any}
        options={[
          { value: 'true', label: words('commitments.filter.lateOnly') },
          { value: 'false', label: words('commitments.filter.onTime') },
        ]}
      />
      <FilterSelect
        label={words('commitments.filter.recommendation')}
        parameter="recommendation"
        anyLabel={any}
        options={(answerable.data?.items ?? []).map((each) => ({
          value: String(each.id),
          label: nameAnswered(each),
        }))}
      />
    </div>
  );
}

const columnsOf = (words: Words): Column<CommitmentItem>[] => [
  {
    id: 'commitment',
    header: words('commitments.column.commitment'),
    value: (row) => row.title,
    cell: (row) => (
      <AppLink to={`/commitments/${row.id}`} data-walk>
        {nameOf(words, row)}
      </AppLink>
    ),
  },
  {
    id: 'participant',
    header: words('commitments.column.participant'),
    value: (row) => row.owner.name,
    cell: (row) => (
      <>
        {row.owner.name}
        {row.joined.length === 0 ? null : (
          <div className="dim">
            {words('commitments.joinedBy', { names: row.joined.map(({ name }) => name).join(', ') })}
          </div>
        )}
      </>
    ),
  },
  {
    id: 'kind',
    header: words('commitments.column.kind'),
    value: (row) => words(`commitments.kind.${row.kind}`),
    cell: (row) => (
      <>
        {words(`commitments.kind.${row.kind}`)}
        {row.lawStage === null ? null : (
          <div className="dim">{words(`commitments.stage.${row.lawStage}`)}</div>
        )}
      </>
    ),
  },
  {
    id: 'state',
    header: words('commitments.column.state'),
    value: (row) => words(`commitments.state.${row.state}`),
    cell: (row) => (
      <>
        {words(`commitments.state.${row.state}`)} {row.isLate ? <LateTag /> : null}
      </>
    ),
  },
  {
    id: 'end',
    header: words('commitments.column.end'),
    value: (row) => row.endsOn,
    cell: (row) => <MovedDate on={row.endsOn} first={row.promisedOn} />,
  },
  {
    id: 'milestones',
    header: words('commitments.column.milestones'),
    value: (row) => row.milestones.late,
    cell: (row) => <MilestoneCounts milestones={row.milestones} />,
  },
  {
    id: 'smart',
    header: words('commitments.column.smart'),
    isNumeric: true,
    value: (row) => row.smart.score,
    cell: (row) => (
      <>
        {row.smart.score}
        <div className="dim">{words(`commitments.smart.band.${row.smart.band}`)}</div>
      </>
    ),
  },
];

function MilestoneCounts({ milestones }: Pick<CommitmentItem, 'milestones'>) {
  const words = useWords();
  const { total, done, late } = milestones;
  if (total === 0) return null;
  return (
    <>
      {words('commitments.milestonesOf', { done, total })}{' '}
      {late === 0 ? null : (
        <span className="tag" data-alarm>
          {words('commitments.lateCount', { count: late })}
        </span>
      )}
    </>
  );
}
