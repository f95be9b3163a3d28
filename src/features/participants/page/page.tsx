import { TextInput } from '@mantine/core';
import { oneOf, useAddress, wholeNumber } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { PeopleFiles } from '../../people-files/page/files.tsx';
import { PARTICIPANT_ENDPOINTS, type ParticipantItem } from '../contract.ts';
import { STANDINGS } from '../rules.ts';
import { AddParticipant } from './add-participant.tsx';

const LIMIT = 50;
const KINDS = ['country', 'organization'] as const;

interface Listed {
  readonly asOf: string;
  readonly items: readonly ParticipantItem[];
  readonly mayAdd: boolean;
  readonly mayTake: readonly ('participants' | 'experts')[];
  readonly mayGive: boolean;
}

/** Every country and organization, with who is a member as of the date. */
export function Page() {
  const words = useWords();
  const query = useApi<Listed>(PARTICIPANT_ENDPOINTS.list.path);
  return (
    <article className="stack">
      <h1>{words('participants.title')}</h1>
      <Loaded query={query} height={600}>
        {(listed) => <Told listed={listed} />}
      </Loaded>
    </article>
  );
}

function useShown(items: readonly ParticipantItem[]) {
  const { search } = useAddress();
  const standing = oneOf(search.standing, STANDINGS);
  const kind = oneOf(search.kind, KINDS);
  const text = (search.find ?? '').toLowerCase();
  return items.filter(
    (item) =>
      (standing === undefined || item.standing === standing) &&
      (kind === undefined || item.kind === kind) &&
      (text === '' || `${item.name} ${item.key}`.toLowerCase().includes(text)),
  );
}

function Told({ listed }: { readonly listed: Listed }) {
  const words = useWords();
  const { search, set } = useAddress();
  const shown = useShown(listed.items);
  const offset = wholeNumber(search.offset);
  const members = listed.items.filter(({ standing }) => standing === 'member').length;
  return (
    <div className="stack">
      <p>
        {words('participants.lead', { date: listed.asOf })}{' '}
        <strong>{words('participants.count', { count: members })}</strong>
      </p>
      <Filters />
      {shown.length === 0 ? (
        <EmptyState title={words('participants.empty')}>
          <p>{words(listed.items.length === 0 ? 'participants.noneYet' : 'participants.emptyHelp')}</p>
        </EmptyState>
      ) : (
        <div className="card stack">
          <DataTable
            caption={words('participants.title')}
            columns={columnsOf(words)}
            rows={shown.slice(offset, offset + LIMIT)}
            rowKey={({ id }) => String(id)}
          />
          <Pager
            offset={offset}
            limit={LIMIT}
            total={shown.length}
            onMove={(next) => set({ offset: next === 0 ? undefined : String(next) }, { push: true })}
          />
        </div>
      )}
      {listed.mayAdd ? <AddParticipant /> : null}
      <PeopleFiles mayTake={listed.mayTake} mayGive={listed.mayGive} />
    </div>
  );
}

function Filters() {
  const words = useWords();
  const { search, set } = useAddress();
  return (
    <div className="filters">
      <TextInput
        size="xs"
        type="search"
        label={words('participants.find')}
        value={search.find ?? ''}
        onChange={(event) => set({ find: event.currentTarget.value || undefined, offset: undefined })}
      />
      <FilterSelect
        label={words('participants.column.standing')}
        parameter="standing"
        anyLabel={words('participants.all')}
        options={STANDINGS.map((value) => ({ value, label: words(`participants.standing.${value}`) }))}
      />
      <FilterSelect
        label={words('participants.column.kind')}
        parameter="kind"
        anyLabel={words('participants.all')}
        options={KINDS.map((value) => ({ value, label: words(`participants.kind.${value}`) }))}
      />
    </div>
  );
}

function columnsOf(words: Words): Column<ParticipantItem>[] {
  const count = (id: 'focalPoints' | 'experts'): Column<ParticipantItem> => ({
    id,
    header: words(`participants.column.${id}`),
    value: (item) => item.people[id],
    isNumeric: true,
  });
  return [
    {
      id: 'name',
      header: words('participants.column.name'),
      value: (item) => item.name,
      cell: (item) => (
        <AppLink to={`/participants/${item.id}`} data-walk>
          {item.name}
        </AppLink>
      ),
    },
    {
      id: 'kind',
      header: words('participants.column.kind'),
      value: (item) => words(`participants.kind.${item.kind}`),
    },
    {
      id: 'standing',
      header: words('participants.column.standing'),
      value: (item) => words(`participants.standing.${item.standing}`),
    },
    {
      id: 'since',
      header: words('participants.column.since'),
      value: (item) => item.leftOn ?? item.joinedOn,
      cell: (item) => {
        const date = item.leftOn ?? item.joinedOn;
        return date === null ? null : <span className="nowrap">{words.shortDate(date)}</span>;
      },
    },
    count('focalPoints'),
    count('experts'),
    {
      id: 'groups',
      header: words('participants.column.groups'),
      value: (item) => item.groups.join(', '),
    },
    {
      id: 'streams',
      header: words('participants.column.streams'),
      value: (item) => item.streams,
      isNumeric: true,
    },
    {
      id: 'gaps',
      header: words('participants.column.gaps'),
      value: (item) => item.gaps,
      isNumeric: true,
      cell: (item) =>
        item.gaps === 0 ? (
          '0'
        ) : (
          <span className="tag" data-alarm>
            {words('participants.gaps', { count: item.gaps })}
          </span>
        ),
    },
    {
      id: 'last',
      header: words('participants.column.last'),
      value: (item) => item.lastReportOn,
      cell: (item) =>
        item.lastReportOn === null ? null : (
          <span className="nowrap">{words.shortDate(item.lastReportOn)}</span>
        ),
    },
  ];
}
