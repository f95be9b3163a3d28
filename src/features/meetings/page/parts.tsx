import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { MeetingItem } from '../contract.ts';

/** When something is, as the clocks of a zone show it. */
export function instantThere(words: Words, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

/** `America/New_York` as people write it. */
export const zoneName = (timeZone: string): string => timeZone.replaceAll('_', ' ');

export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function StateTag({ meeting }: { readonly meeting: Pick<MeetingItem, 'state' | 'isUnrecorded'> }) {
  const words = useWords();
  return meeting.isUnrecorded ? (
    <span className="tag" data-alarm>
      {words('meetings.unrecorded')}
    </span>
  ) : (
    <span className="tag">{words(`meetings.state.${meeting.state}`)}</span>
  );
}

/** How many came, and whether that is enough to decide. */
export function Attended({ meeting }: { readonly meeting: MeetingItem }) {
  const words = useWords();
  if (meeting.state === 'planned' || meeting.state === 'cancelled') return null;
  const { attended, invited, quorum, hasQuorum } = meeting;
  return (
    <>
      {words('meetings.attendedOf', { attended, invited })}{' '}
      <span className={hasQuorum ? 'dim' : 'tag'} {...(hasQuorum ? {} : { 'data-alarm': true })}>
        {words(hasQuorum ? 'meetings.quorumMet' : 'meetings.quorumNot', { quorum })}
      </span>
    </>
  );
}

/** On its group's own page a meeting that has no title of its own is known by its day. */
const nameAmongOthers = (words: Words, { title, groupTitle, startsAt }: MeetingItem): string =>
  title === groupTitle ? words('meetings.fromMeeting', { on: words.dayOf(startsAt) }) : title;

const columnsOf = (words: Words, hasGroup: boolean): Column<MeetingItem>[] => [
  {
    id: 'meeting',
    header: words('meetings.column.meeting'),
    value: (row) => row.title,
    cell: (row) => (
      <>
        <AppLink to={`/groups/meetings/${row.id}`} data-walk>
          {hasGroup ? row.title : nameAmongOthers(words, row)}
        </AppLink>
        {row.session === 'single' ? null : (
          <div className="dim">{words(`meetings.session.${row.session}`)}</div>
        )}
      </>
    ),
  },
  ...(hasGroup
    ? [
        {
          id: 'group',
          header: words('meetings.column.group'),
          value: (row: MeetingItem) => row.groupKey,
          cell: (row: MeetingItem) => (
            <AppLink to={`/groups/${row.groupKey}`} title={row.groupTitle}>
              {row.groupKey}
            </AppLink>
          ),
        },
      ]
    : []),
  {
    id: 'when',
    header: words('meetings.column.when'),
    value: (row) => row.startsAt,
    cell: (row) => (
      <>
        <span className="nowrap">{words.instant(row.startsAt)}</span>
        {row.timeZone === readerZone() ? null : (
          <div className="dim">
            {instantThere(words, row.startsAt, row.timeZone)} {zoneName(row.timeZone)}
          </div>
        )}
      </>
    ),
  },
  {
    id: 'state',
    header: words('meetings.column.state'),
    value: (row) => words(`meetings.state.${row.state}`),
    cell: (row) => <StateTag meeting={row} />,
  },
  {
    id: 'attended',
    header: words('meetings.column.attended'),
    value: (row) => (row.state === 'held' || row.state === 'approved' ? row.attended : null),
    cell: (row) => <Attended meeting={row} />,
  },
];

export function MeetingTable(props: {
  readonly caption: string;
  readonly meetings: readonly MeetingItem[];
  readonly hasGroup?: boolean;
  readonly isPast?: boolean;
}) {
  const words = useWords();
  const columns = columnsOf(words, props.hasGroup === true);
  return (
    <DataTable
      caption={props.caption}
      columns={props.isPast === true ? columns : columns.filter(({ id }) => id !== 'attended')}
      rows={props.meetings}
      rowKey={({ id }) => String(id)}
    />
  );
}
