import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { StatusResponse } from '../features/status/contract.ts';
import { useWords } from '../ui/words.ts';

const STATUS_PATH = '/api/status';
const REST_MS = 15_000;
const BUSY_MS = 2_000;

/** How often to look: while something is worked out that changes the pages, soon. */
export const pollOf = (status: StatusResponse | undefined): number =>
  status !== undefined && status.running.length > 0 ? BUSY_MS : REST_MS;

/** What every answer of a database follows from. */
const stampOf = ({ newestKnown, counts, runDates }: StatusResponse): string =>
  JSON.stringify([newestKnown, counts, runDates]);

/** Asks anew for all that is on the screen once the same database has newer answers; what is shown stays until they are there. */
function useNewer(status: StatusResponse | undefined): void {
  const client = useQueryClient();
  const last = useRef<{ readonly view: string; readonly stamp: string }>(undefined);
  useEffect(() => {
    if (status === undefined) return;
    const view = `${status.database}|${status.actor.id}`;
    const stamp = stampOf(status);
    const before = last.current;
    last.current = { view, stamp };
    if (before === undefined || before.view !== view || before.stamp === stamp) return;
    void client.invalidateQueries({
      predicate: ({ queryKey: [path] }) =>
        typeof path === 'string' && path.startsWith('/api/') && path !== STATUS_PATH,
    });
  }, [status, client]);
}

/** Says what is being worked out, without moving the page; the page follows by itself. */
export function UnderWay(props: { readonly status: StatusResponse | undefined }) {
  const words = useWords();
  useNewer(props.status);
  const kind = props.status?.running[0]?.kind;
  return (
    <div className="under-way" role="status">
      {kind === undefined ? null : <p>{words(`underWay.${kind}`)}</p>}
    </div>
  );
}
