#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 19];
const BUILD_FAILED = 1;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(`Tocsin needs Node.js ${OLDEST.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(BUILD_FAILED);
}

const builder = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
// An installed package brings its build; only a checkout has the sources to make one.
if (existsSync(builder) && existsSync(new URL('../src', import.meta.url))) {
  const { isStale } = await import(builder);
  // In a process of its own, whose memory goes with it.
  if (isStale()) {
    console.error('Building Tocsin …');
    const { status } = spawnSync(process.execPath, [builder, '--if-stale'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) process.exit(status ?? BUILD_FAILED);
  }
}
await import('../dist/server/main.js');
