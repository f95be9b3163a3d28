import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handlingOf, inheritLabel, isStricter, type Label, mayCarry } from './label.ts';
import { MARKINGS, PURPOSES } from './report.ts';

const labels = fc.array(
  fc.record<Label>({
    marking: fc.constantFrom(...MARKINGS),
    purpose: fc.constantFrom(...PURPOSES),
    readers: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
    isOriginatorControlled: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

test('what is derived is as strict as each that it came from, and open to no reader that one of them leaves out', () => {
  fc.assert(
    fc.property(labels, (all) => {
      const derived = inheritLabel(all);
      if (derived === 'purposes') {
        expect(
          new Set(all.map(({ purpose }) => purpose).filter((each) => each !== 'any')).size,
        ).toBeGreaterThan(1);
        return;
      }
      for (const label of all) {
        expect(isStricter(label.marking, derived.marking)).toBe(false);
        expect(mayCarry(derived, label)).toBe(true);
        if (label.marking === 'RED') for (const id of derived.readers) expect(label.readers).toContain(id);
        if (label.isOriginatorControlled) expect(derived.isOriginatorControlled).toBe(true);
      }
    }),
  );
});

test.each([
  ['the same', { marking: 'AMBER', purpose: 'any' }, true],
  ['a stricter one', { marking: 'AMBER+STRICT', purpose: 'any' }, true],
  ['a weaker one', { marking: 'GREEN', purpose: 'any' }, false],
] as const)('on AMBER stands %s: %s', (_what, wanted, may) => {
  const floor = { marking: 'AMBER', purpose: 'any', readers: [] } as const;
  expect(mayCarry({ ...wanted, readers: [] }, floor)).toBe(may);
});

test('a purpose that evidence is limited to stays, and two that exclude one another make nothing', () => {
  const amber = { marking: 'AMBER', readers: [], isOriginatorControlled: false } as const;
  const health = { ...amber, purpose: 'health' } as const;
  expect(mayCarry({ ...amber, purpose: 'any' }, health)).toBe(false);
  expect(inheritLabel([health, { ...amber, purpose: 'enforcement' }])).toBe('purposes');
  expect(inheritLabel([health, { ...amber, purpose: 'any' }])).toMatchObject({ purpose: 'health' });
});

test('what a reader is shown of something derived is what a record made of it would carry', () => {
  fc.assert(
    fc.property(labels, (all) => {
      const told = handlingOf(all);
      const made = inheritLabel(all);
      if (made === 'purposes') {
        expect(told.purposes.length).toBeGreaterThan(1);
        return;
      }
      const { marking, purpose, isOriginatorControlled } = made;
      expect(told).toEqual({ marking, purposes: purpose === 'any' ? [] : [purpose], isOriginatorControlled });
    }),
  );
  // A stream that fell silent rests on no report; what was not kept is not known, and not taken for open.
  expect(handlingOf([])).toEqual({ marking: 'AMBER', purposes: [], isOriginatorControlled: false });
  expect(handlingOf(null).marking).toBeNull();
});
