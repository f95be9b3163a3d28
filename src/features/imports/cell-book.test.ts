import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellBook } from './cell-book.ts';
import { CopyBuffer } from './copy-buffer.ts';

const small = fc.integer({ min: 1, max: 3 });
const report = fc.record({
  nameId: small,
  placeId: small,
  streamId: small,
  occurredDay: fc.constantFrom(-40_000, -1, 0, 15_000),
  knownDay: fc.constantFrom(-1, 15_090),
  labelId: small,
});

function emptied(book: CellBook): string[] {
  const lines = new CopyBuffer();
  book.empty(lines);
  return lines.bytes().toString().split('\n').slice(0, -1).sort();
}

describe('the cells that reports fall into', () => {
  it('are each told once, with how many fell into it, and then forgotten', () => {
    const book = new CellBook();
    fc.assert(
      fc.property(fc.array(report, { maxLength: 200 }), (reports) => {
        const counts = new Map<string, number>();
        for (const { nameId, placeId, streamId, occurredDay, knownDay, labelId } of reports) {
          book.add(nameId, { placeId, streamId, occurredDay, knownDay, labelId });
          const key = [nameId, placeId, streamId, occurredDay, knownDay, labelId].join('\t');
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        expect(emptied(book)).toEqual([...counts].map(([key, count]) => `${key}\t${count}`).sort());
        expect(emptied(book)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('say when they are full, and lose none until then', () => {
    const book = new CellBook();
    let added = 0;
    while (!book.isFull)
      book.add(++added, {
        placeId: added % 97,
        streamId: 1,
        occurredDay: added % 1_000,
        knownDay: 3,
        labelId: 1,
      });
    expect(added).toBeGreaterThan(100_000);
    const names = new Set(emptied(book).map((line) => line.split('\t')[0]));
    expect(names.size).toBe(added);
    expect(book.isFull).toBe(false);
  });
});
