import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import { StepTable } from '../../ledger/page/step-table.tsx';
import type { Pack, PackCommitment, Tally } from '../pack-schema.ts';

interface Part {
  readonly pack: Pack;
}

const TALLIED = ['running', 'late', 'reachedInTime', 'reachedLate', 'withdrawn', 'superseded'] as const;

function tallyColumns<T>(words: Words, of: (row: T) => Tally): Column<T>[] {
  return TALLIED.map((key) => ({
    id: key,
    header: words(`review.tally.${key}`),
    value: (row) => of(row)[key],
    cell: (row) => {
      const count = of(row)[key];
      return key === 'late' && count > 0 ? (
        <span className="tag" data-alarm>
          {words.number(count)}
        </span>
      ) : (
        words.number(count)
      );
    },
    isNumeric: true,
  }));
}

/** Progress by line of effort and by kind of measure. */
export function Progress({ pack }: Part) {
  const words = useWords();
  return (
    <>
      <section className="card">
        <h2>{words('review.lines')}</h2>
        <DataTable
          caption={words('review.lines')}
          columns={[
            { id: 'line', header: words('review.line'), value: (row) => `${row.key} · ${row.title}` },
            {
              id: 'recommendations',
              header: words('review.recommendations'),
              value: (row) => row.recommendations,
              isNumeric: true,
            },
            {
              id: 'answered',
              header: words('review.answered'),
              value: (row) => row.answered,
              isNumeric: true,
            },
            ...tallyColumns<Pack['lines'][number]>(words, (row) => row.commitments),
          ]}
          rows={pack.lines}
          rowKey={({ key }) => key}
        />
      </section>
      <section className="card">
        <h2>{words('review.kinds')}</h2>
        <DataTable
          caption={words('review.kinds')}
          columns={[
            {
              id: 'kind',
              header: words('review.kind'),
              value: (row) => words(`review.kindName.${row.kind}`),
            },
            ...tallyColumns<Pack['kinds'][number]>(words, (row) => row.commitments),
          ]}
          rows={pack.kinds}
          rowKey={({ kind }) => kind}
        />
      </section>
    </>
  );
}

export function Late({ late }: { readonly late: Pack['late'] }) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('review.late')}</h2>
      {late.length === 0 ? (
        <p>{words('review.noLate')}</p>
      ) : (
        <DataTable
          caption={words('review.late')}
          columns={[
            { id: 'who', header: words('review.lateColumn.who'), value: (row) => row.participant.name },
            {
              id: 'what',
              header: words('review.lateColumn.what'),
              value: (row) => row.title,
              cell: (row) => (
                <>
                  <AppLink to={`/commitments/${row.commitmentId}`}>{row.title}</AppLink>
                  <div className="dim">{row.milestone ?? words('review.whole')}</div>
                </>
              ),
            },
            {
              id: 'due',
              header: words('review.lateColumn.due'),
              value: (row) => row.dueOn,
              cell: (row) => words.shortDate(row.dueOn),
            },
            {
              id: 'days',
              header: words('review.lateColumn.days'),
              value: (row) => row.daysLate,
              isNumeric: true,
            },
          ]}
          rows={late}
          rowKey={(row) => `${row.commitmentId} ${row.milestone} ${row.dueOn}`}
        />
      )}
    </section>
  );
}

export function Changes({ pack, since }: Part & { readonly since: string }) {
  const words = useWords();
  const { recommendationIds, commitmentIds, reachedIds, withdrawnIds } = pack.changes;
  const told = [
    ['recommendations', recommendationIds.length],
    ['commitments', commitmentIds.length],
    ['reached', reachedIds.length],
    ['withdrawn', withdrawnIds.length],
  ] as const;
  return (
    <section className="card">
      <h2>{words('review.changes')}</h2>
      <p className="dim">{since}</p>
      <ul>
        {told.map(([key, count]) => (
          <li key={key}>{words(`review.change.${key}`, { count })}</li>
        ))}
      </ul>
    </section>
  );
}

type Mark = 'reached' | 'running' | 'late' | 'ended';

/** How a commitment shows in the matrix. */
function markOf({ state, isLate }: PackCommitment): Mark {
  if (isLate) return 'late';
  if (state === 'reached-in-time' || state === 'reached-late') return 'reached';
  return state === 'withdrawn' || state === 'superseded' ? 'ended' : 'running';
}

/** Which participant answers which recommendation, and how that stands. */
export function Matrix({ pack }: Part) {
  const words = useWords();
  const cellOf = (recommendation: number, participant: number) =>
    pack.commitments.filter(
      ({ recommendationIds, owner, participantIds }) =>
        recommendationIds.includes(recommendation) &&
        (owner.id === participant || participantIds.includes(participant)),
    );
  return (
    <section className="card">
      <h2>{words('review.matrix')}</h2>
      <p className="dim">{words('review.matrixHelp')}</p>
      <div className="scrolls">
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{words('review.recommendation')}</th>
              {pack.participants.map(({ id, name }) => (
                <th key={id} scope="col" className="turned">
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pack.recommendations.map(({ id, code, title }) => (
              <tr key={id}>
                <th scope="row">
                  <AppLink to={`/recommendations/${id}`}>{`${code ?? id} · ${title}`}</AppLink>
                </th>
                {pack.participants.map((participant) => (
                  <td key={participant.id}>
                    {cellOf(id, participant.id).map((each) => (
                      <MatrixMark key={each.id} commitment={each} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MatrixMark({ commitment }: { readonly commitment: PackCommitment }) {
  const words = useWords();
  const text = words(`review.cell.${markOf(commitment)}`);
  const [mark = ''] = text.split(' ');
  return (
    <AppLink
      className={commitment.isLate ? 'tag' : undefined}
      data-alarm={commitment.isLate || undefined}
      to={`/commitments/${commitment.id}`}
      title={`${commitment.title}: ${text}`}
      aria-label={`${commitment.title}: ${text.slice(mark.length + 1)}`}
    >
      {mark}
    </AppLink>
  );
}

export function Times({ pack }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('review.ledger')}</h2>
      <StepTable caption={words('review.ledger')} steps={pack.ledger} />
    </section>
  );
}
