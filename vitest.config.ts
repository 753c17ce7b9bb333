import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/gates/**', 'node_modules/**'],
    testTimeout: 60_000,
    // Nothing here keeps state between tests: one process may load the program once for all files.
    isolate: false,
  },
})
