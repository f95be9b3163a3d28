import { beforeEach } from 'vitest';
import { readOpenPages } from './product.ts';

beforeEach(({ task, onTestFailed }) => {
  onTestFailed(async () => {
    process.stderr.write(`What stood on the pages when «${task.name}» failed:\n${await readOpenPages()}\n`);
  });
});
