import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package that this code runs from: the nearest one above that is named tocsin. */
function findPackageRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'tocsin') return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Where Tocsin keeps its data: `TOCSIN_DATA`; else `.tocsin` in the checkout that it runs from; else `~/.tocsin`.
 * Always absolute.
 */
export function defaultDataDir(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.TOCSIN_DATA) return resolve(environment.TOCSIN_DATA);
  const root = findPackageRoot(dirname(fileURLToPath(import.meta.url)));
  const isCheckout =
    root !== undefined && existsSync(join(root, 'src')) && !root.includes(`${sep}node_modules${sep}`);
  return isCheckout ? join(root, '.tocsin') : join(homedir(), '.tocsin');
}
