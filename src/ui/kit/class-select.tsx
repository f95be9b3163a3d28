import { useApi } from '../use-api.ts';
import { useWords } from '../words.ts';
import { FilterSelect } from './filter-select.tsx';

/** What the list of classes must say; the endpoint says more. */
interface Classes {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

/** Chooses the class that a page is about, of those that were reported. */
export function ClassSelect() {
  const words = useWords();
  const classes = useApi<Classes>('/api/substances', {
    kind: 'class',
    reported: 'true',
    sort: 'name',
    limit: 200,
  });
  return (
    <FilterSelect
      label={words('substance.class')}
      parameter="node"
      anyLabel={words('filter.any')}
      options={(classes.data?.items ?? []).map((item) => ({ value: item.id, label: item.name }))}
    />
  );
}
