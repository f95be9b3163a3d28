import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { expect, test } from 'vitest';
import { normaliseName } from './normalise-name.ts';
import { REGISTRY } from './registry.ts';

const FOLDER = join(process.env.TOCSIN_SHARED ?? '../shared', 'reference/substances');

/** Where the reference tables hold another skeleton under the same name and ours was kept, with the reason. */
const OURS: Readonly<Record<string, string>> = {
  'meta-methoxy-furanylfentanyl':
    'their meta-methoxy furanylfentanyl carries the structure of a hydroxycocaine; it is a row of its own under another name',
  'ortho-bromo-fentanyl': 'their ortho-bromofentanyl has its bromine in para position',
  'para-fluoro-isobutyryl-benzylfentanyl':
    'the acyl group is isobutyryl, as the name says; theirs is butyryl',
  'ortho-chlorofentanyl': 'the chlorine stands in position 2 of the anilide ring, as the name says',
  phenampromide: 'INN: N-(1-methyl-2-piperidin-1-ylethyl)-N-phenylpropanamide',
  'rcs-4':
    'the methoxy group stands in position 4 of the benzoyl ring; the 2-methoxy isomer is a substance of its own',
};

type Row = Record<string, string>;
const read = (file: string): Row[] =>
  papaparse.parse<Row>(readFileSync(join(FOLDER, file), 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

test.skipIf(!existsSync(FOLDER))(
  'skeletons agree with the reference tables, but for those listed (skipped without them)',
  () => {
    const known = new Map<string, Set<string>>();
    for (const { name = '', inchikey = '' } of [
      ...read('merged_extended.csv'),
      ...read('un_controlled.csv'),
    ]) {
      if (inchikey === '') continue;
      const key = normaliseName(name);
      known.set(key, (known.get(key) ?? new Set()).add(inchikey.slice(0, 14)));
    }
    const differing = REGISTRY.filter(({ name, inchikey }) => {
      const theirs = known.get(normaliseName(name));
      return inchikey !== undefined && theirs !== undefined && !theirs.has(inchikey.slice(0, 14));
    }).map((entry) => entry.id);
    expect(differing.sort()).toEqual(Object.keys(OURS).sort());
  },
);
