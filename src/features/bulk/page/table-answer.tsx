import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useWords } from '../../../ui/words.ts';
import type { TableAnswer, TableKindId } from '../contract.ts';

/** Where a record of each kind is opened; people have no page of their own. */
const PAGES: Readonly<Partial<Record<TableKindId, string>>> = {
  inputs: '/recommendations/inputs',
  recommendations: '/recommendations',
  commitments: '/commitments',
};
/** Lines told one by one. */
const SHOWN = 50;

/** What a table would bring, or brought. */
export function Answer({ answer }: { readonly answer: TableAnswer }) {
  const words = useWords();
  const { read, added, changed, unchanged, rejected, isDryRun, unread } = answer;
  return (
    <div className="stack" role="status">
      <p>{words(isDryRun ? 'tables.would' : 'tables.did', { read, added, changed, unchanged, rejected })}</p>
      {unread.length === 0 ? null : <p>{words('tables.unread', { columns: unread.join(', ') })}</p>}
      {isDryRun ? <Rejects rejects={answer.rejects} /> : null}
      <Lines answer={answer} />
    </div>
  );
}

function Rejects({ rejects }: Pick<TableAnswer, 'rejects'>) {
  const words = useWords();
  if (rejects.length === 0) return null;
  return (
    <table className="plain">
      <tbody>
        {rejects.slice(0, SHOWN).map(({ line, column, message }) => (
          <tr key={`${line} ${column}`}>
            <th scope="row">
              {words('tables.line', { line })} {column}
            </th>
            <td>{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({
  answer: { lines, what, isDryRun, added, changed, unchanged },
}: {
  readonly answer: TableAnswer;
}) {
  const words = useWords();
  const page = PAGES[what];
  if (lines.length === 0) return null;
  const shown = lines.slice(0, SHOWN);
  const left = added + changed + unchanged - shown.length;
  return (
    <>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words('tables.column.line')}</th>
            <th scope="col">{words('tables.column.outcome')}</th>
            <th scope="col">{words('tables.column.name')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, outcome, name, id }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td>{words(`tables.${isDryRun ? 'wouldBe' : 'outcome'}.${outcome}`)}</td>
              <td>
                {id === null || page === undefined ? name : <AppLink to={`${page}/${id}`}>{name}</AppLink>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p className="dim">{words('tables.more', { count: left })}</p> : null}
    </>
  );
}
