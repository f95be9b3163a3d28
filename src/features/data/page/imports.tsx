import { Progress } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { ImportItem, ImportsResponse } from '../contract.ts';
import { Upload } from './upload.tsx';

const isUnderWay = (item: ImportItem) => item.state !== 'done' && item.state !== 'failed';

function State({ item }: { readonly item: ImportItem }) {
  const words = useWords();
  return (
    <>
      {words(`importState.${item.state}`)}
      {item.progress === null || !isUnderWay(item) ? null : (
        <Progress value={item.progress * 100} aria-label={words(`importState.${item.state}`)} />
      )}
      {item.error === null ? null : <div>{item.error.message}</div>}
    </>
  );
}

function File({ item }: { readonly item: ImportItem }) {
  const words = useWords();
  return (
    <>
      {item.fileName}
      {item.replaces === null ? null : (
        <div className="dim">{words('import.correctsNumber', { number: item.replaces })}</div>
      )}
    </>
  );
}

function columnsOf(words: Words): Column<ImportItem>[] {
  const count = (id: 'read' | 'new' | 'revised' | 'unchanged' | 'withdrawn'): Column<ImportItem> => ({
    id,
    header: words(`import.${id}`),
    value: (item) => item.counts[id],
    cell: (item) => words.number(item.counts[id]),
    isNumeric: true,
  });
  return [
    { id: 'number', header: words('import.number'), value: (item) => item.id, isNumeric: true },
    {
      id: 'file',
      header: words('import.file'),
      value: (item) => item.fileName,
      cell: (item) => <File item={item} />,
    },
    { id: 'source', header: words('import.source'), value: (item) => item.sourceLabel },
    {
      id: 'started',
      header: words('import.started'),
      value: (item) => item.startedAt,
      cell: (item) => words.instant(item.startedAt),
    },
    {
      id: 'state',
      header: words('column.state'),
      value: (item) => item.state,
      cell: (item) => <State item={item} />,
    },
    count('read'),
    count('new'),
    count('revised'),
    count('unchanged'),
    {
      id: 'rejected',
      header: words('import.rejected'),
      value: (item) => item.counts.rejected,
      cell: (item) =>
        item.counts.rejected === 0 ? (
          '0'
        ) : (
          <AppLink to="/data" search={{ tab: 'rejects', importId: String(item.id) }}>
            {words.number(item.counts.rejected)}
          </AppLink>
        ),
      isNumeric: true,
    },
    count('withdrawn'),
  ];
}

export function Imports() {
  const words = useWords();
  const [isWatching, setWatching] = useState(true);
  const query = useApi<ImportsResponse>(
    '/api/data/imports',
    { limit: 50 },
    { isTimed: false, pollEvery: isWatching ? 2000 : 15_000 },
  );
  const isBusy = query.data?.items.some(isUnderWay) ?? true;
  if (isBusy !== isWatching) setWatching(isBusy);
  return (
    <div className="stack">
      <Upload />
      <Loaded query={query} height={300}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title={words('import.none')}>
              <p>{words('import.noneHelp')}</p>
              <code>npx tocsin import unodc-ids FILE</code>
            </EmptyState>
          ) : (
            <div className="card">
              <DataTable
                caption={words('data.imports')}
                columns={columnsOf(words)}
                rows={data.items}
                rowKey={(item) => String(item.id)}
              />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
