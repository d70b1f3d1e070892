import { defineConfig } from 'vitest/config';

const conditions = ['@espalier/source', 'node', 'import', 'module', 'default'];

/** What every package's tests share: run from source, one fork a file, nothing printed. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 60_000,
    coverage: { reportsDirectory: './coverage' },
  },
});
