import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { MyWorkBadge } from '../features/my-work/page/badge.tsx';
import { pages } from '../features/pages.ts';
import type { StatusResponse } from '../features/status/contract.ts';
import { useAddress } from '../ui/address.ts';
import { AppLink } from '../ui/kit/app-link.tsx';
import { StatusContext } from '../ui/status.ts';
import { TitleContext } from '../ui/title.ts';
import { useApi } from '../ui/use-api.ts';
import { useWords } from '../ui/words.ts';
import { KeyList } from './key-list.tsx';
import { Leaving } from './leaving.tsx';
import { NewerResults } from './newer-results.tsx';
import { pageKeyOf } from './page-key.ts';
import { TopBar } from './top-bar.tsx';
import { pollOf, UnderWay } from './under-way.tsx';
import { useKeys } from './use-keys.ts';

function Rail(props: { readonly version: string | undefined; readonly onHelp: () => void }) {
  const words = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isHere = (page: string) => (page === '/' ? path === '/' : path.startsWith(page));
  const rail = useRef<HTMLElement>(null);
  // On a phone the rail is a strip: where one is must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the path that moves the mark
  useEffect(() => {
    rail.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <nav ref={rail} className="rail" aria-label={words('nav.label')}>
      <AppLink to="/" className="wordmark" aria-label="Tocsin">
        <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
          <path d="M9 1C5 1 3 4 3 7.5v4L.8 15v1.3h16.400V15L15 11.5v-4C15 4 13 1 9 1z" fill="currentColor" />
          <circle cx="9" cy="18" r="1.8" fill="var(--alarm)" />
        </svg>
        <span>Tocsin</span>
      </AppLink>
      {pages.map((page) =>
        'letter' in page ? (
          <AppLink
            key={page.path}
            to={page.path}
            className="rail-link"
            aria-current={isHere(page.path) ? 'page' : undefined}
          >
            {words(`nav.${page.key}`)}
            {page.key === 'my-work' ? <MyWorkBadge /> : null}
          </AppLink>
        ) : null,
      )}
      <div className="rail-foot">
        <button type="button" className="quiet" onClick={props.onHelp}>
          {words('nav.keys')} <kbd>?</kbd>
        </button>
        {props.version === undefined ? null : words('nav.version', { version: props.version })}
      </div>
    </nav>
  );
}

function useDocumentTitle(status: StatusResponse | undefined, detail: string | undefined) {
  const words = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const key = pageKeyOf(path);
    const name = key === undefined ? words('state.noPage') : words(`nav.${key}`);
    const parts = [...(detail === undefined ? [] : [detail]), ...(detail === name ? [] : [name]), 'Tocsin'];
    if (status?.isSimulated) parts.unshift(words('simulated.word'));
    document.title = parts.join(' · ');
  }, [path, status?.isSimulated, words, detail]);
}

const REMEMBERED = 'tocsin.simulated';

/** Until the server answers, the band of the last visit stands, so that the page does not move when it does. */
function useSimulated(answer: boolean | undefined): boolean {
  useEffect(() => {
    if (answer !== undefined) localStorage.setItem(REMEMBERED, String(answer));
  }, [answer]);
  return answer ?? localStorage.getItem(REMEMBERED) === 'true';
}

export function Shell() {
  const words = useWords();
  const { search } = useAddress();
  const status = useApi<StatusResponse>('/api/status', {}, { pollEvery: pollOf, isBeside: true });
  const [isHelpOpen, setHelpOpen] = useState(false);
  useKeys(() => setHelpOpen(true));
  const [detail, setDetail] = useState<string>();
  useDocumentTitle(status.data, detail);
  const asOf = status.data?.asOf ?? search.asOf;
  const isSimulated = useSimulated(status.data?.isSimulated);
  return (
    <StatusContext value={status.data}>
      <a className="skip" href="#main">
        {words('nav.skip')}
      </a>
      <div className="shell">
        <Rail version={status.data?.version} onHelp={() => setHelpOpen(true)} />
        <TopBar status={status.data} />
        {isSimulated ? (
          <section className="simulated" aria-label={words('simulated.word')}>
            <span>{words(status.data === undefined ? 'simulated.word' : 'simulated.band')}</span>
          </section>
        ) : null}
        <main id="main" tabIndex={-1}>
          <p className="only-print">
            {asOf === undefined ? '' : words('print.head', { date: asOf })}
            {status.data?.marking == null
              ? ''
              : ` ${words('marking.tag', { marking: status.data.marking })}.`}
            {status.data?.isSimulated ? ` ${words('simulated.word')}.` : ''}
          </p>
          {status.data?.isWithheld ? <p className="withheld">{words('access.withheld')}</p> : null}
          <TitleContext value={setDetail}>
            <Outlet />
          </TitleContext>
        </main>
      </div>
      <div className="afoot">
        <NewerResults status={status.data} answeredAt={status.dataUpdatedAt} />
        <UnderWay status={status.data} />
      </div>
      <Leaving />
      <KeyList isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </StatusContext>
  );
}
