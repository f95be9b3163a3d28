import { lazy, Suspense } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { EmptyState, Loaded, Waiting } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { ChainNode, ChainResponse } from '../contract.ts';
import type { ChainKind } from '../rules.ts';
import { causesOf, nameOf, readingOf, stateOf, whenOf } from './say-chain.ts';

const Graph = lazy(async () => ({ default: (await import('./chain-graph.tsx')).ChainGraph }));
/** Below it a list reads better than a drawing that scrolls. */
const NARROW = '(max-width: 699px)';

export const useChain = (kind: ChainKind, id: string | number) =>
  useApi<ChainResponse>(`/api/chains/${kind}/${id}`, {}, { isTimed: false });

/** The chain of a record, at the foot of its page. */
export function ChainSection({ kind, id }: { readonly kind: ChainKind; readonly id: string | number }) {
  const words = useWords();
  return (
    <Loaded query={useChain(kind, id)} height={240}>
      {(chain) => (
        <div className="stack">
          <ChainFigure chain={chain} />
          {chain.nodes.length < 2 ? null : (
            <p className="no-print">
              <AppLink to={`/chains/${kind}/${id}`}>{words('chains.whole')}</AppLink>
            </p>
          )}
        </div>
      )}
    </Loaded>
  );
}

/** As a drawing and, one key away, as a list. */
export function ChainFigure({
  chain,
  isWhole = false,
}: {
  readonly chain: ChainResponse;
  readonly isWhole?: boolean;
}) {
  const words = useWords();
  const self = chain.nodes.find(({ key }) => key === chain.self)!;
  if (chain.nodes.length < 2)
    return (
      <section className="card">
        <h2>{words('chains.title')}</h2>
        <EmptyState title={words('chains.alone')}>
          <p>{words(chain.isWithheld ? 'chains.withheld' : 'chains.aloneHelp')}</p>
        </EmptyState>
      </section>
    );
  const notes = [
    ...(chain.isWithheld ? [words('chains.withheld')] : []),
    ...(chain.isShortened ? [words('chains.shortened')] : []),
  ].join(' ');
  return (
    <Figure
      title={words('chains.title')}
      reading={readingOf(words, chain)}
      source={words('chains.source')}
      fileName={`chain-${self.kind}-${self.id}`}
      columns={columnsOf(words, chain)}
      rows={chain.nodes}
      rowKey={({ key }) => key}
      // On a page of its own the list stands below.
      startsAs={!isWhole && window.matchMedia(NARROW).matches ? 'table' : undefined}
      {...(notes === '' ? {} : { note: notes })}
    >
      <Suspense fallback={<Waiting height={240} />}>
        <Graph chain={chain} name={nameOf(words, self)} />
      </Suspense>
    </Figure>
  );
}

function columnsOf(words: Words, chain: ChainResponse): Column<ChainNode>[] {
  const kindOf = ({ kind }: ChainNode) => words(`chains.kind.${kind}`);
  return [
    { id: 'kind', header: words('chains.column.kind'), value: kindOf },
    {
      id: 'title',
      header: words('chains.column.title'),
      value: (node) => nameOf(words, node),
      cell: (node) => <Named node={node} isSelf={node.key === chain.self} />,
    },
    { id: 'state', header: words('chains.column.state'), value: (node) => stateOf(words, node) },
    {
      id: 'at',
      header: words('chains.column.at'),
      value: ({ at }) => at?.slice(0, 10) ?? null,
      cell: (node) => <span className="nowrap">{whenOf(words, node)}</span>,
    },
    { id: 'from', header: words('chains.column.from'), value: (node) => causesOf(words, chain, node) },
  ];
}

function Named({ node, isSelf }: { readonly node: ChainNode; readonly isSelf: boolean }) {
  const words = useWords();
  return (
    <>
      <AppLink to={node.path}>{nameOf(words, node)}</AppLink>
      {node.detail === null ? null : <span className="dim"> {node.detail}</span>}
      {node.marking === null ? null : (
        <>
          {' '}
          <span className="tag">{words('marking.tag', { marking: node.marking })}</span>
        </>
      )}
      {isSelf ? <span className="dim"> · {words('chains.self')}</span> : null}
    </>
  );
}
