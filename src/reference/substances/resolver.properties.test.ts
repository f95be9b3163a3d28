import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseName } from './normalise-name.ts';
import { REGISTRY } from './registry.ts';
import { createResolver } from './resolver.ts';

const resolve = createResolver();
const answer = (name: string): string => {
  const { outcome, targets } = resolve(name);
  return outcome === 'resolved' ? [...targets].sort().join(',') : outcome;
};
const NOT_ORGANIC = /^class-(chemicals|solvents|precursors-other|volatile)$/;
const substances = REGISTRY.filter(
  ({ kind, parents }) => kind === 'substance' && !parents.some((id) => NOT_ORGANIC.test(id)),
);
/** Without tromethamine, which is also the other half of salts. */
const plain = substances.filter(({ id, name }) => /^[A-Za-z]{5,}$/.test(name) && id !== 'tromethamine');
const owners = new Map(REGISTRY.flatMap((e) => [e.name, ...e.synonyms].map((n) => [normaliseName(n), e.id])));
const anySubstance = fc.constantFrom(...substances);
const plainName = fc.constantFrom(...plain);
const GREEK: readonly (readonly [string, string])[] = [
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'Δ'],
];

describe('spelling that means nothing changes nothing', () => {
  test('case, white space, kinds of hyphen', () => {
    // A dash between letters or behind a locant carries nothing; inside CP 55,940 there is none.
    for (const { id, name } of substances)
      for (const dash of ['-', '‐', '‑', '–', '—', ' - ', ' – ', ' '])
        for (const cased of [name.toUpperCase(), name.toLowerCase(), name]) {
          const written = `  ${cased.replaceAll('-', dash)}\t`;
          if (answer(written) !== id) expect(answer(written), written).toBe(id);
        }
  });

  test('Greek letters', () => {
    for (const { id, name } of substances)
      for (const [word, letter] of GREEK)
        if (name.toLowerCase().startsWith(`${word}-`))
          expect(answer(`${letter}${name.slice(word.length)}`)).toBe(id);
  });

  test('salts and forms, in either order', () => {
    const salt = fc.constantFrom(
      'hydrochloride',
      'HCl',
      'sulfate',
      'tartrate',
      'citrate',
      'tablets',
      'powder',
      'maleate',
    );
    fc.assert(
      fc.property(plainName, salt, fc.boolean(), ({ id, name }, word, isFirst) => {
        const text = isFirst ? `${word} ${name}` : `${name} ${word}`;
        if (!owners.has(normaliseName(text))) expect(answer(text)).toBe(id);
      }),
      { numRuns: 500 },
    );
  });

  test('word order and inversion by a comma', () => {
    const twoWords = substances.filter(({ name }) => /^[A-Za-z]+ [a-z]+$/.test(name));
    for (const { id, name } of twoWords) {
      const [first, second] = name.split(' ');
      const swapped = `${second}, ${first}`;
      if (!owners.has(normaliseName(swapped))) expect(answer(swapped), swapped).toBe(id);
    }
  });
});

describe('what is no name stays none', () => {
  test('random letters never resolve', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz -0123456789'),
      minLength: 9,
      maxLength: 40,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const found = resolve(text);
        if (found.outcome === 'resolved') expect(found.confidence, text).toBeLessThan(0.9);
      }),
      { numRuns: 3000 },
    );
  });

  test('one slip in a name leads to that substance, to one of that very name, or to a person', () => {
    const slip = fc.record({
      at: fc.nat(40),
      letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      kind: fc.nat(2),
    });
    fc.assert(
      fc.property(anySubstance, slip, ({ id, name }, { at, letter, kind }) => {
        const i = at % name.length;
        const after = name.slice(i + (kind === 0 ? 0 : 1));
        const text = `${name.slice(0, i)}${kind === 2 ? '' : letter}${after}`;
        const found = resolve(text);
        if (found.rule !== 'typing-mistake' || found.outcome !== 'resolved') return;
        expect(found.targets, `${name} as ${text}`).toEqual([id]);
      }),
      { numRuns: 5000 },
    );
  });
});

test('mixtures are taken apart', () => {
  const sign = fc.constantFrom(' & ', '/', ' + ', ', ', '; ', ' and ');
  fc.assert(
    fc.property(plainName, plainName, sign, (a, b, between) => {
      const text = `${a.name}${between}${b.name}`;
      if (a.id === b.id || owners.has(normaliseName(text))) return;
      expect(answer(text), text).toBe([a.id, b.id].sort().join(','));
      expect(resolve(text).rule).toBe('mixture');
    }),
    { numRuns: 500 },
  );
});
