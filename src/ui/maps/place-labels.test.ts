import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, boxOfText, type LabelWish, placeLabels, type Spot } from './place-labels.ts';

const at = (x: number, y: number, anchor: Spot['anchor'] = 'start'): Spot => ({ x, y, anchor });
const wish = (key: string, spots: LabelWish['spots'], rest: Partial<LabelWish> = {}): LabelWish => ({
  ...{ key, text: key, spots, isForced: false },
  ...rest,
});
const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('labels on a map', () => {
  test('take the first free place, and are left out where none is', () => {
    const symbol = { left: 90, right: 110, top: -5, bottom: 5 };
    const placed = placeLabels(
      [wish('Emirates to Japan', [at(20, 0), at(20, 20)]), wish('Japan', [at(95, 0)])],
      [symbol],
    );
    expect(placed).toEqual([{ key: 'Emirates to Japan', text: 'Emirates to Japan', at: at(20, 20) }]);
  });

  test('may touch their own symbol, not that of another', () => {
    const own = { left: 0, right: 10, top: -5, bottom: 5 };
    expect(placeLabels([wish('A', [at(8, 0)], { own })], [own])).toHaveLength(1);
    expect(placeLabels([wish('A', [at(8, 0)])], [own])).toHaveLength(0);
  });

  test('stay within what is shown', () => {
    const shown = { left: 0, right: 100, top: 0, bottom: 50 };
    const placed = placeLabels(
      [wish('abc', [at(95, 20), at(95, 20, 'end')]), wish('low', [at(0, 48)])],
      [],
      shown,
    );
    expect(placed.map(({ at: { anchor } }) => anchor)).toEqual(['end']);
  });

  test('of what was chosen is written in any case, and before the others', () => {
    const placed = placeLabels(
      [wish('first', [at(0, 0)]), wish('chosen', [at(0, 0)], { isForced: true })],
      [],
    );
    expect(placed.map(({ key }) => key)).toEqual(['chosen']);
  });

  test('never cover one another nor a symbol, unless they were chosen', () => {
    const spot = fc.record({
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 200 }),
      anchor: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
    });
    const wishes = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), spot, spot), {
      maxLength: 30,
    });
    const symbols = fc.array(
      spot.map(({ x, y }) => ({ left: x, right: x + 12, top: y, bottom: y + 12 })),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(wishes, symbols, (asked, boxes) => {
        const placed = placeLabels(
          asked.map(([text, one, other], index) => wish(`${index}`, [one, other], { text })),
          boxes,
        );
        const texts = placed.map((label) => boxOfText(label.text, label.at));
        for (const [index, box] of texts.entries())
          for (const other of [...texts.slice(index + 1), ...boxes]) expect(overlap(box, other)).toBe(false);
      }),
    );
  });
});
