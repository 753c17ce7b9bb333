import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/gates/**', 'node_modules/**'],
    testTimeout: 60_000,
    // Nobody's own cache is written by a test.
    env: { FLEURON_CACHE: join(tmpdir(), 'fleuron-tests-cache') },
    // Nothing here keeps state between tests: one process may load the program once for all files.
    isolate: false,
  },
})
