import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { postJson } from '../../../ui/client.ts';
import { RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { ProblemState } from '../../../ui/kit/states.tsx';
import { useReread } from '../../../ui/reread.ts';
import { useWords } from '../../../ui/words.ts';
import { useMe } from '../../access/page/use-access.ts';
import { mayDo } from '../../access/rules.ts';
import type { RejectItem, RejectsResponse, RetryResponse } from '../contract.ts';
import { Aside, SetAside } from './set-aside.tsx';

/** Each opens as a form. */
const limit = 20;
const STATES = ['open', 'set-aside', 'mended'] as const;
const STEPS = '/api/data/rejects/steps';

/** The row as it was sent, cell by cell; the one at fault is marked. Nothing is lost if it fails again. */
function Mend({ reject }: { readonly reject: RejectItem }) {
  const words = useWords();
  const { search } = useAddress();
  const reread = useReread();
  const [cells, setCells] = useState<Record<string, string>>(reject.cells ?? {});
  const retry = useMutation({
    mutationFn: () =>
      postJson<RetryResponse>(
        `/api/data/rejects/${reject.id}/retry`,
        { database: search.database },
        { cells },
      ),
    onSuccess: reread,
  });
  if (reject.cells === null) return <p>{words('reject.noCells')}</p>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        retry.mutate();
      }}
    >
      <div className="cells">
        {Object.entries(cells).map(([name, value]) => (
          <TextInput
            key={name}
            size="xs"
            label={name}
            value={value}
            error={name === reject.column ? words('reject.atFault') : undefined}
            onChange={(event) => setCells({ ...cells, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className="row">
        <Button type="submit" size="xs" loading={retry.isPending}>
          {words('reject.retry')}
        </Button>
        <span role="status">{retry.data === undefined ? '' : words(`reject.${retry.data.outcome}`)}</span>
      </div>
      {retry.error === null ? null : <ProblemState error={retry.error} />}
    </form>
  );
}

interface RowsProps {
  readonly items: readonly RejectItem[];
  readonly state: (typeof STATES)[number];
  readonly mayMend: boolean;
}

function Rows({ items, state, mayMend }: RowsProps) {
  const words = useWords();
  return (
    <>
      {items.map((reject) => (
        <details key={reject.id} className="card">
          <summary data-walk>
            {words('reject.line', { row: reject.row, file: reject.fileName })}: {reject.message}
          </summary>
          {reject.raw === '' ? null : (
            <p className="dim">
              {reject.column} <code style={{ overflowWrap: 'anywhere' }}>{reject.raw}</code>
            </p>
          )}
          <div className="stack">
            {state === 'set-aside' ? (
              <Aside path={STEPS} id={reject.id} setAside={reject.setAside} mayTakeUp={mayMend} />
            ) : (
              <Mend reject={reject} />
            )}
            {state === 'open' && mayMend ? (
              <SetAside path={STEPS} label={words('reject.setAside')} ids={[reject.id]} />
            ) : null}
          </div>
        </details>
      ))}
      {state === 'open' && mayMend && items.length > 1 ? (
        <SetAside
          path={STEPS}
          label={words('reject.setAsideAll', { count: items.length })}
          ids={items.map(({ id }) => id)}
        />
      ) : null}
    </>
  );
}

export function Rejects() {
  const words = useWords();
  const { search } = useAddress();
  const state = STATES.find((each) => each === search.state) ?? 'open';
  const me = useMe().data;
  const mayMend = me !== undefined && mayDo(me.roles, 'reject.mend');
  const query = useList<RejectsResponse>(
    '/api/data/rejects',
    { importId: search.importId, code: search.code, state },
    { limit },
  );
  return (
    <div className="stack">
      <RecordList
        query={query}
        limit={limit}
        filters={[
          {
            label: words('column.state'),
            parameter: 'state',
            options: STATES.map((value) => ({ value, label: words(`reject.${value}`) })),
          },
          {
            label: words('reject.reason'),
            parameter: 'code',
            anyLabel: words('filter.any'),
            options: (query.data?.codes ?? []).map(({ code, count }) => ({
              value: code,
              label: `${code} (${words.number(count)})`,
            })),
          },
        ]}
        height={400}
        empty={{ title: words('reject.none') }}
        rows={(items: readonly RejectItem[]) => <Rows items={items} state={state} mayMend={mayMend} />}
      />
    </div>
  );
}
