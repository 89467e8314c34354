import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The unit tests: everything that runs in Node, without a browser. Playwright has the rest (tests/e2e). */
export default defineConfig({
  resolve: {
    alias: {
      'virtual:faultline-systems': resolve(import.meta.dirname, 'src/document/testing.ts'),
      'virtual:faultline-lessons': resolve(import.meta.dirname, 'src/document/testing.ts'),
      'virtual:faultline-templates': resolve(import.meta.dirname, 'src/document/testing.ts'),
    },
  },
  test: {
    name: 'unit',
    environment: 'node',
    include: [
      'simulator/**/*.test.ts',
      'lessons/**/*.test.ts',
      'src/**/*.test.{ts,tsx}',
      'tests/**/*.test.ts',
    ],
    // By default one CPU is left free, which on two is half of them.
    maxWorkers: '100%',
    // Generous: CI runs all of them at once on two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ['**/node_modules/**', 'tests/e2e/**'],
  },
});
