import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { postJson } from '../../../ui/client.ts';
import { RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { ProblemState } from '../../../ui/kit/states.tsx';
import { useReread } from '../../../ui/reread.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SubstancesResponse } from '../../substances/contract.ts';
import type { NameItem, NamesResponse, SettleBody } from '../contract.ts';

/** Each has its proposals as buttons. */
const limit = 30;

/** Looks an entry of the registry up where none of the proposals is right. */
function Other(props: { readonly onChoose: (id: string) => void }) {
  const words = useWords();
  const [text, setText] = useState('');
  const found = useApi<SubstancesResponse>(
    '/api/substances',
    { query: text, limit: 6 },
    { isTimed: false, isEnabled: text.length > 1 },
  );
  return (
    <div className="row">
      <TextInput
        size="xs"
        aria-label={words('name.other')}
        placeholder={words('name.other')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.length < 2
        ? null
        : found.data?.items.map((item) => (
            <Button key={item.id} size="compact-xs" variant="default" onClick={() => props.onChoose(item.id)}>
              {item.name}
            </Button>
          ))}
    </div>
  );
}

function useDecisions(item: NameItem) {
  const { search } = useAddress();
  const address = `/api/data/names/${item.id}`;
  const onSuccess = useReread();
  const query = { database: search.database };
  const settle = useMutation({
    mutationFn: (body: SettleBody) => postJson<NameItem>(`${address}/settle`, query, body),
    onSuccess,
  });
  const undo = useMutation({ mutationFn: () => postJson<NameItem>(`${address}/undo`, query), onSuccess });
  return { settle, undo };
}

function Name({ item }: { readonly item: NameItem }) {
  const words = useWords();
  const { settle, undo } = useDecisions(item);
  const error = settle.error ?? undo.error;
  const choose = (id: string) => settle.mutate({ targets: [id] });
  return (
    <li className="card stack" data-testid="name">
      <div className="row">
        <strong>{item.name}</strong>
        <span className="dim">
          {words('name.rows', { count: item.rows })}, {words('name.streams', { count: item.streams })}
        </span>
      </div>
      {item.settled !== null ? (
        <div className="row">
          <span>
            {item.outcome === 'unspecified'
              ? words('name.isUnspecified')
              : words('name.is', { what: item.targets.map((target) => target.name).join(' + ') })}{' '}
            <span className="dim">
              {words('name.by', { by: item.settled.by, at: words.instant(item.settled.at) })}
            </span>
          </span>
          <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            {words('name.undo')}
          </Button>
        </div>
      ) : (
        <>
          <div className="row">
            {item.candidates.map((candidate) => (
              <Button
                key={candidate.node.id}
                size="compact-sm"
                variant="light"
                disabled={settle.isPending}
                onClick={() => choose(candidate.node.id)}
              >
                {words('name.candidate', {
                  what: candidate.node.name,
                  confidence: words.percent(candidate.confidence),
                })}
              </Button>
            ))}
            <Button
              size="compact-sm"
              variant="default"
              disabled={settle.isPending}
              onClick={() => settle.mutate({ unspecified: true })}
            >
              {words('name.unspecified')}
            </Button>
          </div>
          <Other onChoose={choose} />
        </>
      )}
      {error === null ? null : <ProblemState error={error} />}
    </li>
  );
}

export function Names() {
  const words = useWords();
  const { search } = useAddress();
  const state = search.state === 'settled' ? 'settled' : 'review';
  const query = useList<NamesResponse>('/api/data/names', { state }, { limit });
  const { total = 0, rows = 0 } = query.data ?? {};
  return (
    <div className="stack">
      <p className="dim">{words('name.lead')}</p>
      <RecordList
        query={query}
        limit={limit}
        filters={[
          {
            label: words('column.state'),
            parameter: 'state',
            options: ['review', 'settled'].map((value) => ({ value, label: words(`name.state.${value}`) })),
          },
        ]}
        height={400}
        empty={{ title: words(`name.none.${state}`) }}
        rows={(items: readonly NameItem[]) => (
          <>
            <p>{words('name.total', { count: total, rows })}</p>
            <ul className="stack" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
              {items.map((item) => (
                <Name key={item.id} item={item} />
              ))}
            </ul>
          </>
        )}
      />
    </div>
  );
}
