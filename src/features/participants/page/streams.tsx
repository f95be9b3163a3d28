import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { ParticipantResponse } from '../contract.ts';
import type { Part } from './participant-page.tsx';

type Stream = ParticipantResponse['streamList'][number];
const isAlarming = (state: Stream['state']) => state === 'silent' || state === 'late';

function columnsOf(words: Words): Column<Stream>[] {
  return [
    { id: 'stream', header: words('participants.stream'), value: ({ stream }) => stream.name },
    {
      id: 'state',
      header: words('participants.state'),
      value: ({ state }) => state,
      cell: ({ state }) => (
        <span className="tag" data-alarm={isAlarming(state) || undefined}>
          {words(`streamState.${state}`)}
        </span>
      ),
    },
    {
      id: 'last',
      header: words('participants.lastOccurred'),
      value: ({ lastOccurredOn }) => lastOccurredOn,
      cell: ({ lastOccurredOn }) =>
        lastOccurredOn === null ? null : <span className="nowrap">{words.shortDate(lastOccurredOn)}</span>,
    },
    {
      id: 'reports',
      header: words('participants.reports'),
      value: ({ reports }) => reports,
      cell: ({ reports }) => words.number(reports),
      isNumeric: true,
    },
  ];
}

/** What it reports, and where its reporting is weak. */
export function ParticipantStreams({ participant }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('participants.streams')}</h2>
      {participant.streamList.length === 0 ? (
        <p>{words('participants.noStreams')}</p>
      ) : (
        <>
          <DataTable
            caption={words('participants.streams')}
            columns={columnsOf(words)}
            rows={participant.streamList}
            rowKey={({ stream }) => String(stream.id)}
          />
          <p>
            <AppLink to="/data" search={{ tab: 'streams' }}>
              {words('data.streams')}
            </AppLink>
          </p>
        </>
      )}
    </section>
  );
}
