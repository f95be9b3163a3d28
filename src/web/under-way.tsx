import type { StatusResponse } from '../features/status/contract.ts';
import { useWords } from '../ui/words.ts';

const REST_MS = 15_000;
const BUSY_MS = 2_000;

/** How often to ask for the status: while something is worked out that changes the pages, soon. */
export const pollOf = (status: StatusResponse | undefined): number =>
  status !== undefined && status.running.length > 0 ? BUSY_MS : REST_MS;

/** Says what is being worked out, without moving the page. */
export function UnderWay(props: { readonly status: StatusResponse | undefined }) {
  const words = useWords();
  const kind = props.status?.running[0]?.kind;
  return (
    <div className="under-way" role="status">
      {kind === undefined ? null : <p>{words(`underWay.${kind}`)}</p>}
    </div>
  );
}
