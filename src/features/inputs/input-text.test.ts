import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INPUT_FIELDS, parseInputText, writeInputForm } from './input-text.ts';

test('a message that was filled in and quoted reads as it was meant', () => {
  const message = `Dear all,\r\n> Group: 2.1\r\n> Title: Share unknown spectra\r\n> Input: A register.\r\n> Second line: with a colon.\r\n> Outcome:\r\n>  Two substances named.\r\nWebsite: https://example.org/a`;
  const { fields, lost } = parseInputText(message);
  expect(fields).toEqual({
    group: '2.1',
    title: 'Share unknown spectra',
    text: 'A register.\nSecond line: with a colon.',
    done: '',
    outcome: 'Two substances named.',
    organization: '',
    website: 'https://example.org/a',
  });
  expect(lost).toEqual([{ line: 1, raw: 'Dear all,' }]);
});

test('the form names each field, and reads as an empty input of its group', () => {
  const { fields, lost } = parseInputText(writeInputForm('3.2'));
  expect(fields.group).toBe('3.2');
  expect(INPUT_FIELDS.filter((field) => fields[field] !== '')).toEqual(['group']);
  expect(lost).toEqual([]);
});

test('no text is lost: each line is in a field or told of', () => {
  const line = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,8}){0,3}$/);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (before, after) => {
      const { fields, lost } = parseInputText([...before, 'Title: x', ...after].join('\n'));
      expect(lost.map(({ raw }) => raw)).toEqual(before);
      expect(fields.title).toBe(['x', ...after].join('\n').trim());
    }),
  );
});
