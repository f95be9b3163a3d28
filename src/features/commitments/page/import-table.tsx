import { Button, FileInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, postForm } from '../../../ui/client.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { COMMITMENT_ENDPOINTS, COMMITMENT_FILE_ENDPOINTS, type ImportOutcome } from '../contract.ts';

/** Takes in a table; rows that were rejected are mended here and sent again. */
export function ImportTable() {
  const words = useWords();
  const { search } = useAddress();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const take = async (chosen: File) => {
    setBusy(true);
    setProblem(undefined);
    const form = new FormData();
    form.set('file', chosen);
    try {
      const { path } = COMMITMENT_FILE_ENDPOINTS.importFile;
      setOutcome(await postForm<ImportOutcome>(path, { database: search.database }, form, () => undefined));
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem.detail : String(error));
    }
    setBusy(false);
  };
  return (
    <details className="card">
      <summary>{words('commitments.import.title')}</summary>
      <form
        className="noted"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) void take(file);
        }}
      >
        <p className="dim">{words('commitments.import.lead')}</p>
        <FileInput label={words('commitments.import.file')} value={file} onChange={setFile} />
        <div>
          <Button type="submit" size="xs" loading={isBusy} disabled={file === null}>
            {words('commitments.import.send')}
          </Button>
        </div>
        <Problem text={problem} />
      </form>
      {outcome === undefined ? null : <Outcome outcome={outcome} onMended={setOutcome} />}
    </details>
  );
}

interface OutcomeProps {
  readonly outcome: ImportOutcome;
  readonly onMended: (outcome: ImportOutcome) => void;
}

function Outcome({ outcome, onMended }: OutcomeProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [mended, setMended] = useState<Readonly<Record<string, string>>>({});
  const rows = outcome.rejected.map(({ row, column, cells }) => ({
    number: row,
    cells: column === null ? cells : { ...cells, [column]: mended[row] ?? cells[column] ?? '' },
  }));
  return (
    <div className="stack" role="status">
      <p>
        {words('commitments.import.read', {
          read: outcome.read,
          drafted: outcome.drafted.length,
          unchanged: outcome.unchanged.length,
          rejected: outcome.rejected.length,
        })}
      </p>
      {outcome.rejected.length === 0 ? null : (
        <form
          className="stack"
          onSubmit={async (event) => {
            event.preventDefault();
            const next = await send<ImportOutcome>(COMMITMENT_ENDPOINTS.importRows.path, { rows });
            if (next !== undefined) {
              setMended({});
              onMended(next);
            }
          }}
        >
          <h2>{words('commitments.import.rejected')}</h2>
          {outcome.rejected.map(({ row, column, raw, reason }) => (
            <TextInput
              key={row}
              label={[words('commitments.import.row', { row }), column].filter(Boolean).join(' · ')}
              description={reason}
              disabled={column === null}
              value={mended[row] ?? raw}
              onChange={(event) => setMended({ ...mended, [row]: event.currentTarget.value })}
            />
          ))}
          <div>
            <Button type="submit" size="xs" loading={isBusy}>
              {words('commitments.import.mend')}
            </Button>
          </div>
          <Problem text={problem} />
        </form>
      )}
    </div>
  );
}
