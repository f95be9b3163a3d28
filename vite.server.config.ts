import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Output name → source. Workers are files of their own in dist/server, beside main.js. */
const ENTRIES = {
  main: 'src/cli/main.ts',
  'detection-worker': 'src/features/detection/worker.ts',
};

const { dependencies } = JSON.parse(readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8'));

/**
 * The half of the product that Node runs. What package.json lists as a dependency is left to npm; all else, our own
 * packages first, goes into the bundle.
 */
export default defineConfig({
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: Object.keys(dependencies) },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: ENTRIES,
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        // Beside main.js, so that what a file finds by its own address it finds from a chunk too.
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
