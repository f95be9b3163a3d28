import { expect, test } from 'vitest';
import { explainUnread, tellUnwritten } from './file-trouble.ts';

const trouble = (code: string) =>
  Object.assign(new Error(`${code}: it failed, open '/x/y'`), { code, syscall: 'open' });

test.each([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
])('%s is told in words, with what to do, where a file is written', (code) => {
  const told = tellUnwritten(trouble(code), '/x');
  expect(told).not.toContain(code);
  expect(told).toMatch(/; (make|name) /);
});

test('what was never heard of is told as the system says it', () => {
  expect(tellUnwritten(trouble('EIO'), '/x')).toBe("EIO: it failed, open '/x/y'");
  expect(explainUnread('/x/y', trouble('EIO')).message).toContain('EIO');
});

test('a file that is not there, may not be read, or is a folder', () => {
  expect(explainUnread('/x/y', trouble('ENOENT')).code).toBe('file.not-found');
  for (const code of ['EACCES', 'EISDIR', 'ENOTDIR']) {
    const { code: told, message } = explainUnread('/x/y', trouble(code));
    expect(told).toBe('file.not-readable');
    expect(message).toMatch(/^The file \/x\/y cannot be read: /);
    expect(message).not.toContain(code);
  }
});
