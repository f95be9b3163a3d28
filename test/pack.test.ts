import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { removeTestFolder } from '../src/store/cluster/testing.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'tocsin-pack-'));
const app = join(folder, 'app');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
/** Brought along by whoever installs: a package carries no fixtures. */
const INVENTED = resolve('src/sources/unodc-ids/fixtures/unodc-ids-invented.csv');
/** `npm test` sets variables of this checkout; a stranger's shell has none of them. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_(registry|cache))|TOCSIN_|NODE_ENV|VITEST)/.test(name),
  ),
);

afterAll(() => {
  removeTestFolder(join(folder, 'data'));
  removeTestFolder(join(folder, 'home'));
  rmSync(folder, { recursive: true, force: true });
});

interface Signal {
  readonly substance: { readonly name: string } | null;
}

const npm = (args: string[], cwd: string) => run('npm', args, { cwd, env: environment });
const tocsin = (args: string[]) =>
  run('npx', ['--no-install', 'tocsin', ...args], {
    cwd: app,
    env: { ...environment, TOCSIN_DATA: join(folder, 'data') },
  });

/** From npm's cache where it holds everything, else from the registry. */
async function install(tarball: string): Promise<void> {
  const args = ['install', '--omit=dev', '--no-audit', '--no-fund', tarball];
  await npm([...args, '--offline'], app).catch(() => npm([...args, '--prefer-offline'], app));
}

test('the packed project runs where it is installed, without its sources or development packages', async () => {
  await run(process.execPath, [resolve('scripts/build.mjs'), '--if-stale']);
  const packed = await npm(
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    resolve('.'),
  );
  const [{ filename, files }] = JSON.parse(packed.stdout);
  const paths: string[] = files.map((file: { path: string }) => file.path);
  expect(paths).toContain('dist/server/main.js');
  expect(paths).toContain('dist/web/index.html');
  expect(paths.filter((path) => /^(src|test|packages|scripts)\//.test(path))).toEqual([]);

  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name":"elsewhere","private":true}');
  await install(join(folder, filename));

  expect((await tocsin(['--version'])).stdout.trim()).toBe(manifest.version);
  const read = await tocsin(['import', 'unodc-ids', INVENTED, '--json']);
  expect(JSON.parse(read.stdout)).toMatchObject({ read: 1911, new: 1911, rejected: 0 });
  expect(JSON.parse((await tocsin(['status', '--json'])).stdout)).toMatchObject({ reports: 1911 });
  const { signals } = JSON.parse((await tocsin(['signals', '--json'])).stdout);
  expect(signals.map((signal: Signal) => signal.substance?.name)).toContain('Protonitazene');
});

const NOBODY = 65_534;

test.skipIf(process.getuid?.() !== 0)(
  'somebody who is not root runs what root installed, in a home that is theirs alone',
  async () => {
    chmodSync(folder, 0o755);
    const home = join(folder, 'home');
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, NOBODY, NOBODY);
    copyFileSync(INVENTED, join(home, 'seized.csv'));
    const { stdout } = await run(
      process.execPath,
      [
        join(app, 'node_modules/tocsin/bin/tocsin.mjs'),
        'import',
        'unodc-ids',
        join(home, 'seized.csv'),
        '--json',
      ],
      { cwd: home, env: { ...environment, HOME: home }, uid: NOBODY, gid: NOBODY },
    );
    expect(JSON.parse(stdout)).toMatchObject({ read: 1911, new: 1911 });
    const held = statSync(join(home, '.tocsin/database'));
    expect([held.uid, held.mode & 0o077]).toEqual([NOBODY, 0]);
  },
);
