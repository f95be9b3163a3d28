import { Button, FileInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { getJson } from '../../../ui/client.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import {
  FILE_COLUMNS,
  FILE_KINDS,
  type FileAnswer,
  type FileKind,
  PEOPLE_FILE_ENDPOINTS,
} from '../contract.ts';

const FORMATS = ['csv', 'xlsx', 'json'] as const;
const CHUNK = 32_768;

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return btoa(parts.join(''));
}

function save(answer: { fileName: string; mediaType: string; content: string }): void {
  const bytes = Uint8Array.from(atob(answer.content), (sign) => sign.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: answer.mediaType }));
  link.download = answer.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Participants and experts by the file: in, out, and the empty file to fill in. */
export function PeopleFiles(props: { readonly mayTake: readonly FileKind[]; readonly mayGive: boolean }) {
  const words = useWords();
  const { search } = useAddress();
  const [what, setWhat] = useState<FileKind>('experts');
  const give = async (format: (typeof FORMATS)[number], template: boolean) => {
    const query = { database: search.database, what, format, template };
    save(await getJson(PEOPLE_FILE_ENDPOINTS.give.path, query));
  };
  return (
    <details className="card">
      <summary>{words('peopleFiles.title')}</summary>
      <div className="stack narrow">
        <Select
          label={words('peopleFiles.what')}
          data={FILE_KINDS.map((value) => ({ value, label: words(`peopleFiles.kind.${value}`) }))}
          value={what}
          allowDeselect={false}
          onChange={(value) => setWhat((value ?? 'experts') as FileKind)}
        />
        <p className="dim">
          {words('peopleFiles.columns', { columns: FILE_COLUMNS[what].join(', ') })}{' '}
          {words(`peopleFiles.help.${what}`)}
        </p>
        <div className="row">
          <Button size="xs" variant="default" onClick={() => void give('csv', true)}>
            {words('peopleFiles.template')}
          </Button>
          {props.mayGive
            ? FORMATS.map((format) => (
                <Button key={format} size="xs" variant="default" onClick={() => void give(format, false)}>
                  {words('peopleFiles.give', { format: format.toUpperCase() })}
                </Button>
              ))
            : null}
        </div>
        {props.mayTake.includes(what) ? <Take key={what} what={what} /> : null}
      </div>
    </details>
  );
}

function Take({ what }: { readonly what: FileKind }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<FileAnswer>();
  const take = async (isDryRun: boolean) => {
    if (file === null) return;
    const body = { what, fileName: file.name, content: await toBase64(file), isDryRun };
    setAnswer(await send<FileAnswer>(PEOPLE_FILE_ENDPOINTS.take.path, body));
  };
  return (
    <>
      <FileInput
        clearable
        label={words('peopleFiles.file')}
        accept=".csv,.txt,.tsv,.xlsx"
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          setAnswer(undefined);
        }}
      />
      <div className="row">
        <Button
          size="xs"
          variant="default"
          disabled={file === null}
          loading={isBusy}
          onClick={() => void take(true)}
        >
          {words('peopleFiles.check')}
        </Button>
        <Button size="xs" disabled={file === null} loading={isBusy} onClick={() => void take(false)}>
          {words('peopleFiles.take')}
        </Button>
      </div>
      <Problem text={problem} />
      {answer === undefined ? null : <Answer answer={answer} />}
    </>
  );
}

function Answer({ answer }: { readonly answer: FileAnswer }) {
  const words = useWords();
  const { added, changed, unchanged, rejects, isDryRun } = answer;
  return (
    <div role="status">
      <p>
        {words(isDryRun ? 'peopleFiles.would' : 'peopleFiles.did', {
          added,
          changed,
          unchanged,
          rejected: rejects.length,
        })}
      </p>
      {rejects.length === 0 ? null : (
        <table className="plain">
          <tbody>
            {rejects.map(({ line, column, message }) => (
              <tr key={`${line} ${column}`}>
                <th scope="row">
                  {words('peopleFiles.line', { line: String(line) })} {column}
                </th>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
