import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{base,rooms,packages,apps,tests}/**/*.test.ts'],
    // Journeys drive a browser and have their own command.
    exclude: ['**/node_modules/**', 'tests/journeys/**'],
    globalSetup: ['tests/database/global-setup.ts'],
    // Most of a test is spent waiting for a database or a process of its own; one worker fewer than cores leaves both idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Nothing is mocked and no module keeps what a test changes; loading each module once a worker saves a third.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
