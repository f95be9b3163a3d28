import { tellCounted } from '../../../model/signal-counts.ts';
import { Spark } from '../../../ui/charts/spark.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { chanceOf, lineOf } from '../../../ui/signal-sentence.ts';
import { canTellNew, useKnownStatus } from '../../../ui/status.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalItem } from '../../signals/contract.ts';

interface RankedListProps {
  readonly items: readonly SignalItem[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** Best first. A click shows it on the board; the second click, or Enter, opens its page. */
export function RankedList({ items, selected, onSelect }: RankedListProps) {
  const words = useWords();
  const status = useKnownStatus();
  const asOf = status?.asOf ?? null;
  const isNewKnown = canTellNew(status);
  return (
    <ol className="ranked">
      {items.map((item) => (
        <li key={item.id} data-testid="signal">
          <AppLink
            to={`/signals/${item.id}`}
            data-walk
            aria-current={item.id === selected}
            onFocus={(event) => {
              if (item.id !== selected && event.currentTarget.matches(':focus-visible')) onSelect(item.id);
            }}
            onClick={(event) => {
              const isPlain = event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
              if (!isPlain || item.id === selected) return;
              event.preventDefault();
              onSelect(item.id);
            }}
          >
            <span className="what">{item.node?.name ?? item.stream?.name ?? item.place.name}</span>
            <Spark values={item.spark} isAlarm />
            <span className="line">{lineOf(words, item)}</span>
            <span className="foot">
              {item.isNew && isNewKnown ? (
                <span className="tag" data-alarm>
                  {words('signal.new')}
                </span>
              ) : null}{' '}
              {words(`signalKind.${item.kind}`)} · {tellCounted(words, item)} ·{' '}
              {item.place.country !== null && item.place.country !== item.place.name
                ? `${item.place.country} · `
                : ''}
              <time dateTime={item.startOn} title={words.date(item.startOn)}>
                {asOf === null ? words.date(item.startOn) : words.ago(item.startOn, asOf)}
              </time>
              {item.reportCount === 0 ? '' : ` · ${words('count.reports', { count: item.reportCount })}`}
              {item.pValue === null ? '' : ` · ${chanceOf(words, item.pValue)}`}
            </span>
          </AppLink>
        </li>
      ))}
    </ol>
  );
}
