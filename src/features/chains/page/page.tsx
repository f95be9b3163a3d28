import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useWords } from '../../../ui/words.ts';
import type { ChainResponse } from '../contract.ts';
import { CHAIN_KINDS, type ChainKind } from '../rules.ts';
import { ChainFigure, useChain } from './chain-section.tsx';
import { causesOf, nameOf, stateOf, whenOf } from './say-chain.ts';

export function Page() {
  const { kind, id } = useParams({ strict: false }) as { readonly kind: ChainKind; readonly id: string };
  return (
    <Loaded query={useChain(kind, id)} height={600}>
      {(chain) => <Told chain={chain} />}
    </Loaded>
  );
}

function Told({ chain }: { readonly chain: ChainResponse }) {
  const words = useWords();
  const self = chain.nodes.find(({ key }) => key === chain.self)!;
  const name = nameOf(words, self);
  useTitle(words('chains.graph', { what: name }));
  const isReport = self.kind === 'report';
  return (
    <article className="stack">
      <header>
        <p className="row">
          <span>{words(`chains.kind.${self.kind}`)}</span>
          {self.marking === null ? null : (
            <span className="tag">{words('marking.tag', { marking: self.marking })}</span>
          )}
          {chain.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
          {isReport ? null : <AppLink to={self.path}>{words('chains.record')}</AppLink>}
        </p>
        <h1>{name}</h1>
        <p>{words('chains.lead')}</p>
        {chain.isWithheld ? <p>{words('chains.withheld')}</p> : null}
      </header>
      <ChainFigure chain={chain} isWhole />
      <Stages chain={chain} />
    </article>
  );
}

/** The same as a list, stage by stage. */
function Stages({ chain }: { readonly chain: ChainResponse }) {
  const words = useWords();
  const stages = CHAIN_KINDS.map((kind) => ({
    kind,
    nodes: chain.nodes.filter((node) => node.kind === kind),
  }));
  return (
    <ol className="stack chain-stages">
      {stages
        .filter(({ nodes }) => nodes.length > 0)
        .map(({ kind, nodes }) => (
          <li key={kind} className="card">
            <h2>{words(`chains.kind.${kind}`)}</h2>
            <ul className="witnesses">
              {nodes.map((node) => (
                <li key={node.key}>
                  <AppLink to={node.path}>{nameOf(words, node)}</AppLink>{' '}
                  {node.key === chain.self ? <strong>{words('chains.self')}</strong> : null}
                  <p className="dim">
                    {[node.detail, stateOf(words, node), whenOf(words, node), causesOf(words, chain, node)]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  );
}
