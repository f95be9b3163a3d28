import { createRandom } from '@tocsin/stats';
import type { DetectionInput, PlaceNode, StreamInfo, SubstanceNode } from '../../../model/detector.ts';

/** Extra reports of one substance in one country, from a day on. */
export interface PlantedRise {
  readonly node: number;
  readonly country: number;
  readonly fromDay: number;
  readonly reportsPerWeek: number;
}

export interface SimulatedWorld {
  readonly seed: number;
  readonly weeks: number;
  readonly countries: number;
  readonly substances: number;
  readonly lagDays: number;
  readonly planted?: readonly PlantedRise[];
  /** Factor on the whole volume of a country in a week. */
  readonly volume?: (country: number, week: number) => number;
}

export const FIRST_DAY = 18_263 - 5; // Monday 2019-12-30

/** A quiet world of constant mix: overdispersed weekly volumes, substances with a long tail, two regions. For tests. */
export function simulateInput(world: SimulatedWorld): Omit<DetectionInput, 'asOf'> {
  const random = createRandom(world.seed);
  const places = makePlaces(world.countries);
  const nodes = makeNodes(world.substances);
  const streams = makeStreams(world);
  const rows: number[][] = [];
  const add = (country: number, node: number, day: number): number =>
    rows.push([country, country + 3, node, node, day, day + world.lagDays, 1]);
  for (let country = 0; country < world.countries; country++) {
    const mean = 2 + 60 * random.uniform() ** 3;
    // Every country has a mix of its own, of long tail.
    const mix = Array.from({ length: world.substances }, (_, i) => random.gamma(0.5) / (i + 1));
    const total = mix.reduce((sum, value) => sum + value, 0);
    for (let week = 0; week < world.weeks; week++) {
      const volume = mean * (world.volume?.(country, week) ?? 1);
      mix.forEach((share, i) => {
        const reports = random.negativeBinomial((volume * share) / total, 5);
        for (let k = 0; k < reports; k++) {
          add(country, i + CLASSES, FIRST_DAY + week * 7 + Math.floor(random.uniform() * 7));
        }
      });
    }
  }
  for (const rise of world.planted ?? []) {
    for (let day = rise.fromDay; day < FIRST_DAY + world.weeks * 7; day++) {
      const reports = random.poisson(rise.reportsPerWeek / 7);
      for (let k = 0; k < reports; k++) add(rise.country, rise.node, day);
    }
  }
  const column = (index: number): Int32Array => Int32Array.from(rows, (row) => row[index]!);
  const none = new Int32Array(0);
  return {
    cells: {
      stream: column(0),
      place: column(1),
      node: column(2),
      name: column(3),
      occurredDay: column(4),
      knownDay: column(5),
      reports: column(6),
      ownReports: column(6),
      namedReports: column(6),
    },
    legs: {
      stream: none,
      node: none,
      field: new Int8Array(0),
      value: none,
      occurredDay: none,
      knownDay: none,
      reports: none,
      ownReports: none,
    },
    legValues: [],
    streams,
    places,
    nodes,
    nameCount: nodes.length,
  };
}

export const CLASSES = 4;

function makePlaces(countries: number): PlaceNode[] {
  const places: PlaceNode[] = [
    { index: 0, level: 'world', parent: -1, name: 'World', iso2: '', neighbours: [] },
    { index: 1, level: 'region', parent: 0, name: 'North', iso2: '', neighbours: [] },
    { index: 2, level: 'region', parent: 0, name: 'South', iso2: '', neighbours: [] },
  ];
  for (let i = 0; i < countries; i++) {
    const iso2 = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
    places.push({
      index: i + 3,
      level: 'country',
      parent: 1 + (i % 2),
      name: `Country ${iso2}`,
      iso2,
      neighbours: [],
    });
  }
  return places;
}

/** Classes first, then the substances, and last one that nothing draws: to be planted. */
function makeNodes(substances: number): SubstanceNode[] {
  return Array.from({ length: CLASSES + substances + 1 }, (_, index) => ({
    index,
    id: index < CLASSES ? `class-${index}` : `substance-${index}`,
    kind: index < CLASSES ? ('class' as const) : ('substance' as const),
    name: index < CLASSES ? `Class ${index}` : `Substance ${index}`,
    parents: index < CLASSES ? [] : [index % CLASSES],
    isSynthetic: true,
  }));
}

function makeStreams({ countries, lagDays }: SimulatedWorld): StreamInfo[] {
  return Array.from({ length: countries }, (_, index) => ({
    index,
    key: `stream-${index}`,
    name: `Stream ${index}`,
    sourceId: 'simulated',
    kind: 'seizure' as const,
    country: index + 3,
    cadenceDays: 30,
    lagDays,
  }));
}
