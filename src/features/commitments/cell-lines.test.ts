import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCellLines, writeCellLine } from './cell-lines.ts';

test('parts come back as they were, whatever is in them, but for the spaces around them', () => {
  const part = fc.string({
    unit: fc.constantFrom('a', '|', '\\', 'n', '\n', ' ', 'é', '🙂', '\t'),
    maxLength: 12,
  });
  const line = fc.array(part, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const bare = lines.map((parts) => parts.map((text) => text.trim()));
      const cell = bare.map(writeCellLine).join('\n');
      const told = bare.filter((parts) => parts.length > 1 || parts[0] !== '');
      expect(readCellLines(cell).map(({ parts }) => parts)).toEqual(told);
    }),
    { numRuns: 500 },
  );
});

test('a backslash before any other sign stands for itself', () => {
  expect(readCellLines('C:\\data\\report | x\n\n')).toEqual([
    { line: 'C:\\data\\report | x', parts: ['C:\\data\\report', 'x'] },
  ]);
});
