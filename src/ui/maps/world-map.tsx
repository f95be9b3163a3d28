import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { memo, useId, useMemo, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import { Waiting } from '../kit/states.tsx';
import { drawLeg, Leg, type MapLeg, wishOfLeg } from './leg.tsx';
import { type Box, placeLabels } from './place-labels.ts';
import { boxOfSpot, drawSpots, type MapSpot, Spots, wishOfSpot } from './spots.tsx';
import { useView } from './use-view.ts';

export interface WorldMapProps {
  readonly spots?: readonly MapSpot[];
  readonly legs?: readonly MapLeg[];
  readonly selected?: string | undefined;
  readonly onSelect?: (key: string) => void;
  /** By ISO numeric code. A country that is not named is drawn as reporting. */
  readonly states?: Readonly<Record<string, 'reporting' | 'reported-none' | 'no-reports'>>;
  readonly legend?: readonly { readonly state: 'reported-none' | 'no-reports'; readonly label: string }[];
  readonly tone?: 'alarm' | 'plain';
  /** Radius of the largest symbol. */
  readonly largest?: number;
  /** Starts at what is drawn instead of the whole world. */
  readonly isClose?: boolean;
  readonly zoomLabels: { readonly closer: string; readonly farther: string; readonly whole: string };
}

const WIDTH = 800;
const HEIGHT = 372;
/** From the middle of a line of text down to where its letters stand. */
const BASELINE = 4;
const PLAIN_FILL = { 'reported-none': 'dots', 'no-reports': 'hatch' } as const;

type Shapes = FeatureCollection<Geometry, { name: string }>;

/** 50m shapes: the coarser file lacks Singapore, Malta, Bahrain and other small states. */
async function loadShapes(): Promise<Shapes> {
  const topology = (await (await fetch(atlasUrl)).json()) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const all = feature(topology, topology.objects.countries);
  // Antarctica only takes room here.
  return { ...all, features: all.features.filter((shape) => shape.id !== '010') };
}

interface LandProps {
  readonly shapes: Shapes;
  readonly projection: GeoProjection;
  readonly states: WorldMapProps['states'];
  readonly patternId: string;
}

const Land = memo(function Land({ shapes, projection, states, patternId }: LandProps) {
  const path = geoPath(projection);
  const fill = (shape: Feature) => {
    const state = states?.[String(shape.id)];
    return state === undefined || state === 'reporting'
      ? undefined
      : `url(#${patternId}-${PLAIN_FILL[state]})`;
  };
  return (
    <g>
      {shapes.features.map((shape) => (
        <path
          key={shape.properties.name}
          className="country"
          d={path(shape) ?? ''}
          style={{ fill: fill(shape) }}
        />
      ))}
    </g>
  );
});

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="var(--land-none)" />
        <rect width="1" height="5" fill="var(--land-line)" />
      </pattern>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--land-none)" />
        <circle cx="3" cy="3" r="1.2" fill="var(--ink-2)" />
      </pattern>
    </defs>
  );
}

/** What is shown of the drawing, in pixels from its corner. */
function boxOfView(box: string, scale: number): Box {
  const [left = 0, top = 0, width = 0, height = 0] = box.split(' ').map((text) => Number(text) * scale);
  return { left, top, right: left + width, bottom: top + height };
}

/** Room for the buttons in the map's corner. */
const TOOLS = { width: 152, height: 32 };

interface MarksProps extends WorldMapProps {
  readonly projection: GeoProjection;
  readonly scale: number;
  readonly shown: Box;
}

/** Legs, symbols and, above both, what can be written of them without covering another. */
function Marks(props: MarksProps) {
  const { projection, scale, shown, selected, onSelect, largest } = props;
  const [hovered, setHovered] = useState<string>();
  const legs = (props.legs ?? []).flatMap((leg) => drawLeg(leg, projection, scale) ?? []);
  const spots = drawSpots(props.spots ?? [], projection, { selected, largest });
  const boxes = spots.map((spot) => boxOfSpot(spot, scale));
  // They stand at the start of the line: left, or right in a page that runs from the right.
  const isRtl = document.documentElement.dir === 'rtl';
  const tools = {
    left: isRtl ? shown.right - TOOLS.width : shown.left,
    right: isRtl ? shown.right : shown.left + TOOLS.width,
    top: shown.top,
    bottom: shown.top + TOOLS.height,
  };
  const isForced = (key: string) => key === selected || key === hovered;
  const wishes = [
    ...legs
      .filter(({ leg }) => leg.isNew || isForced(leg.key))
      .toSorted((a, b) => b.leg.weight - a.leg.weight)
      .map((drawn) => wishOfLeg(drawn, scale, isForced(drawn.leg.key))),
    ...spots
      .map((spot, index) => ({ spot, own: boxes[index]! }))
      .toSorted((a, b) => b.spot.size - a.spot.size)
      .flatMap(({ spot, own }) =>
        spot.name === undefined
          ? []
          : [wishOfSpot({ ...spot, name: spot.name }, scale, { isForced: isForced(spot.key), own })],
      ),
  ];
  return (
    <>
      {legs.map((drawn) => (
        <Leg
          key={drawn.leg.key}
          drawn={drawn}
          scale={scale}
          isSelected={drawn.leg.key === selected}
          onHover={setHovered}
          onSelect={onSelect}
        />
      ))}
      <Spots spots={spots} scale={scale} selected={selected} onSelect={onSelect} tone={props.tone} />
      {placeLabels(wishes, [...boxes, tools], shown).map(({ key, text, at }) => (
        <text
          key={`${key} ${text}`}
          x={at.x / scale}
          y={(at.y + BASELINE) / scale}
          textAnchor={at.anchor}
          direction="ltr"
          style={{ fontSize: 11.5 / scale, strokeWidth: 3 / scale, pointerEvents: 'none' }}
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** Equal Earth, no tiles. Counts are symbols, never filled countries. */
export function WorldMap(props: WorldMapProps) {
  const shapes = useQuery({ queryKey: ['atlas'], queryFn: loadShapes, staleTime: Number.POSITIVE_INFINITY });
  const patternId = useId();
  const projection = useMemo(
    () =>
      shapes.data === undefined
        ? undefined
        : geoEqualEarth().fitExtent(
            [
              [4, 4],
              [WIDTH - 4, HEIGHT - 4],
            ],
            shapes.data,
          ),
    [shapes.data],
  );
  const corners = useMemo(
    () =>
      projection === undefined || props.isClose !== true
        ? []
        : [
            ...(props.spots ?? []).map((spot) => projection([spot.longitude, spot.latitude])),
            ...(props.legs ?? []).flatMap((leg) => [projection([...leg.from]), projection([...leg.to])]),
          ].filter((point) => point !== null),
    [projection, props.isClose, props.spots, props.legs],
  );
  const view = useView(WIDTH, HEIGHT, corners);
  const holder = useElementSize<HTMLDivElement>();
  const scale = view.scale * ((holder.width || WIDTH) / WIDTH);
  const shown = useMemo(() => boxOfView(view.box, scale), [view.box, scale]);
  if (shapes.data === undefined || projection === undefined) return <Waiting height={300} />;
  return (
    <div className="map-holder" ref={holder.ref}>
      <div className="map-tools no-print">
        <button
          type="button"
          className="quiet"
          aria-label={props.zoomLabels.closer}
          onClick={() => view.zoom(1.6)}
        >
          +
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={props.zoomLabels.farther}
          onClick={() => view.zoom(1 / 1.6)}
        >
          −
        </button>
        <button type="button" className="quiet" onClick={view.reset}>
          {props.zoomLabels.whole}
        </button>
      </div>
      <svg className="map" data-drawing viewBox={view.box} {...view.drag} aria-hidden="true">
        <Patterns id={patternId} />
        <Land shapes={shapes.data} projection={projection} states={props.states} patternId={patternId} />
        <Marks {...props} projection={projection} scale={scale} shown={shown} />
      </svg>
      {props.legend === undefined ? null : (
        <div className="row dim" style={{ fontSize: 12 }}>
          {props.legend.map((entry) => (
            <span key={entry.state} className="row" style={{ gap: 6 }}>
              <svg width="18" height="12" aria-hidden="true">
                <rect
                  width="18"
                  height="12"
                  fill={`url(#${patternId}-${PLAIN_FILL[entry.state]})`}
                  stroke="var(--land-line)"
                />
              </svg>
              {entry.label}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
