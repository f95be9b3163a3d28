import { Button } from '@mantine/core';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { PositionItem, RecommendationResponse } from '../contract.ts';
import { useRecommendation } from './use-recommendation.ts';

interface Part {
  readonly held: RecommendationResponse;
}

const columnsOf = (words: Words): Column<PositionItem>[] => [
  { id: 'who', header: words('advice.who'), value: (row) => row.participant.name },
  {
    id: 'what',
    header: words('advice.what'),
    value: (row) => words(`advice.position.${row.position}`),
    cell: (row) => (
      <>
        {words(`advice.position.${row.position}`)}{' '}
        <span className="dim">{words('advice.round', { round: row.round })}</span>
      </>
    ),
  },
  { id: 'why', header: words('advice.why'), value: (row) => row.reason },
  {
    id: 'when',
    header: words('advice.when'),
    value: (row) => row.at,
    cell: (row) => words.instant(row.at),
  },
];

/** What each participant said of the text, and when. */
export function Positions({ held }: Part) {
  const words = useWords();
  if (held.state === 'draft' && held.positionList.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('advice.positions')}</h2>
      {held.positionList.length === 0 ? (
        <p className="dim">{words('advice.nobodySaid')}</p>
      ) : (
        <DataTable
          caption={words('advice.positions')}
          columns={columnsOf(words)}
          rows={held.positionList}
          rowKey={({ participant, round, position }) => `${participant.id} ${round} ${position}`}
        />
      )}
    </section>
  );
}

/** For who speaks for a participant while silence runs. */
export function Yours({ held }: Part) {
  const words = useWords();
  const { say, problem, isBusy } = useRecommendation(held);
  if (!held.mayAnswer) return null;
  return (
    <section className="card stack">
      <h2>{words('advice.yours')}</h2>
      <p className={held.mine === null ? 'dim' : undefined}>
        {held.mine === null
          ? words('advice.waitingHelp')
          : words('advice.yoursSaid', { position: words(`advice.position.${held.mine}`) })}
      </p>
      {held.mine === 'support' ? null : (
        <div>
          <Button size="xs" loading={isBusy} data-assess onClick={() => void say({ position: 'support' })}>
            {words('advice.act.support')}
          </Button>
        </div>
      )}
      {(['dissent', 'break'] as const)
        .filter((position) => position !== held.mine)
        .map((position) => (
          <div key={position}>
            <NotedStep
              label={words(`advice.act.${position}`)}
              ask={words(`advice.reason.${position}`)}
              isBusy={isBusy}
              onDone={async (reason) => (await say({ position, reason })) !== undefined}
            />
          </div>
        ))}
      <Problem text={problem} />
    </section>
  );
}
