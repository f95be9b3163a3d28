import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toProblem } from '../server/error-reply.ts';
import { toFailure } from './failure.ts';

/** A device of Linux on which every write finds the disk full. */
const FULL = '/dev/full';

function writeOnFullDisk(): unknown {
  try {
    writeFileSync(FULL, 'one byte too many');
  } catch (error) {
    return error;
  }
  throw new Error(`${FULL} took it`);
}

test.skipIf(!existsSync(FULL))('a full disk says what to do, on the command line and over HTTP', () => {
  const error = writeOnFullDisk();
  const message = expect.stringMatching(/^The disk is full: ENOSPC.*Make room/);
  expect(toFailure(error)).toEqual({ code: 'disk.full', message, exitCode: 4 });
  expect(toProblem(error)).toMatchObject({ code: 'disk.full', detail: message, status: 507 });
});

test('PostgreSQL says it by a class of its own', () => {
  const error = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
  expect(toFailure(error)).toMatchObject({ code: 'disk.full', exitCode: 4 });
});
