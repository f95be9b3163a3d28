import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The package exports its script but not its WASM; both are served as files.
const rdkitFolder = dirname(createRequire(import.meta.url).resolve('@rdkit/rdkit'));

/** The browser's half of the product; the server serves `dist/web`. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  resolve: { alias: { 'rdkit-files': rdkitFolder } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // The structure drawing's WASM and the map's shapes are files of their own, never inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': process.env.TOCSIN_API ?? 'http://127.0.0.1:4180' } },
});
