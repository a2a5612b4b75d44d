import { expect, test } from 'vitest'
import { useFreshDatabases } from '../database/fresh-database.ts'
import { places } from './build-sheet.ts'
import { City } from './city.ts'
import { runServer } from './run-server.ts'

const fresh = useFreshDatabases()

test('a registry is brought in, corrected, re-organised, taken out and brought in again unchanged', async () => {
  const server = await runServer(await fresh())
  try {
    const seats = places.filter(({ level }) => level === 'village')
    const steps = await new City(server, { villages: 300, branches: 600 }, seats).live()
    expect(steps.map(({ what }) => what).at(-1)).toContain('nothing changed')
  } finally {
    await server.kill()
  }
}, 120_000)
