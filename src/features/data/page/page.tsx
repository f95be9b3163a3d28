import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useWords } from '../../../ui/words.ts';
import { Imports } from './imports.tsx';
import { Names } from './names.tsx';
import { Rejects } from './rejects.tsx';
import { Streams } from './streams.tsx';

const TABS = ['imports', 'rejects', 'names', 'streams'] as const;
const PARTS = { imports: Imports, rejects: Rejects, names: Names, streams: Streams } as const;

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const tab = oneOf(search.tab, TABS) ?? 'imports';
  const Part = PARTS[tab];
  return (
    <>
      <h1>{words('nav.data')}</h1>
      <p>
        <AppLink to="/data/export">{words('exports.title')}</AppLink>
      </p>
      <nav className="tabs" aria-label={words('data.parts')}>
        {TABS.map((name) => (
          <AppLink
            key={name}
            to="/data"
            search={{ tab: name }}
            aria-current={name === tab ? 'page' : undefined}
          >
            {words(`data.${name}`)}
          </AppLink>
        ))}
      </nav>
      <Part />
    </>
  );
}
