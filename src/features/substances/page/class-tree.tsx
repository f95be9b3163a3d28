import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SubstanceItem, SubstancesResponse } from '../contract.ts';

interface BranchProps {
  readonly items: readonly SubstanceItem[];
  readonly under: string | undefined;
  /** The chosen class and those above it: their branches are open. */
  readonly open: ReadonlySet<string>;
}

function listAbove(items: readonly SubstanceItem[], id: string | undefined): Set<string> {
  const above = new Set<string>();
  const visit = (at: string) => {
    if (above.has(at)) return;
    above.add(at);
    for (const parent of items.find((item) => item.id === at)?.parents ?? []) visit(parent.id);
  };
  if (id !== undefined) visit(id);
  return above;
}

function Branch({ items, under, open }: BranchProps) {
  const words = useWords();
  const { search } = useAddress();
  const known = new Set(items.map((item) => item.id));
  const here = items.filter((item) =>
    under === undefined
      ? !item.parents.some((parent) => known.has(parent.id))
      : item.parents.some((parent) => parent.id === under),
  );
  if (here.length === 0) return null;
  return (
    <ul>
      {here.map((item) => (
        <li key={item.id}>
          <AppLink
            to="/substances"
            search={{ ...search, under: item.id, offset: undefined }}
            aria-current={search.under === item.id ? 'true' : undefined}
          >
            {item.name}
          </AppLink>{' '}
          <span className="dim">{words.number(item.reports)}</span>
          {open.has(item.id) ? <Branch items={items} under={item.id} open={open} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** The classes, largest first; a chosen one opens. Folded away on the phone. */
export function ClassTree() {
  const words = useWords();
  const { search } = useAddress();
  const classes = useApi<SubstancesResponse>('/api/substances', {
    kind: 'class',
    scope: search.scope === 'all' ? 'all' : 'synthetic',
    limit: 500,
  });
  const items = classes.data?.items ?? [];
  return (
    <details className="tree no-print" open={!matchMedia('(max-width: 860px)').matches}>
      <summary>{words('substance.tree')}</summary>
      <nav aria-label={words('substance.tree')}>
        <Branch items={items} under={undefined} open={listAbove(items, search.under)} />
      </nav>
    </details>
  );
}
