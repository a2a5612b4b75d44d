import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { writeEvents } from '#base/server/db/work.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { countyCode } from './dunhua.ts'
import { loadDemo } from './load-demo.ts'

const database = useDatabase({ writers: [writeEvents] })
const scope = { counties: [countyCode] }
const quiet = () => undefined

beforeAll(async () => {
  await loadShippedRegions(database.adminUrl)
  await loadDemo(database.work, quiet)
})

test('every unit and every village of the demo takes part in its cycle from the first day', async () => {
  const rows = await database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('programmes.participants')
      .select((eb) => ['part', 'joinedOn', eb.fn.countAll<number>().as('count')])
      .where('countyCode', '=', countyCode)
      .where('leftOn', 'is', null)
      .groupBy(['part', 'joinedOn'])
      .orderBy('part')
      .execute(),
  )
  const told = rows.map(({ part, joinedOn, count }) => [part, joinedOn.slice(4), Number(count)])
  expect(told).toEqual([
    ['community', '-01-01', 322],
    ['supporter', '-01-01', 119],
  ])
})

test('no task of the demo is late on the day that it is loaded', async () => {
  const tasks = await database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('programmes.tasks')
      .select(['dueOn', 'doneOn'])
      .where('countyCode', '=', countyCode)
      .execute(),
  )
  const today = dayOf(new Date())
  expect(tasks.length).toBeGreaterThan(0)
  for (const { dueOn, doneOn } of tasks) expect(doneOn).toBe(dueOn < today ? dueOn : null)
})

test('a demo whose programme was withdrawn is there all the same, and not loaded again', async () => {
  await database.work.write(scope, (tx) =>
    tx.db
      .updateTable('programmes.programmes')
      .set({ publishedAt: null })
      .where('keeperCode', '=', countyCode)
      .execute(),
  )
  await loadDemo(database.work, quiet)
  const { count } = await database.work.read(scope, (tx) =>
    tx.db
      .selectFrom('programmes.programmes')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  expect(Number(count)).toBe(1)
})
