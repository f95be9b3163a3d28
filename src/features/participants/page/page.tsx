import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import type { Filter } from '../../../ui/kit/filters.tsx';
import { PAGE_LIMIT, RecordRows, usePlace } from '../../../ui/kit/record-list.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { Day } from '../../../ui/kit/when.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { TableFiles } from '../../bulk/page/table-files.tsx';
import { PARTICIPANT_ENDPOINTS, type ParticipantItem } from '../contract.ts';
import { STANDINGS } from '../rules.ts';
import { AddParticipant } from './add-participant.tsx';

const KINDS = ['country', 'organization'] as const;

interface Listed {
  readonly asOf: string;
  readonly items: readonly ParticipantItem[];
  readonly mayAdd: boolean;
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
  const shown = useShown(listed.items);
  const { offset } = usePlace();
  const members = listed.items.filter(({ standing }) => standing === 'member').length;
  return (
    <div className="stack">
      <p>
        {words('participants.lead', { date: listed.asOf })}{' '}
        <strong>{words('participants.count', { count: members })}</strong>
      </p>
      <div className="card">
        <RecordRows
          listed={{ total: shown.length, items: shown.slice(offset, offset + PAGE_LIMIT) }}
          filters={filtersOf(words)}
          empty={{ title: words('participants.empty'), help: words('participants.noneYet') }}
          rows={{
            caption: words('participants.title'),
            columns: columnsOf(words),
            rowKey: ({ id }) => String(id),
          }}
        />
      </div>
      {listed.mayAdd ? <AddParticipant /> : null}
      <TableFiles kinds={['experts', 'participants']} />
    </div>
  );
}

const filtersOf = (words: Words): Filter[] => [
  { type: 'text', label: words('participants.find'), parameter: 'find' },
  {
    label: words('participants.column.standing'),
    parameter: 'standing',
    anyLabel: words('participants.all'),
    options: STANDINGS.map((value) => ({ value, label: words(`participants.standing.${value}`) })),
  },
  {
    label: words('participants.column.kind'),
    parameter: 'kind',
    anyLabel: words('participants.all'),
    options: KINDS.map((value) => ({ value, label: words(`participants.kind.${value}`) })),
  },
];

function columnsOf(words: Words): Column<ParticipantItem>[] {
  const count = (id: 'focalPoints' | 'experts'): Column<ParticipantItem> => ({
    id,
    header: words(`participants.column.${id}`),
    value: (item) => item.people[id],
    isNumeric: true,
    isMinor: true,
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
      isMinor: true,
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
      cell: (item) => <Day on={item.leftOn ?? item.joinedOn} />,
      isMinor: true,
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
      cell: (item) => <Day on={item.lastReportOn} />,
    },
  ];
}
