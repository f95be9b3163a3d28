import { Button, FileInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, apiAddress, postForm } from '../../../ui/client.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useReread } from '../../../ui/reread.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import {
  MOST_LINES,
  TABLE_ENDPOINTS,
  type TableAnswer,
  type TableKindId,
  type TableKindItem,
} from '../contract.ts';
import { KeptLines } from './kept-lines.tsx';
import { Answer } from './table-answer.tsx';

const TEMPLATES = ['csv', 'xlsx'] as const;

/** Tables of these kinds in: the file to fill in, what would happen, what did, and the lines to mend. Shown to who may send any. */
export function TableFiles({ kinds }: { readonly kinds: readonly TableKindId[] }) {
  const words = useWords();
  const { data } = useApi<{ items: TableKindItem[] }>(TABLE_ENDPOINTS.kinds.path, {}, { isTimed: false });
  const mine = (data?.items ?? []).filter(({ what, mayTake }) => mayTake && kinds.includes(what));
  const [chosen, setChosen] = useState<string | null>(null);
  const kind = mine.find(({ what }) => what === chosen) ?? mine[0];
  if (kind === undefined) return null;
  return (
    <>
      <details className="card">
        <summary>{words('tables.title')}</summary>
        <div className="stack narrow">
          {mine.length === 1 ? null : (
            <Select
              label={words('tables.what')}
              data={mine.map(({ what }) => ({ value: what, label: words(`tables.kind.${what}`) }))}
              value={kind.what}
              allowDeselect={false}
              onChange={setChosen}
            />
          )}
          <About kind={kind} />
          <Take key={kind.what} what={kind.what} />
        </div>
      </details>
      {mine.map(({ what, columns }) => (
        <KeptLines key={what} what={what} columns={columns} />
      ))}
    </>
  );
}

function About({ kind: { what, columns, required } }: { readonly kind: TableKindItem }) {
  const words = useWords();
  return (
    <>
      <p className="dim">
        {words('tables.columns', { columns: columns.join(', '), required: required.join(', ') })}{' '}
        {words(`tables.help.${what}`)}
      </p>
      <p className="row">
        {TEMPLATES.map((format) => (
          <a key={format} href={apiAddress(TABLE_ENDPOINTS.template.path.replace(':what', what), { format })}>
            {words('tables.template', { format: format.toUpperCase() })}
          </a>
        ))}
      </p>
    </>
  );
}

function useTake(what: TableKindId) {
  const { search } = useAddress();
  const reread = useReread();
  const [answer, setAnswer] = useState<TableAnswer>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const take = async (file: File, isDryRun: boolean) => {
    setBusy(true);
    setProblem(undefined);
    const form = new FormData();
    form.set('dryRun', String(isDryRun));
    form.set('file', file);
    const path = TABLE_ENDPOINTS.take.path.replace(':what', what);
    try {
      setAnswer(await postForm<TableAnswer>(path, { database: search.database }, form, () => undefined));
      if (!isDryRun) await reread();
    } catch (error) {
      setAnswer(undefined);
      setProblem(error instanceof ApiProblem ? error.problem.detail : String(error));
    }
    setBusy(false);
  };
  return { answer, problem, isBusy, take, forget: () => setAnswer(undefined) };
}

function Take({ what }: { readonly what: TableKindId }) {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const { answer, problem, isBusy, take, forget } = useTake(what);
  const isNone = file === null;
  return (
    <>
      <FileInput
        clearable
        clearButtonProps={{ 'aria-label': words('tables.clear') }}
        label={words('tables.file', { most: MOST_LINES })}
        accept=".csv,.txt,.tsv,.xlsx"
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          forget();
        }}
      />
      <div className="row">
        <Button
          size="xs"
          variant="default"
          disabled={isNone}
          loading={isBusy}
          onClick={() => file !== null && void take(file, true)}
        >
          {words('tables.check')}
        </Button>
        <Button
          size="xs"
          disabled={isNone}
          loading={isBusy}
          onClick={() => file !== null && void take(file, false)}
        >
          {words('tables.take')}
        </Button>
      </div>
      <Problem text={problem} />
      {answer === undefined ? null : <Answer answer={answer} />}
    </>
  );
}
