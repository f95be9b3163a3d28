import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProblem } from '../client.ts';
import { useWords } from '../words.ts';
import { AppLink } from './app-link.tsx';

export function EmptyState(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

/** There is no such record, or none that the asker may see: which of them is not told. */
function NothingThere({ problem }: { readonly problem: ApiProblem['problem'] }) {
  const words = useWords();
  const [, section = ''] = useLocation().pathname.split('/');
  const name = words(`nav.${section}`);
  return (
    <div className="empty" role="alert">
      <h1 className="empty-title">{words('state.noRecord')}</h1>
      {problem.code === 'request.no-such-record' ? (
        // Told as the reader wrote it, not as the API was asked.
        <p>{words('state.noSuchAddress')}</p>
      ) : (
        <>
          <p>{problem.detail}</p>
          <p>{words('state.noRecordHelp')}</p>
        </>
      )}
      <p className="row">
        {name === `nav.${section}` || section === 'chains' ? null : (
          <AppLink to={`/${section}`}>{name}</AppLink>
        )}
        <AppLink to="/search">{words('nav.search')}</AppLink>
        <AppLink to="/">{words('nav.situation')}</AppLink>
      </p>
    </div>
  );
}

/** What happened, what was kept, what to do. */
export function ProblemState(props: { readonly error: Error; readonly onRetry?: (() => void) | undefined }) {
  const words = useWords();
  const problem = props.error instanceof ApiProblem ? props.error.problem : undefined;
  const isLost = problem?.code === 'web.no-server';
  if (problem?.status === 404) return <NothingThere problem={problem} />;
  return (
    <div className="problem" role="alert">
      <p className="empty-title">{isLost ? words('state.lost') : words('state.failed')}</p>
      <p>{isLost ? words('state.lostHelp') : problem?.detail || problem?.title || props.error.message}</p>
      {problem?.errors?.map((entry) => (
        <p key={entry.path}>
          <code>{entry.path}</code> {entry.message}
        </p>
      ))}
      {problem === undefined || isLost ? null : <p className="dim">{problem.code}</p>}
      {props.onRetry === undefined ? null : (
        <button type="button" className="quiet" onClick={props.onRetry}>
          {words('state.again')}
        </button>
      )}
    </div>
  );
}

const LATE_MS = 150;
const LONG_MS = 3_000;

function useIsOver(milliseconds: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isOver;
}

/** Nothing for a moment, then a grey area of the height that will be needed, so that nothing jumps; where it takes long, words in it. */
export function Waiting(props: { readonly height: number }) {
  const words = useWords();
  const isLate = useIsOver(LATE_MS);
  const isLong = useIsOver(LONG_MS);
  return (
    <div
      className="waiting"
      style={{ minBlockSize: props.height }}
      role="status"
      aria-label={words('state.loading')}
    >
      {isLate ? <Skeleton height={props.height} radius={4} /> : null}
      {isLong ? <p>{words('state.long')}</p> : null}
    </div>
  );
}

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly height: number;
  readonly children: (data: T) => ReactNode;
}

/** Loading, failed, or what was loaded. */
export function Loaded<T>({ query, height, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <div aria-busy={query.isPlaceholderData}>{children(query.data)}</div>;
  if (query.error !== null) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting height={height} />;
}
