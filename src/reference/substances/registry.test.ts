import initRDKit from '@rdkit/rdkit';
import { expect, test } from 'vitest';
import { normaliseName } from './normalise-name.ts';
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

test('a substance stands in one schedule of the 1971 Convention, and in Schedule I of 1961 where it stands in IV', () => {
  for (const { id, controls } of REGISTRY) {
    expect(controls.filter((c) => c.convention === '1971').length, id).toBeLessThanOrEqual(1);
    const of1961 = controls.filter((c) => c.convention === '1961').map((c) => c.schedule);
    expect(of1961.includes('IV') && !of1961.includes('I') ? [id] : []).toEqual([]);
  }
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
