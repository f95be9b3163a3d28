import { Figure } from '../../../ui/kit/figure.tsx';
import { useWords } from '../../../ui/words.ts';
import type { SubstanceResponse } from '../contract.ts';
import { listKinds } from './kinds.tsx';

type Entry = SubstanceResponse['countries'][number];
const ROW = 17;
const SHOWN = 40;
const LEFT = 150;
const WIDTH = 640;

/** One line a country from its first to its last report, the first on top. */
export function FirstSeen({ data }: { readonly data: SubstanceResponse }) {
  const words = useWords();
  const entries = data.countries.slice(0, SHOWN);
  const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
  const from = Math.min(...entries.map((entry) => at(entry.firstSeenOn)));
  const to = Math.max(from + 1, ...entries.map((entry) => at(entry.lastSeenOn)));
  const x = (date: string) => LEFT + ((at(date) - from) / (to - from)) * (WIDTH - LEFT - 90);
  const first = entries[0];
  return (
    <Figure<Entry>
      title={words('substance.timeline')}
      reading={
        first === undefined
          ? ''
          : words('substance.timelineReading', {
              what: data.name,
              place: first.place.name,
              date: first.firstSeenOn,
              kinds: listKinds(words, first.firstKinds),
            })
      }
      source={words('figure.reports', { count: data.reports, who: words('figure.allStreams') })}
      fileName={`tocsin-${data.id}-first-seen`}
      note={
        data.countries.length > SHOWN
          ? words('substance.timelineCut', { shown: SHOWN, count: data.countries.length })
          : ''
      }
      columns={[
        { id: 'country', header: words('column.country'), value: (entry) => entry.place.name },
        { id: 'first', header: words('substance.firstSeen'), value: (entry) => entry.firstSeenOn },
        {
          id: 'kinds',
          header: words('substance.firstKind'),
          value: (entry) => listKinds(words, entry.firstKinds),
        },
        { id: 'last', header: words('signal.last'), value: (entry) => entry.lastSeenOn },
      ]}
      rows={data.countries}
      rowKey={(entry) => entry.iso2}
    >
      <svg
        data-drawing
        viewBox={`0 0 ${WIDTH} ${entries.length * ROW + 6}`}
        width="100%"
        aria-hidden="true"
        style={{ fontSize: 11.5 }}
      >
        {entries.map((entry, index) => {
          const y = index * ROW + 11;
          return (
            <g key={entry.iso2}>
              <text x={LEFT - 10} y={y + 4} textAnchor="end" fill="var(--ink)">
                {entry.place.name.slice(0, 24)}
              </text>
              <line
                x1={x(entry.firstSeenOn)}
                x2={x(entry.lastSeenOn)}
                y1={y}
                y2={y}
                stroke="var(--cat-4)"
                strokeWidth="3"
              />
              <circle cx={x(entry.firstSeenOn)} cy={y} r="4" fill="var(--cat-1)" />
              <text x={Math.max(x(entry.firstSeenOn), x(entry.lastSeenOn)) + 9} y={y + 4} fill="var(--ink-2)">
                {words.shortDate(entry.firstSeenOn)}
              </text>
            </g>
          );
        })}
      </svg>
    </Figure>
  );
}
