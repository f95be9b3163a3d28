import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sub-folders of a folder, but those named. */
export function listFolders(folder: string, without: readonly string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !without.includes(entry.name))
    .map((entry) => entry.name)
    .sort();
}

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Each pattern that a page must hold, with what to say where it does not. */
function listAbsent(text: string, needed: Readonly<Record<string, RegExp>>): string[] {
  return Object.entries(needed).flatMap(([what, pattern]) => (pattern.test(text) ? [] : [what]));
}

/** What the folder of a source lacks of what ARCHITECTURE.md asks of each. Names of fixtures must stand in its test. */
export function listMissingOfSource(folder: string, id: string): string[] {
  const files = ['source.ts', 'columns.ts', 'normalise.ts', 'source.test.ts', 'README.md'];
  const missing = files.filter((name) => !existsSync(join(folder, name)));
  const fixtures = existsSync(join(folder, 'fixtures')) ? readdirSync(join(folder, 'fixtures')) : [];
  if (fixtures.length === 0) missing.push('fixtures');
  const test = readIfThere(join(folder, 'source.test.ts'));
  const page = readIfThere(join(folder, 'README.md'));
  missing.push(
    ...fixtures.filter((name) => !test.includes(name)).map((name) => `a test that reads fixtures/${name}`),
    ...fixtures
      .filter((name) => !page.includes(name.split('.')[0] ?? name))
      .map((name) => `fixtures/${name} in README.md`),
    ...listAbsent(page, {
      [`the title «# ${id}: …» in README.md`]: new RegExp(`^# ${id}: \\S`),
      'the licence in README.md': /licence/i,
      'the landing page in README.md': /https:\/\/|landing\s+page/i,
      'the publisher in README.md': /publisher/i,
    }),
  );
  return missing;
}

/** What the folder of a detector lacks. `citations` are those that it declares; its method page must name each first author and year. */
export function listMissingOfDetector(folder: string, citations: readonly string[]): string[] {
  const files = ['detector.ts', 'parameters.ts', 'detector.test.ts', 'README.md'];
  const missing = files.filter((name) => !existsSync(join(folder, name)));
  const page = readIfThere(join(folder, 'README.md'));
  const parameters = readIfThere(join(folder, 'parameters.ts'));
  missing.push(
    ...listAbsent(page, {
      'a title in README.md': /^# \S/,
      'when it does not judge, in README.md': /^(?:## When it cannot run|Not judged:|Limits:)/m,
      'its sources in README.md': /^(?:## Citations|Sources?:)/m,
    }),
    ...listAbsent(parameters, { 'a zod schema in parameters.ts': /z\.strictObject\(/ }),
  );
  if (citations.length === 0) missing.push('citations');
  for (const citation of citations) {
    const author = citation.split(' ')[0] ?? '';
    const year = /\b(?:19|20)\d\d\b/.exec(citation)?.[0] ?? 'a year';
    if (!page.includes(author) || !page.includes(year)) missing.push(`${author} ${year} in README.md`);
  }
  return missing;
}
