import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../src/reference/substances');
const OWN = 'version.generated.ts';
const SHOWN = 12;

/** What decides what a name stands for: the registry and the rules, without their tests. */
function listSources(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== OWN)
    .sort();
}

/** The module that names the present version of the registry and the rules, by a fingerprint of their sources. */
export function registryVersionModule(): string {
  const hash = createHash('sha256');
  for (const path of listSources()) {
    const text = readFileSync(join(FOLDER, path), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${path}\0${text}\0`);
  }
  const version = hash.digest('hex').slice(0, SHOWN);
  return `// Made by \`npm run regenerate\` from the sources beside it.

/** Other whenever an identity, a synonym or a rule is: what names were found to stand for under another one is found anew. */
export const REGISTRY_VERSION = '${version}';
`;
}
