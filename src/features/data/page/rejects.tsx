import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress, wholeNumber } from '../../../ui/address.ts';
import { postJson } from '../../../ui/client.ts';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded, ProblemState } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useMe } from '../../access/page/use-access.ts';
import { mayDo } from '../../access/rules.ts';
import type { RejectItem, RejectsResponse, RetryResponse } from '../contract.ts';
import { Aside, SetAside } from './set-aside.tsx';

const LIMIT = 20;
const STATES = ['open', 'set-aside', 'mended'] as const;
const STEPS = '/api/data/rejects/steps';

/** The row as it was sent, cell by cell; the one at fault is marked. Nothing is lost if it fails again. */
function Mend({ reject }: { readonly reject: RejectItem }) {
  const words = useWords();
  const { search } = useAddress();
  const client = useQueryClient();
  const [cells, setCells] = useState<Record<string, string>>(reject.cells ?? {});
  const retry = useMutation({
    mutationFn: () =>
      postJson<RetryResponse>(
        `/api/data/rejects/${reject.id}/retry`,
        { database: search.database },
        { cells },
      ),
    onSuccess: () => client.invalidateQueries(),
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

export function Rejects() {
  const words = useWords();
  const { search, set } = useAddress();
  const offset = wholeNumber(search.offset);
  const state = STATES.find((each) => each === search.state) ?? 'open';
  const me = useMe().data;
  const mayMend = me !== undefined && mayDo(me.roles, 'reject.mend');
  const query = useApi<RejectsResponse>(
    '/api/data/rejects',
    { importId: search.importId, code: search.code, state, limit: LIMIT, offset },
    { isTimed: false },
  );
  return (
    <Loaded query={query} height={400}>
      {(data) => (
        <div className="stack">
          <div className="filters">
            <FilterSelect
              label={words('column.state')}
              parameter="state"
              options={STATES.map((value) => ({ value, label: words(`reject.${value}`) }))}
            />
            <FilterSelect
              label={words('reject.reason')}
              parameter="code"
              anyLabel={words('filter.any')}
              options={data.codes.map((entry) => ({
                value: entry.code,
                label: `${entry.code} (${words.number(entry.count)})`,
              }))}
            />
          </div>
          {data.items.length === 0 ? <EmptyState title={words('reject.none')} /> : null}
          {data.items.map((reject) => (
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
          {state === 'open' && mayMend && data.items.length > 1 ? (
            <SetAside
              path={STEPS}
              label={words('reject.setAsideAll', { count: data.items.length })}
              ids={data.items.map(({ id }) => id)}
            />
          ) : null}
          <Pager
            offset={offset}
            limit={LIMIT}
            total={data.total}
            onMove={(next) => set({ offset: String(next) })}
          />
        </div>
      )}
    </Loaded>
  );
}
