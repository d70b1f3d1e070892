import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.mjs';

// Each file starts processes that train; more than two at once only wait for each other.
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      name: 'e2e',
      globalSetup: 'tests/reference-run.ts',
      maxWorkers: 2,
      testTimeout: 600_000,
      hookTimeout: 600_000,
    },
  }),
);
