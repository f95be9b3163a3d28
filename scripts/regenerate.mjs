// Writes the pages that are derived from declarations. test/derived-pages.test.ts and CI fail where a committed page differs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { module } = await runnerImport(join(root, 'scripts/derived-pages.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
for (const [path, text] of Object.entries(module.renderPages())) writeFileSync(join(root, path), text);
