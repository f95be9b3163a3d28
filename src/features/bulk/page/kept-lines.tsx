import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { apiAddress } from '../../../ui/client.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { Aside, SetAside } from '../../data/page/set-aside.tsx';
import { type KeptLine, TABLE_ENDPOINTS, type TableKindId } from '../contract.ts';

const FORMATS = ['csv', 'xlsx'] as const;
const SHOWN = 20;
const STEPS = TABLE_ENDPOINTS.step.path;

interface KeptProps {
  readonly what: TableKindId;
  readonly columns: readonly string[];
}

/** Lines that were not taken in, to mend one by one or as a file. */
export function KeptLines({ what, columns }: KeptProps) {
  const words = useWords();
  const { search } = useAddress();
  const path = TABLE_ENDPOINTS.rejects.path.replace(':what', what);
  const { data } = useApi<{ total: number; items: KeptLine[] }>(path, { limit: SHOWN }, { isTimed: false });
  const aside = useApi<{ total: number; items: KeptLine[] }>(
    path,
    { limit: SHOWN, state: 'set-aside' },
    { isTimed: false },
  ).data;
  if (data === undefined || (data.total === 0 && (aside?.total ?? 0) === 0)) return null;
  return (
    <section className="card stack">
      <h2>
        {words('tables.kept')}: {words(`tables.kind.${what}`)}
      </h2>
      {data.total === 0 ? null : (
        <>
          <p>
            <strong>{words('tables.keptCount', { count: data.total })}</strong> {words('tables.keptLead')}
          </p>
          <p className="row">
            {FORMATS.map((format) => (
              <a key={format} href={apiAddress(`${path}/file`, { database: search.database, format })}>
                {words('tables.keptOut', { format: format.toUpperCase() })}
              </a>
            ))}
          </p>
          {data.items.map((kept) => (
            <details key={kept.id} className="kept-line">
              <summary data-walk>
                {words('tables.keptLine', { line: kept.line, file: kept.fileName })}: {kept.message}
              </summary>
              <div className="stack">
                <Mend key={kept.version} kept={kept} columns={columns} />
                <SetAside path={STEPS} label={words('reject.setAside')} ids={[kept.id]} />
              </div>
            </details>
          ))}
        </>
      )}
      {aside === undefined || aside.total === 0 ? null : (
        <details>
          <summary>{words('tables.aside', { count: aside.total })}</summary>
          {aside.items.map((kept) => (
            <div key={kept.id} className="kept-line">
              <p>
                {words('tables.keptLine', { line: kept.line, file: kept.fileName })}: {kept.message}
              </p>
              <Aside path={STEPS} id={kept.id} setAside={kept.setAside} mayTakeUp />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

interface MendProps {
  readonly kept: KeptLine;
  readonly columns: readonly string[];
}

/** The line, cell by cell; the one at fault is marked. Nothing is lost if it fails again. */
function Mend({ kept, columns }: MendProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [cells, setCells] = useState<Readonly<Record<string, string>>>(kept.cells ?? {});
  const [outcome, setOutcome] = useState<'taken-in' | 'still-rejected'>();
  const retry = async () => {
    const path = TABLE_ENDPOINTS.retry.path.replace(':id', String(kept.id));
    const answer = await send<{ outcome: 'taken-in' | 'still-rejected' }>(path, {
      version: kept.version,
      cells,
    });
    setOutcome(answer?.outcome);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void retry();
      }}
    >
      {kept.cells === null ? (
        <p className="dim">
          <code>{kept.value}</code>
        </p>
      ) : null}
      <div className="cells">
        {columns.map((name) => (
          <Textarea
            key={name}
            autosize
            size="xs"
            minRows={1}
            maxRows={6}
            label={name}
            value={cells[name] ?? ''}
            aria-invalid={name === kept.column}
            description={name === kept.column ? words('tables.atFault') : undefined}
            onChange={(event) => setCells({ ...cells, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('tables.retry')}
        </Button>
        <span role="status">{outcome === undefined ? '' : words(`tables.${outcome}`)}</span>
      </div>
      <Problem text={problem} />
    </form>
  );
}
