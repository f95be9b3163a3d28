import { readFileSync } from 'node:fs';
import initRDKit from '@rdkit/rdkit';
import { expect, test } from 'vitest';
import { normaliseName } from './normalise-name.ts';
import { DECISIONS } from './registry/decisions.ts';
import { ancestorsOf, getEntry, REGISTRY } from './registry.ts';

test('ids are unique and every parent and constituent exists', () => {
  expect(new Set(REGISTRY.map((e) => e.id)).size).toBe(REGISTRY.length);
  for (const { parents, constituents } of REGISTRY)
    for (const id of [...parents, ...constituents]) expect(getEntry(id), id).toBeDefined();
});

test('the tree has no cycle, and only classes are roots', () => {
  for (const { id, kind, parents } of REGISTRY) {
    expect(ancestorsOf(id)).not.toContain(id);
    if (kind !== 'class') expect(parents.length).toBeGreaterThan(0);
  }
});

test('no two entries share a name, synonym or CAS number; every entry has a source', () => {
  const owners = new Map<string, string>();
  const shared: string[] = [];
  for (const { id, name, synonyms, cas, source } of REGISTRY) {
    expect(source, id).not.toBe('');
    for (const text of [name, ...synonyms, ...cas]) {
      const key = normaliseName(text);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== id) shared.push(`${text}: ${owner}, ${id}`);
      owners.set(key, id);
    }
  }
  expect(shared).toEqual([]);
});

test('check digits of CAS numbers are right', () => {
  const wrong = REGISTRY.flatMap(({ id, cas }) => cas.map((number) => ({ id, number }))).filter(
    ({ number }) => {
      const [check = -1, ...digits] = [...number.replaceAll('-', '')].map(Number).toReversed();
      return digits.reduce((sum, digit, i) => sum + digit * (i + 1), 0) % 10 !== check;
    },
  );
  expect(wrong).toEqual([]);
});

test('every structure parses, and InChIKey and formula are those that RDKit computes', async () => {
  const rdkit = await initRDKit();
  for (const { id, smiles, inchikey, formula } of REGISTRY) {
    if (smiles === undefined) continue;
    const molecule = rdkit.get_mol(smiles);
    const inchi = molecule?.get_inchi() ?? '';
    molecule?.delete();
    expect(rdkit.get_inchikey_for_inchi(inchi), id).toBe(inchikey);
    expect(inchi.split('/')[1], id).toBe(formula);
  }
});

/** What a class says by its name that a structure in it holds, as SMARTS. */
const RINGS = {
  'class-sc-indole': 'c1cnc2ccccc12',
  'class-sc-indole-carboxamides': 'NC(=O)c1cnc2ccccc12',
  'class-sc-indole-carboxylates': '*OC(=O)c1cnc2ccccc12',
  'class-sc-indazole': 'c1nnc2ccccc12',
  'class-sc-indazole-carboxamides': 'NC(=O)c1nnc2ccccc12',
  'class-sc-indazole-carboxylates': '*OC(=O)c1nnc2ccccc12',
  'class-nitazenes': 'c1nc2ccccc2n1CCN',
  'class-piperazines': 'C1CNCCN1',
} as const;

test.each(Object.entries(RINGS))('every structure in %s holds %s', async (parent, smarts) => {
  const rdkit = await initRDKit();
  const wanted = rdkit.get_qmol(smarts)!;
  const holds = (smiles: string) => {
    const molecule = rdkit.get_mol(smiles)!;
    const match = molecule.get_substruct_match(wanted);
    molecule.delete();
    return match !== '{}';
  };
  const drawn = REGISTRY.filter(({ smiles, parents }) => smiles !== undefined && parents.includes(parent));
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn.filter(({ smiles }) => !holds(smiles!)).map(({ name }) => name)).toEqual([]);
  wanted.delete();
});

const ADOPTED = { '1961': '1961-03-30', '1971': '1971-02-21', '1988': '1988-12-20' } as const;
const CONTROLS = REGISTRY.flatMap(({ id, controls }) => controls.map((control) => ({ id, ...control })));

test('every dated control names a source and a day, or year, between the adoption of its convention and today', () => {
  const today = new Date().toISOString().slice(0, 10);
  for (const { id, convention, since, source } of CONTROLS) {
    expect(source === undefined, id).toBe(since === undefined);
    if (since === undefined) continue;
    expect(source?.trim(), id).not.toBe('');
    expect(since, id).toMatch(/^\d{4}(?:-\d{2}-\d{2})?$/);
    // An impossible day such as 30 February comes back as another one, or as none.
    expect(new Date(since).toJSON()?.slice(0, since.length), id).toBe(since);
    expect(since >= ADOPTED[convention].slice(0, since.length), `${id} ${since}`).toBe(true);
    expect(since <= today, `${id} ${since}`).toBe(true);
  }
});

test('a substance stands in one schedule of the 1971 Convention, and in Schedule I of 1961 where it stands in IV', () => {
  for (const { id, controls } of REGISTRY) {
    expect(controls.filter((c) => c.convention === '1971').length, id).toBeLessThanOrEqual(1);
    const of1961 = controls.filter((c) => c.convention === '1961').map((c) => c.schedule);
    expect(of1961.includes('IV') && !of1961.includes('I') ? [id] : []).toEqual([]);
  }
});

test('what moved between schedules is dated by the move; what nobody scheduled carries no control', () => {
  const controlsOf = (id: string) =>
    getEntry(id)?.controls.map(({ convention, schedule, since }) => [convention, schedule, since]);
  expect(controlsOf('delta-9-tetrahydrocannabinol')).toEqual([['1971', 'II', '1991-04-29']]);
  expect(controlsOf('flunitrazepam')).toEqual([['1971', 'III', '1995']]);
  expect(controlsOf('ghb')).toEqual([['1971', 'II', '2013']]);
  expect(controlsOf('diazepam')).toEqual([['1971', 'IV', '1984']]);
  expect(controlsOf('poppy-extract')).toEqual([['1961', 'I', '1964-12-13']]);
  expect(controlsOf('poppy-straw')).toEqual([]);
  expect(controlsOf('remimazolam')).toEqual([]);
});

test('every decision dates a control, and the README counts those without a date', () => {
  const used = new Set(CONTROLS.map(({ source }) => source));
  expect(Object.keys(DECISIONS).filter((code) => !used.has(DECISIONS[code]?.source))).toEqual([]);
  const undated = CONTROLS.filter(({ since }) => since === undefined).length;
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`Of ${CONTROLS.length} controls ${undated} have no date`);
});
