import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

// Whoever asks for the build, a test run for one: React's other half is three times as large, and slower.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

/** What the build is made of. Tests and their reference values are not in it. */
const FOLDERS = ['src', 'packages'];
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.server.config.ts',
  'vite.web.config.ts',
  'scripts/build.mjs',
];
const LEFT_OUT = /\.test\.tsx?$|(^|\/)(node_modules|fixtures|test)(\/|$)|^packages\/[^/]+\/reference(\/|$)/;

const dist = at('dist');
const stampFile = at('dist', 'build.json');
const lockFile = at('dist', '.build.lock');
const WAIT_MS = 200;

/** A hash of every file that the build is made of: names and contents, so that a checkout's dates do not matter. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of listSources()) {
    const content = readFileSync(at(file));
    hash.update(`${file.split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function listSources() {
  const files = FILES.filter((file) => existsSync(at(file)));
  for (const folder of FOLDERS) collect(at(folder), files);
  return files.sort();
}

function collect(folder, files) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = relative(root, path);
    if (LEFT_OUT.test(name.split(sep).join('/'))) continue;
    if (entry.isDirectory()) collect(path, files);
    else files.push(name);
  }
}

/** True when the sources are here and the build is not of them. An installed package has no sources: never stale. */
export function isStale() {
  return existsSync(at('src')) && readStamp() !== hashSources();
}

function readStamp() {
  if (!existsSync(stampFile) || !existsSync(at('dist', 'server', 'main.js'))) return undefined;
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).sources;
  } catch {
    // Cut off while it was written: build again.
    return undefined;
  }
}

/**
 * Builds the server and the web page; of several at once one builds and the others wait for it. Without the page the
 * build stays marked stale: that is for work on the server alone.
 */
export async function build({ onlyIfStale, withWeb }) {
  if (onlyIfStale && !isStale()) return;
  mkdirSync(dist, { recursive: true });
  await takeLock();
  try {
    if (onlyIfStale && !isStale()) return;
    await buildAll(withWeb);
  } finally {
    rmSync(lockFile, { force: true });
  }
}

async function takeLock() {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld()) rmSync(lockFile, { force: true });
    else await delay(WAIT_MS);
  }
}

/** A build that was killed leaves its lock behind; its number tells. */
function isHeld() {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    // Empty: its maker is between creating and writing it.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function buildAll(withWeb) {
  const started = performance.now();
  const sources = hashSources();
  const vite = await loadVite();
  // Beside the old build, and swapped at the end: a server that runs keeps its files until then.
  const draft = at('dist', `.draft-${process.pid}`);
  rmSync(stampFile, { force: true });
  removeDrafts();
  try {
    await buildPart(vite, 'vite.server.config.ts', join(draft, 'server'));
    if (withWeb && existsSync(at('src', 'web', 'index.html')))
      await buildPart(vite, 'vite.web.config.ts', join(draft, 'web'));
    for (const part of readdirSync(draft)) swap(join(draft, part), at('dist', part), draft);
    if (withWeb) writeFileSync(stampFile, `${JSON.stringify({ sources })}\n`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  console.error(`Tocsin was built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function buildPart(vite, config, outDir) {
  return vite.build({
    configFile: at(config),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
}

function swap(from, to, draft) {
  if (existsSync(to)) renameSync(to, join(draft, `old-${Math.random().toString(36).slice(2)}`));
  renameSync(from, to);
}

function removeDrafts() {
  for (const name of readdirSync(dist))
    if (name.startsWith('.draft-')) rmSync(join(dist, name), { recursive: true, force: true });
}

async function loadVite() {
  try {
    return await import('vite');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('Building Tocsin needs its development packages: run npm ci --include=dev');
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(root);
  try {
    const onlyIfStale = process.argv.includes('--if-stale');
    await build({ onlyIfStale, withWeb: !process.argv.includes('--server-only') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
