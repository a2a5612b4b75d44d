import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{base,rooms,packages,apps,tests}/**/*.test.ts'],
    // Journeys drive a browser and have their own command.
    exclude: ['**/node_modules/**', 'tests/journeys/**'],
    globalSetup: ['tests/database/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
