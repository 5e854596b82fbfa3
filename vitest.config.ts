import { defineConfig } from 'vitest/config';

/** Thousands of visits, months of events and hundreds of killed processes on every core: beside them, whatever has a deadline of its own would miss it. */
const ALONE = ['test/property/{visits,mutants,cuts}.test.ts', 'test/sync/**/*.test.ts'];

/** Real peers (pcscd, a pty, a printer, a browser) are shared by the machine: their suites run one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/{bench,contract,fuzz,property}/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
          exclude: ALONE,
          testTimeout: 30_000,
          // Most of them wait for a wire, not for the processor: one worker less than there are cores, the default, leaves half of it idle.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'proof',
          include: ALONE,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          // `npm run release -- --try`: a Debian is made for it.
          name: 'release',
          include: ['test/release/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
