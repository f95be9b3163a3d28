import { useAddress } from '../address.ts';
import { type KnownStatus, useKnownStatus } from '../status.ts';
import { useWords } from '../words.ts';
import { AppLink } from './app-link.tsx';
import { EmptyState } from './states.tsx';

const FILTERS = ['kind', 'detector', 'country', 'node', 'offset'] as const;

type Why = 'withheld' | 'noReports' | 'tooEarly' | 'notSearched' | 'filtered' | 'calm';

/** «Nothing rings» is said only where somebody looked: an unsearched database is not a calm one. */
export function whyNoSignals(status: KnownStatus, isFiltered: boolean): Why {
  const { asOf, newestKnown, oldestKnown, runDates, isWithheld } = status;
  if (newestKnown === null) return isWithheld ? 'withheld' : 'noReports';
  if (asOf !== null && oldestKnown !== null && asOf < oldestKnown) return 'tooEarly';
  if (!runDates.some((date) => asOf === null || date <= asOf)) return 'notSearched';
  return isFiltered ? 'filtered' : 'calm';
}

/** Why a list of signals is empty, and the next step. */
export function NoSignals() {
  const words = useWords();
  const { search, set } = useAddress();
  const status = useKnownStatus();
  if (status === undefined) return null;
  const isFiltered = FILTERS.some((name) => search[name] !== undefined);
  const why = whyNoSignals(status, isFiltered);
  const clear = Object.fromEntries(FILTERS.map((name) => [name, undefined]));
  const dates = { date: status.asOf ?? '', first: status.oldestKnown ?? '' };
  return (
    <EmptyState title={words(`noSignals.${why}.title`, dates)}>
      <p>{words(`noSignals.${why}.help`, dates)}</p>
      {why === 'noReports' ? (
        <>
          <pre>
            <code>{words('noSignals.importCommand')}</code>
          </pre>
          <p>
            <AppLink to="/data">{words('noSignals.toData')}</AppLink>
          </p>
        </>
      ) : null}
      {why === 'notSearched' ? (
        <pre>
          <code>
            {words('noSignals.detectCommand', { database: status.database })}
            {search.asOf === undefined ? '' : ` --as-of ${search.asOf}`}
          </code>
        </pre>
      ) : null}
      {why === 'tooEarly' || (why === 'notSearched' && search.asOf !== undefined) ? (
        <button type="button" className="quiet" onClick={() => set({ asOf: undefined })}>
          {words('asOf.back')}
        </button>
      ) : null}
      {why === 'filtered' ? (
        <button type="button" className="quiet" onClick={() => set(clear)}>
          {words('noSignals.clear')}
        </button>
      ) : null}
      {why === 'calm' && search.scope !== 'all' ? (
        <button type="button" className="quiet" onClick={() => set({ scope: 'all' })}>
          {words('noSignals.widen')}
        </button>
      ) : null}
    </EmptyState>
  );
}
