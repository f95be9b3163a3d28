import { defineConfig } from 'vitest/config';

/** Tests that start the product and look at it with a browser; they need Debian's chromium. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/prepared-folder.ts'],
    setupFiles: ['test/browser/tell-failure.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // As patient as the browser is with what is to come.
    expect: { poll: { timeout: 30_000 } },
    // Each file has a product, a data folder and a browser of its own.
    maxWorkers: 2,
    env: { TZ: 'UTC' },
  },
});
