import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import type { Choice, Filter } from '../../../ui/kit/filters.tsx';
import { type Listed, RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import { useMe } from '../../access/page/use-access.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { mayDo } from '../../access/rules.ts';
import { TableFiles } from '../../bulk/page/table-files.tsx';
import { type Answered, COMMITMENT_ENDPOINTS, type CommitmentItem } from '../contract.ts';
import { COMMITMENT_KINDS, COMMITMENT_STATES } from '../rules.ts';
import { BeginDraft } from './begin-draft.tsx';
import { ExportLinks } from './export-links.tsx';
import { LateTag, MovedDate, nameAnswered, nameOf } from './parts.tsx';

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
      <TableFiles kinds={['commitments']} />
      <All />
    </article>
  );
}

function All() {
  const words = useWords();
  const { search } = useAddress();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, search[name]]));
  const query = useList<Listed<CommitmentItem>>(COMMITMENT_ENDPOINTS.list.path, filter);
  const me = useMe();
  const mayExport = me.data !== undefined && mayDo(me.data.roles, 'data.export');
  return (
    <section className="card">
      <h2>{words('commitments.all')}</h2>
      <RecordList
        query={query}
        filters={useFilters()}
        height={240}
        empty={{ title: words('commitments.empty'), help: words('commitments.emptyHelp') }}
        rows={{
          caption: words('commitments.all'),
          columns: columnsOf(words),
          rowKey: ({ id }: CommitmentItem) => String(id),
        }}
      />
      {mayExport ? (
        <ExportLinks
          query={{ database: search.database, ...filter }}
          isWriter={mayDo(me.data.roles, 'commitment.write')}
        />
      ) : null}
    </section>
  );
}

function useFilters(): Filter[] {
  const words = useWords();
  const participants = useApi<{ items: ParticipantItem[] }>(ACCESS_ENDPOINTS.participants.path, {}, untimed);
  const answerable = useApi<{ items: Answered[] }>(COMMITMENT_ENDPOINTS.answerable.path, {}, untimed);
  const filter = (parameter: (typeof FILTERS)[number], options: Choice['options']): Filter => ({
    label: words(`commitments.filter.${parameter}`),
    parameter,
    anyLabel: words('commitments.filter.any'),
    options,
  });
  return [
    filter(
      'participant',
      (participants.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
    ),
    filter(
      'kind',
      COMMITMENT_KINDS.map((value) => ({ value, label: words(`commitments.kind.${value}`) })),
    ),
    filter(
      'state',
      COMMITMENT_STATES.map((value) => ({ value, label: words(`commitments.state.${value}`) })),
    ),
    filter('late', [
      { value: 'true', label: words('commitments.filter.lateOnly') },
      { value: 'false', label: words('commitments.filter.onTime') },
    ]),
    filter(
      'recommendation',
      (answerable.data?.items ?? []).map((each) => ({ value: String(each.id), label: nameAnswered(each) })),
    ),
  ];
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
    value: (row) => row.smart.score,
    cell: (row) => (
      <>
        {row.smart.score} <span className="dim">{words(`commitments.smart.band.${row.smart.band}`)}</span>
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
