import { Button } from '@mantine/core';
import { type Query, type QueryClient, replaceEqualDeep, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { StatusResponse } from '../features/status/contract.ts';
import { useAddress } from '../ui/address.ts';
import { getJson, type Query as Parameters } from '../ui/client.ts';
import { useWords } from '../ui/words.ts';

/** What imports and detection change; the list of imports asks for itself. */
const FED_BY_DATA = /^\/api\/(signals|places|routes|health|substances|data\/(?!imports))/;
const isFed = ({ queryKey }: Query) => typeof queryKey[0] === 'string' && FED_BY_DATA.test(queryKey[0]);

const SCROLLED_PX = 80;

/** Whether the reader is in the midst of something that a list which changes by itself would take away. */
function hasPlaceToLose(): boolean {
  const main = document.getElementById('main');
  if (main === null) return false;
  const focused = document.activeElement;
  if (window.scrollY > SCROLLED_PX) return true;
  if (focused !== null && focused !== main && main.contains(focused)) return true;
  return main.querySelector('details[open], [aria-expanded="true"]') !== null;
}

interface Answer {
  readonly query: Query;
  readonly data: unknown;
}

/** Asks again what the page shows, and gives the answers that read otherwise than what is shown. */
async function askAgain(client: QueryClient): Promise<Answer[]> {
  const shown = client.getQueryCache().findAll({ type: 'active', predicate: isFed });
  const answers = await Promise.all(
    shown.map(async (query) => {
      const [path, parameters] = query.queryKey as [string, Parameters];
      return { query, data: await getJson<unknown>(path, parameters) };
    }),
  );
  return answers.filter(({ query, data }) => replaceEqualDeep(query.state.data, data) !== query.state.data);
}

/** What changes of the status where reports, names or signals did. */
const markOf = (status: StatusResponse): string =>
  JSON.stringify([status.newestKnown, status.run, status.counts, status.runDates.length]);

/** Follows the status: what is newer comes in quietly, or waits where the reader would lose the place. */
function useNewer(status: StatusResponse | undefined, answeredAt: number) {
  const client = useQueryClient();
  const { search } = useAddress();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const seen = useRef<{ readonly of: string; readonly mark: string }>(undefined);
  const isAsking = useRef(false);
  const [waitsOn, setWaitsOn] = useState<string>();
  const place = `${search.database ?? ''} ${search.asOf ?? ''} ${path}`;
  const current = useRef(place);
  current.current = place;
  const isPast = search.asOf !== undefined;
  const hasPicked = search.offset !== undefined || search.signal !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a chance to look again, where the last look failed
  useEffect(() => {
    if (status === undefined || isPast || isAsking.current) return;
    const mark = markOf(status);
    const before = seen.current;
    if (before?.of !== status.database) seen.current = { of: status.database, mark };
    if (before?.of !== status.database || before.mark === mark) return;
    isAsking.current = true;
    askAgain(client)
      .then((answers) => {
        void client.invalidateQueries({ predicate: isFed, refetchType: 'none' });
        // Another page has opened meanwhile: the next status looks at that one.
        if (current.current !== place) return;
        seen.current = { of: status.database, mark };
        if (answers.length === 0) return;
        if (hasPicked || hasPlaceToLose()) setWaitsOn(place);
        else for (const { query, data } of answers) client.setQueryData(query.queryKey, data);
      })
      // A server that does not answer is asked again when the next status is there.
      .catch(() => undefined)
      .finally(() => {
        isAsking.current = false;
      });
  }, [status, answeredAt, isPast]);

  const show = () => {
    setWaitsOn(undefined);
    void client.invalidateQueries({ predicate: isFed });
    window.scrollTo({ top: 0 });
    document.getElementById('main')?.focus();
  };
  return { isWaiting: waitsOn === place, show };
}

/** Tells a reader who would lose the place that there is something newer; for everybody else it is simply there. */
export function NewerResults(props: {
  readonly status: StatusResponse | undefined;
  readonly answeredAt: number;
}) {
  const words = useWords();
  const { isWaiting, show } = useNewer(props.status, props.answeredAt);
  return (
    <div className="newer" role="status">
      {isWaiting ? (
        <div className="notice">
          <span>{words('newer.here')}</span>
          <Button size="compact-sm" onClick={show}>
            {words('newer.show')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
