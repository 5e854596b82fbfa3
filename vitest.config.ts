import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/{contract,fuzz,property}/**/*.test.ts', 'tools/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
