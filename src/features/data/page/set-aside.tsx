import { Button } from '@mantine/core';
import type { SetAside as SetAsideFacts } from '../../../model/api.ts';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';

interface SetAsideProps {
  /** Where steps of such rows are sent. */
  readonly path: string;
  readonly label: string;
  readonly ids: readonly number[];
}

/** A footnote, a total, a line of another table: what is none of what it came as is kept, and waits no longer. */
export function SetAside({ path, label, ids }: SetAsideProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  return (
    <div>
      <NotedStep
        label={label}
        ask={words('reject.whyAside')}
        isBusy={isBusy}
        onDone={async (reason) => (await send(path, { step: 'set-aside', ids, reason })) !== undefined}
      />
      <Problem text={problem} />
    </div>
  );
}

interface AsideProps {
  readonly path: string;
  readonly id: number;
  readonly setAside: SetAsideFacts | null;
  readonly mayTakeUp: boolean;
}

/** Who set it aside, when and why; and back. */
export function Aside({ path, id, setAside, mayTakeUp }: AsideProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  if (setAside === null) return null;
  return (
    <div className="stack">
      <div>
        <p className="dim">
          {words('reject.asideBy', {
            who: setAside.by ?? words('markings.holder'),
            when: words.instant(setAside.at),
          })}
        </p>
        <p className="quote">{setAside.why}</p>
      </div>
      {mayTakeUp ? (
        <div className="row">
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            onClick={() => send(path, { step: 'take-up', ids: [id] })}
          >
            {words('reject.takeUp')}
          </Button>
        </div>
      ) : null}
      <Problem text={problem} />
    </div>
  );
}
