import { beforeAll, expect, test } from 'vitest'
import { createWork } from '#base/server/db/work.ts'
import { erasePersonKey } from '#rooms/journal/server/door.ts'
import { county } from '../../testing/places.ts'
import { everyWriter, useRegistry } from '../../testing/registry.ts'
import { insertEarlierVersions, listEarlierVersions } from '../history/store.ts'
import { listReached } from '../reach/store.ts'
import { forgetCadres } from './forget-cadres.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
beforeAll(() => {
  chief = registry.as('chief')
})

const long = new Date(Date.now() - 800 * 86_400_000)
const cadre = (name: string, more = {}) =>
  chief.make(name, { kind: 'person', beginsOn: '2018-01-01', ...more })
const forget = () => forgetCadres(registry.work, erasePersonKey)
const namesOf = (id: string) =>
  registry.work.read({ counties: [county] }, async (tx) => {
    const versions = await listEarlierVersions(tx, county, [id])
    return versions.map(({ record }) => record.name)
  })

/** A version that ended long ago, as a change of that day would have kept it. */
async function keepVersion(id: string, version: number, name: string, at = long) {
  await registry.work.write({ counties: [county] }, async (tx) => {
    const reach = {
      scope: { counties: [county] },
      regions: [{ prefix: county }],
      organizations: [],
    }
    const [row] = await listReached(tx, county, reach, [id])
    const record = { ...(row as NonNullable<typeof row>), name, version }
    const by = { change: 'rename', changedBy: 'x', reason: null }
    await insertEarlierVersions({ ...tx, now: at }, county, [{ record, ...by }])
  })
}

test('a former name goes two years after it ceased; the present one and a younger one stay', async () => {
  const id = await cadre('王明')
  await keepVersion(id, -3, '王小明')
  await keepVersion(id, -2, '王明')
  await keepVersion(id, -1, '王大明', new Date())
  const unit = await chief.make('市水利局')
  await keepVersion(unit, -1, '市水电局')
  expect(await forget()).toEqual({ closed: 0, former: 1 })
  expect(await namesOf(id)).toEqual(['—', '王明', '王大明'])
  expect(await namesOf(unit)).toEqual(['市水电局'])
  expect(await forget()).toEqual({ closed: 0, former: 0 })
})

test('of a name that came back the last time counts', async () => {
  const id = await cadre('李四')
  await keepVersion(id, -2, '李三')
  await keepVersion(id, -1, '李三', new Date())
  expect(await forget()).toEqual({ closed: 0, former: 0 })
})

test('two years after a cadre’s support was over the name is gone everywhere', async () => {
  const id = await cadre('赵六')
  await keepVersion(id, -1, '赵六')
  await chief.post(`/${county}/${id}/close`, { version: 1, day: '2021-01-01', reason: '调走' })
  expect(await forget()).toEqual({ closed: 1, former: 0 })
  expect(await chief.show(id)).toMatchObject({ name: '—', endsOn: '2021-01-01' })
  // The version that the closing ended ended today, and its name with it.
  const future = new Date(Date.now() + 800 * 86_400_000)
  await forgetCadres(
    createWork(registry.database.db, () => future, everyWriter),
    erasePersonKey,
  )
  expect(await namesOf(id)).toEqual(['赵六', '赵六'])
})

test('the serving role changes no former version by itself', async () => {
  await expect(
    registry.work.write({ counties: [county] }, (tx) =>
      tx.db
        .updateTable('organizations.earlierVersions')
        .set({ reason: 'x' })
        .where('countyCode', '=', county)
        .execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})
