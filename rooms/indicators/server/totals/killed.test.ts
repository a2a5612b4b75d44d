import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { endsBefore } from '../../../../tests/database/kill-between.ts'
import { county, scope, useCounted } from '../../testing/counted.ts'
import { foldCounty } from './fold-county.ts'
import { recountCounty } from './recount.ts'

const counted = useCounted()
const program = join(import.meta.dirname, '..', '..', 'testing', 'fold-process.ts')

async function deeds(): Promise<number> {
  const { database } = counted
  const rows = await database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('indicators.totals')
      .select('quantity')
      .where('countyCode', '=', county)
      .where('whose', '=', 'region')
      .where('scope', '=', county)
      .execute(),
  )
  return rows.reduce((sum, { quantity }) => sum + quantity, 0)
}

test('killed between any two statements it counts nothing twice and loses nothing', async () => {
  const { database } = counted
  const count = 41
  for (let made = 0; made < count; made++) {
    const record = { kind: 'deed', id: newId(), version: 1 }
    await counted.record({ facts: [counted.fact({ record })] })
    if (made % 3 === 0) await counted.record({ raises: { record, to: 'confirmed', way: 'link' } })
  }
  let ended = false
  let kills = 0
  // Each life goes one statement further than the one before, until one is long enough to fold all.
  for (let statements = 1; !ended; statements++) {
    ended = await endsBefore(statements, program, database.appUrl, county)
    if (!ended) kills += 1
    expect(await recountCounty(database.work, county)).toEqual([])
  }
  expect(kills).toBeGreaterThan(10)
  expect(await foldCounty(database.work, county)).toBe(0)
  expect(await deeds()).toBe(count)
}, 120_000)
