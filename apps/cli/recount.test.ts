import { expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { county, scope, useCounted } from '#rooms/indicators/testing/counted.ts'
import { runCli } from './testing/run-cli.ts'

const counted = useCounted()

const recount = (...args: string[]) => {
  const { adminUrl, appUrl } = counted.database
  const env = { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl }
  return runCli(['recount', ...args], { lang: 'C', env })
}

test('holds every total against the records, lists what differs, and mends it when told to', async () => {
  const record = { kind: 'deed', id: newId(), version: 1 }
  await counted.record({ facts: [counted.fact({ record, quantity: 3 })] })
  await counted.fold()
  expect(await recount()).toMatchObject({ code: 0, out: expect.stringMatching(/^1 counties/) })
  await counted.database.work.write(scope, (tx) =>
    tx.db
      .updateTable('indicators.totals')
      .set({ quantity: 8 })
      .where('countyCode', '=', county)
      .where('scope', '=', county)
      .execute(),
  )
  const found = await recount('--rebuild')
  expect(found.code).toBe(1)
  expect(found.out).toMatch(
    `${county} region ${county} deed 2026-03-01 declared: 8 / 3\n1 counties`,
  )
  expect((await recount()).code).toBe(0)
}, 60_000)

test('knows no other option', async () => {
  expect((await recount('--mend')).code).toBe(2)
})
