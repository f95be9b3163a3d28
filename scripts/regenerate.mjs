// Writes what is derived from the sources: the page of error codes. CI fails where the committed page differs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tocsin-regenerate-'));
try {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'src/kernel/errors.ts'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'errors.mjs' } },
    },
  });
  const { ERRORS } = await import(pathToFileURL(join(folder, 'errors.mjs')).href);
  const rows = Object.entries(ERRORS).map(
    ([code, { message, status, exitCode }]) =>
      `| \`${code}\` | ${message.replaceAll('|', '\\|')} | ${status} | ${exitCode} |`,
  );
  writeFileSync(
    join(root, 'docs/errors.md'),
    `# What can go wrong\n\nMade from \`src/kernel/errors.ts\` by \`npm run regenerate\`. \`{name}\` is filled in. Codes \`row.*\` are reasons for which a row is kept as rejected.\n\n| code | what it says | HTTP | exit |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
