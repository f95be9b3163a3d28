import { Button, FileInput, NativeSelect, Progress } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, postForm } from '../../../ui/client.ts';
import { ProblemState } from '../../../ui/kit/states.tsx';
import { useReread } from '../../../ui/reread.ts';
import { useKnownStatus } from '../../../ui/status.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { ImportItem, ImportsResponse, SourcesResponse, TableDraft, TableTrial } from '../contract.ts';
import { TableMapper } from './table-mapper.tsx';

const ANY_TABLE = 'table';
/** What the server says of a file that no source knows: it may still be a table. */
const UNKNOWN_FILES = new Set(['import.not-recognised', 'file.not-what-it-says']);
const WORKBOOK = /\.xlsx$/i;

type Fields = Readonly<Record<string, string>>;

/** Sends forms with the chosen file, and says how much of it has gone. */
function useSending() {
  const { search } = useAddress();
  const reread = useReread();
  const [sent, setSent] = useState<number>();
  const post = async <T,>(path: string, file: File, fields: Fields): Promise<T> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value !== '') form.set(name, value);
    form.set('file', file);
    setSent(0);
    try {
      return await postForm<T>(path, { database: search.database }, form, setSent);
    } finally {
      setSent(undefined);
    }
  };
  const take = async (file: File, fields: Fields) => {
    try {
      await post<ImportItem>('/api/data/imports', file, fields);
    } finally {
      await reread();
    }
  };
  return { sent, post, take };
}

/** A file is taken in by the source that knows it; one that none knows is read as a table, once a person has said how. */
export function Upload() {
  const words = useWords();
  const { sent, post, take } = useSending();
  const [file, setFile] = useState<File | null>(null);
  const [draft, setDraft] = useState<TableDraft>();
  const [replaces, setReplaces] = useState('');
  const [error, setError] = useState<Error>();
  const guard = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  const readAsTable = async (chosen: File, part: Fields = {}) =>
    setDraft(await post<TableDraft>('/api/data/tables/draft', chosen, part));
  const send = async (chosen: File, source: string) => {
    if (source === ANY_TABLE || (source === '' && WORKBOOK.test(chosen.name))) return readAsTable(chosen);
    try {
      await take(chosen, { source, replaces });
      setFile(null);
      setReplaces('');
    } catch (cause) {
      const code = cause instanceof ApiProblem ? cause.problem.code : '';
      if (source !== '' || !UNKNOWN_FILES.has(code)) throw cause;
      await readAsTable(chosen);
    }
  };
  const progress =
    sent === undefined ? null : <Progress value={sent * 100} aria-label={words('import.sending')} />;
  const problem = error === undefined ? null : <ProblemState error={error} />;
  if (draft === undefined || file === null)
    return (
      <ChooseFile
        file={file}
        onFile={setFile}
        replaces={replaces}
        onReplaces={setReplaces}
        isSending={sent !== undefined}
        onSend={(chosen, source) => guard(() => send(chosen, source))}
      >
        {progress}
        {problem}
      </ChooseFile>
    );
  const leave = () => {
    setDraft(undefined);
    setError(undefined);
    setFile(null);
    setReplaces('');
  };
  return (
    <>
      <TableMapper
        // A table that is read anew is another form.
        key={JSON.stringify(draft.mapping.file)}
        draft={draft}
        onRedraft={(part) => void guard(() => readAsTable(file, { ...part }))}
        onTry={(mapping) =>
          post<TableTrial>('/api/data/tables/try', file, { mapping: JSON.stringify(mapping) })
        }
        onTake={async (mapping) => {
          await take(file, { mapping: JSON.stringify(mapping), replaces });
          leave();
        }}
        onCancel={leave}
      />
      {progress}
      {problem}
    </>
  );
}

/**
 * Which earlier file this one corrects: only what came in whole can be corrected. Nothing is asked where nothing has come in, nor in the
 * sample, which takes no file.
 */
function Corrects({ value, onChange }: { readonly value: string; readonly onChange: (to: string) => void }) {
  const words = useWords();
  const imports = useApi<ImportsResponse>('/api/data/imports', { limit: 50 }, { isTimed: false });
  const isSample = useKnownStatus()?.isSimulated ?? true;
  const done = imports.data?.items.filter(({ state }) => state === 'done') ?? [];
  if (isSample || done.length === 0) return null;
  return (
    <NativeSelect
      label={words('import.corrects')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: words('import.correctsNone') },
        ...done.map(({ id, fileName }) => ({
          value: String(id),
          label: words('import.correctsFile', { number: id, file: fileName }),
        })),
      ]}
    />
  );
}

function ChooseFile(props: {
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
  /** Number of the import that the file corrects; empty for none. */
  readonly replaces: string;
  readonly onReplaces: (replaces: string) => void;
  readonly isSending: boolean;
  readonly onSend: (file: File, source: string) => Promise<void>;
  readonly children: React.ReactNode;
}) {
  const words = useWords();
  const sources = useApi<SourcesResponse>('/api/sources', {}, { isTimed: false });
  const [source, setSource] = useState('');
  const { file } = props;
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void props.onSend(file, source);
      }}
    >
      <h2>{words('import.title')}</h2>
      <div className="row" style={{ alignItems: 'end' }}>
        <NativeSelect
          label={words('import.source')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          data={[
            { value: '', label: words('import.recognise') },
            { value: ANY_TABLE, label: words('import.anyTable') },
            ...(sources.data?.items ?? []).map((item) => ({ value: item.id, label: item.label })),
          ]}
        />
        <Corrects value={props.replaces} onChange={props.onReplaces} />
        <FileInput
          label={words('import.file')}
          placeholder={words('import.choose')}
          value={file}
          onChange={props.onFile}
          clearable={false}
          miw={240}
        />
        <Button type="submit" disabled={file === null || props.isSending}>
          {words('import.send')}
        </Button>
      </div>
      {props.children}
      <p className="dim">
        {words('import.help')} {props.replaces === '' ? '' : words('import.correctsHelp')}
      </p>
    </form>
  );
}
