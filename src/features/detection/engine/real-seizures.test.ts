import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  DetectionInput,
  Finding,
  PlaceNode,
  StreamInfo,
  SubstanceNode,
} from '../../../model/detector.ts';
import { type PreparedDetection, prepareDetection } from './detect.ts';

const FILE = `${process.env.TOCSIN_SHARED ?? '../shared'}/data/unodc-ids-2011-2016.csv.gz`;
const LAG_DAYS = 90;

interface Row {
  readonly SUBREGION: string;
  readonly COUNTRY: string;
  readonly SEIZURE_DATE: string;
  readonly DRUG_NAME: string;
}

/** One place a country, one node a name as written: enough to tell streams from threats. */
function readSeizures(): Omit<DetectionInput, 'asOf'> {
  const text = gunzipSync(readFileSync(FILE)).toString('utf8');
  const { data } = Papa.parse<Row>(text, { delimiter: ';', header: true, skipEmptyLines: true });
  const places: PlaceNode[] = [];
  const streams: StreamInfo[] = [];
  const nodes: SubstanceNode[] = [];
  const placeOf = new Map<string, number>();
  const addPlace = (level: 'world' | 'region' | 'country', parent: number, name: string): number => {
    const known = placeOf.get(level + name);
    if (known !== undefined) return known;
    const index = places.length;
    placeOf.set(level + name, index);
    places.push({ index, level, parent, name, iso2: '', neighbours: [] });
    return index;
  };
  const world = addPlace('world', -1, 'World');
  const nodeOf = new Map<string, number>();
  const cells = new Map<string, number[]>();
  for (const row of data) {
    const place = addPlace('country', addPlace('region', world, row.SUBREGION), row.COUNTRY);
    let stream = streams.findIndex((each) => each.country === place);
    if (stream < 0) {
      stream = streams.length;
      const { COUNTRY: name } = row;
      const timing = { cadenceDays: 30, lagDays: LAG_DAYS };
      streams.push({
        index: stream,
        key: name,
        name,
        sourceId: 'unodc-ids',
        kind: 'seizure',
        country: place,
        ...timing,
      });
    }
    let node = nodeOf.get(row.DRUG_NAME);
    if (node === undefined) {
      node = nodes.length;
      nodeOf.set(row.DRUG_NAME, node);
      const { DRUG_NAME: name } = row;
      nodes.push({ index: node, id: name, kind: 'substance', name, parents: [], isSynthetic: true });
    }
    const day = Date.parse(`${row.SEIZURE_DATE}T00:00:00Z`) / 86_400_000;
    const key = `${stream} ${node} ${day}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [stream, place, node, day, 1]);
    else cell[4]!++;
  }
  const rows = [...cells.values()];
  const column = (index: number): Int32Array => Int32Array.from(rows, (row) => row[index]!);
  const none = new Int32Array(0);
  const occurredDay = column(3);
  const node = column(2);
  return {
    cells: {
      stream: column(0),
      place: column(1),
      node,
      name: node,
      occurredDay,
      knownDay: occurredDay.map((day) => day + LAG_DAYS),
      reports: column(4),
      ownReports: column(4),
      namedReports: column(4),
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

describe.skipIf(!existsSync(FILE))('detection on real seizures (skipped where the file is absent)', () => {
  let input: Omit<DetectionInput, 'asOf'>;
  let prepared: PreparedDetection;
  beforeAll(() => {
    input = readSeizures();
    prepared = prepareDetection(input);
  });

  function listFor(country: string, asOf: string): Finding[] {
    const place = input.places.find((each) => each.level === 'country' && each.name === country)!.index;
    return prepared.detect(asOf).findings.filter((finding) => finding.place === place);
  }

  // The first week begins on 30 December: its two old days hold the factor below ten for a while.
  it.each([
    ['2014-04-13', 5],
    ['2014-04-30', 8],
    ['2014-07-31', 8],
    ['2014-12-31', 8],
  ])('Colombia, tenfold from 2014, is one finding on the stream as of %s', (asOf, factor) => {
    const found = listFor('Colombia', asOf).filter(({ kind }) => kind.startsWith('stream-'));
    expect(found).toMatchObject([{ kind: 'stream-volume' }]);
    expect(found[0]!.observed / found[0]!.expected).toBeGreaterThan(factor);
  });

  it.each(['2014-04-13', '2014-04-30', '2014-06-30'])('nothing floats out of Colombia as of %s', (asOf) => {
    expect(listFor('Colombia', asOf).map(({ kind }) => kind)).toEqual(['stream-volume']);
  });

  it.each(['2016-04-30', '2016-06-30', '2017-03-31'])('Chile, from 2016, is one start as of %s', (asOf) => {
    const kinds = listFor('Chile', asOf).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('stream-'))).toEqual(['stream-start']);
    expect(kinds).not.toContain('first-appearance');
  });

  it.each([
    '2014-06-22',
    '2014-07-19',
    '2014-08-31',
  ])('Chile, of whose stream there are twenty rows before 2016, raises nothing as of %s', (asOf) => {
    expect(listFor('Chile', asOf)).toEqual([]);
  });

  it('no first appearance floats out of the four breaks in any month of the year after each', () => {
    const breaks = [
      ['Colombia', '2014-01'],
      ['New Zealand', '2014-01'],
      ['Chile', '2016-01'],
      ['New Zealand', '2016-01'],
    ] as const;
    for (const [country, from] of breaks) {
      for (let month = 0; month < 12; month++) {
        const at = new Date(`${from}-28T00:00:00Z`);
        at.setUTCMonth(at.getUTCMonth() + 3 + month);
        const found = listFor(country, at.toISOString().slice(0, 10));
        const since = Date.parse(`${from}-01T00:00:00Z`) / 86_400_000;
        expect(
          found.filter(({ kind, startDay }) => kind === 'first-appearance' && startDay < since + 365),
        ).toEqual([]);
        // One change about the turn of the year, and no other of the same stream in the twelve months after it.
        const onStream = found.filter(
          ({ kind, startDay }) => kind.startsWith('stream-') && startDay >= since - 62,
        );
        expect(onStream.filter(({ startDay }) => startDay < since + 330).length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('New Zealand falls silent in 2014 and returns in 2016, without first appearances', () => {
    expect(listFor('New Zealand', '2014-07-31').map(({ kind }) => kind)).toEqual(['stream-stop']);
    for (const asOf of ['2016-04-30', '2016-06-30', '2017-03-31']) {
      const found = listFor('New Zealand', asOf);
      const onStream = found.filter(({ kind }) => kind.startsWith('stream-'));
      expect(onStream.map(({ explanation }) => explanation.key)).toEqual([
        'detectors.stream-change.explain.stream-return',
      ]);
      expect(found.map(({ kind }) => kind)).not.toContain('first-appearance');
    }
  });
});
