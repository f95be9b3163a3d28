import { type ComponentProps, lazy, Suspense } from 'react';
import { Waiting } from '../kit/states.tsx';

const Series = lazy(async () => ({ default: (await import('./series-plot.tsx')).SeriesPlot }));
const World = lazy(async () => ({ default: (await import('../maps/world-map.tsx')).WorldMap }));

/** Charts and maps come when a page needs them, never with the first load. */
export function SeriesChart(props: ComponentProps<typeof Series>) {
  return (
    <Suspense fallback={<Waiting height={props.height ?? 250} />}>
      <Series {...props} />
    </Suspense>
  );
}

export function WorldMap(props: ComponentProps<typeof World>) {
  return (
    <Suspense fallback={<Waiting height={300} />}>
      <World {...props} />
    </Suspense>
  );
}
