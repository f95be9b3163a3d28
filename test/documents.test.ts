import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestFolder, removeTestFolder } from '../src/store/cluster/testing.ts';
import { anchorsOf, type Example, listExamples, listPages, proseOf } from './pages-of-text.ts';

const PAGES = listPages();
/** Messages that tell a person what to type. */
const MESSAGES = [
  'src/kernel/errors.ts',
  ...readdirSync('src/model/messages').map((name) => `src/model/messages/${name}`),
];
const TOLD: readonly Example[] = MESSAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/(?:«|: )(?:npx )?(tocsin [\w -]+)(?=[»—.'])/g)].map(
    ([, command = '']) => ({
      page,
      command: command.trim(),
      isBlock: false,
    }),
  ),
);
const EXAMPLES = [...PAGES.flatMap(listExamples), ...TOLD];
const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8'));
/** Commands of npm itself that the pages name. */
const NPM = ['ci', 'audit'];

const data = makeTestFolder();
beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { encoding: 'utf8' });
  expect([built.status, built.status === 0 ? '' : built.stderr]).toEqual([0, '']);
});
afterAll(() => {
  tocsin(['stop']);
  removeTestFolder(data);
});

function tocsin(words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, TOCSIN_DATA: data, COLUMNS: '400' };
  return spawnSync(process.execPath, [resolve('bin/tocsin.mjs'), ...words], { env, encoding: 'utf8' });
}

const helps = new Map<string, string>();
/** What the command line's own parser says of a command; empty for one that it does not know. */
function helpOf(command: readonly string[]): string {
  const key = command.join(' ');
  const text = helps.get(key) ?? tocsin([...command, '--help']).stdout;
  helps.set(key, text);
  return text.startsWith(`Usage: tocsin ${key}`.trim()) ? text : '';
}

/** What is wrong with an example by the help of the command that it names. */
function faultsOf(words: readonly string[]): string[] {
  const isWord = (word: string | undefined): word is string => word !== undefined && /^[a-z-]+$/.test(word);
  const [first, second] = words;
  if (!isWord(first) || first.startsWith('-')) return [];
  const nested = isWord(second) && !second.startsWith('-') ? helpOf([first, second]) : '';
  const help = nested === '' ? helpOf([first]) : nested;
  if (help === '') return [`there is no command ${first}`];
  const options = words.filter((word) => word.startsWith('--'));
  const faults = options.filter((option) => !new RegExp(`^ +${option}(?![\\w-])`, 'm').test(help));
  const usage = help.split('\n')[0] ?? '';
  if (usage.includes('[command]')) faults.push(`${first} needs one of its commands`);
  // `<number...>` takes as many as are named.
  const declared = usage.includes('...>')
    ? Number.POSITIVE_INFINITY
    : (usage.match(/<[\w-]+>/g) ?? []).length;
  const takesValue = (option: string) => new RegExp(`^ +${option} <`, 'm').test(help);
  let given = 0;
  for (const [index, word] of words.entries())
    if (index >= (nested === '' ? 1 : 2) && !word.startsWith('--') && !takesValue(words[index - 1] ?? ''))
      given += 1;
  // A mention in a sentence may leave its arguments out, never name more than there are.
  if (given > declared) faults.push(`${usage} takes ${declared} arguments`);
  return faults;
}

function checkExample({ command }: Example): string[] {
  const [program = '', ...words] = command.replace(/^npx /, '').split(/\s+/);
  if (program === 'tocsin') return faultsOf(words);
  if (program === 'node') return existsSync(words[0] ?? '') ? [] : [`there is no ${words[0]}`];
  if (program !== 'npm') return [`${program} is no command of ours`];
  const script = (words[0] === 'run' ? words[1] : words[0]) ?? '';
  return NPM.includes(script) || script in MANIFEST.scripts ? [] : [`there is no script ${script}`];
}

describe('commands', () => {
  test.each(EXAMPLES)('$page: $command is one', (example) => {
    expect(checkExample(example)).toEqual([]);
  });

  test('a command or option that does not exist would be found out', () => {
    expect(faultsOf(['imprt', 'x'])).toEqual(['there is no command imprt']);
    expect(faultsOf(['import', 'unodc-ids', 'FILE', '--dry'])).toEqual(['--dry']);
    expect(faultsOf(['signals', 'all'])).toHaveLength(1);
    expect(faultsOf(['rejects'])).toEqual(['rejects needs one of its commands']);
    expect(faultsOf(['import', 'table', 'FILE', '--mapping', 'FILE', '--json'])).toEqual([]);
  });

  test('the walk-through of the README does what it says, command by command', () => {
    const steps = EXAMPLES.filter(
      ({ page, isBlock, command }) => page === 'README.md' && isBlock && /^npx tocsin /.test(command),
    );
    expect(steps.length).toBeGreaterThanOrEqual(3);
    const told = steps.map(({ command }) => {
      const { status, stdout, stderr } = tocsin(command.split(/\s+/).slice(2));
      expect([command, status, status === 0 ? '' : stderr]).toEqual([command, 0, '']);
      return stdout;
    });
    expect(told.join('')).toMatch(/^1\. \S/m);
    const { stdout } = tocsin(['signals', '--json', '--database', 'live']);
    const kinds: string[] = [...stdout.matchAll(/"kind": ?"([a-z-]+)"/g)].map(([, kind = '']) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['first-appearance', 'increase', 'stream-volume']));
  });

  test('the invented seizures are what their script writes', () => {
    const script = 'scripts/invent-seizures.mjs';
    expect(spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

describe('links', () => {
  const links = PAGES.flatMap((page) =>
    [...proseOf(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({
      page,
      target,
    })),
  );
  const inside = links.filter(({ target }) => !/^[a-z]+:/.test(target));

  test.each(inside)('$page → $target', ({ page, target }) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined) expect([...anchorsOf(readFileSync(file, 'utf8'))]).toContain(anchor);
  });

  test('links that leave the repository are https', () => {
    expect(links.filter(({ target }) => /^[a-z]+:/.test(target) && !target.startsWith('https:'))).toEqual([]);
  });
});

/** Files and folders that a page names as code: from the root, or from the folder of the page. */
const PATH =
  /^(?:(?:src|test|docs|packages|scripts|bench|bin|decisions|fixtures|engine|registry|\.ci|\.github)\/)[\w./*-]*\w(?:\.\w+)?\/?$/;

test.each(PAGES)('%s names no file that is not there', (page) => {
  const named = [...proseOf(readFileSync(page, 'utf8')).matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  const paths = named.filter((code) => PATH.test(code) && !/[*<>]/.test(code));
  const isThere = (path: string) =>
    [path, join(dirname(page), path), join('src', path)].some((at) => existsSync(at));
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});
