import { oneOf, useAddress } from '../../../ui/address.ts';
import { ClassSelect } from '../../../ui/kit/class-select.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { CountriesResponse } from '../../situation/contract.ts';
import type { HealthResponse } from '../contract.ts';
import { Trend } from './trend.tsx';

const KINDS = ['death', 'overdose', 'drug-check', 'wastewater'] as const;
const UNITS = ['month', 'year'] as const;
const MEASURES = ['share', 'count'] as const;

function Filters() {
  const words = useWords();
  const countries = useApi<CountriesResponse>('/api/places/countries');
  return (
    <div className="filters">
      <FilterSelect
        label={words('health.kind')}
        parameter="kind"
        anyLabel={words('filter.any')}
        options={KINDS.map((value) => ({ value, label: words(`health.${value}`) }))}
      />
      <FilterSelect
        label={words('health.measure')}
        parameter="measure"
        options={MEASURES.map((value) => ({ value, label: words(`health.measures.${value}`) }))}
      />
      <FilterSelect
        label={words('health.per')}
        parameter="unit"
        anyLabel={words('health.perUsual')}
        options={UNITS.map((value) => ({ value, label: words(`unit.${value}`) }))}
      />
      <ClassSelect />
      <FilterSelect
        label={words('filter.country')}
        parameter="country"
        anyLabel={words('filter.any')}
        options={(countries.data?.items ?? [])
          .filter((item) => item.reports > 0)
          .map((item) => ({ value: item.iso2, label: item.name }))}
      />
    </div>
  );
}

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const query = useApi<HealthResponse>('/api/health', {
    node: search.node,
    country: search.country,
    unit: oneOf(search.unit, UNITS),
  });
  const kind = oneOf(search.kind, KINDS);
  const measure = oneOf(search.measure, MEASURES) ?? 'share';
  return (
    <>
      <h1>{words('nav.health')}</h1>
      <p className="dim">{words('health.lead')}</p>
      <Filters />
      <Loaded query={query} height={600}>
        {(data) => {
          const shown = data.kinds.filter((trend) => kind === undefined || trend.kind === kind);
          return shown.length === 0 ? (
            <EmptyState title={words('health.none')}>
              <p>{words('health.noneHelp')}</p>
            </EmptyState>
          ) : (
            <div className="stack">
              {shown.map((trend) => (
                <Trend key={trend.kind} trend={trend} measure={measure} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
