import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom (ARCHITECTURE.md). `server`, `web` and `cli` put everything together and are imported by nobody else. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  kernel: [],
  model: ['kernel'],
  reference: ['kernel', 'model'],
  sources: ['kernel', 'model', 'reference'],
  exports: ['kernel', 'model'],
  detectors: ['kernel', 'model', 'stats'],
  store: ['kernel', 'model', 'reference'],
  ui: ['kernel', 'model', 'features'],
  features: ['kernel', 'model', 'reference', 'sources', 'exports', 'detectors', 'store', 'stats', 'ui'],
  server: ['kernel', 'model', 'reference', 'sources', 'exports', 'detectors', 'store', 'features', 'stats'],
  web: ['kernel', 'model', 'features', 'ui'],
  cli: ['kernel', 'model', 'reference', 'sources', 'exports', 'detectors', 'store', 'features', 'server'],
};

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function layerOf(path: string): string {
  const [first = '', second = ''] = relative(root, path).split('/');
  return first === 'packages' ? second : second;
}

function listImports(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const files = [...listFiles(join(root, 'src')), ...listFiles(join(root, 'packages/stats/src'))];

test('no layer imports one that it may not', () => {
  const trespasses: string[] = [];
  for (const file of files) {
    const layer = layerOf(file);
    for (const specifier of listImports(file)) {
      const target =
        specifier === '@tocsin/stats'
          ? 'stats'
          : specifier.startsWith('.')
            ? layerOf(resolve(dirname(file), specifier))
            : undefined;
      if (target === undefined || target === layer || specifier.endsWith('package.json')) continue;
      if (!(MAY_IMPORT[layer] ?? []).includes(target))
        trespasses.push(`${relative(root, file)} imports ${specifier}`);
    }
  }
  expect(trespasses).toEqual([]);
});

test('the statistics import nothing but themselves', () => {
  const outside = listFiles(join(root, 'packages/stats/src')).flatMap((file) =>
    listImports(file).filter((specifier) => !specifier.startsWith('.')),
  );
  expect(outside).toEqual([]);
});

test('sources, detectors and exports never touch the store, the network or the clock', () => {
  const impure = files
    .filter((file) => /src\/(sources|detectors|exports)\//.test(file))
    .filter((file) =>
      /Date\.now\(|Math\.random\(|from 'pg'|from 'node:(net|http|https|child_process)'/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    .map((file) => relative(root, file));
  expect(impure).toEqual([]);
});
