import { describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { county } from '#rooms/programmes/testing/offices.ts'
import { scope, useVillages } from '../../testing/villages.ts'
import { moveNeedsOfDuplicate, moveNeedsToSeat, releaseWhenClosed } from './follow-organizations.ts'
import { countNeedsOf } from './store.ts'

const villages = useVillages()
const { read, act, bring, submit } = villages
const write = (act: Parameters<typeof villages.application.work.write>[1]) =>
  villages.application.work.write(scope, act)

describe('when a unit is closed in the middle of the year', () => {
  test('what it had in hand is there for others, what it delivered stays for the village', async () => {
    const [held, delivered, asked] = [await bring('doing'), await bring('delivered'), await bring()]
    await act('other', asked, 'claim', { organizationId: villages.other })
    await write((tx) => releaseWhenClosed(tx, county, villages.unit))
    await write((tx) => releaseWhenClosed(tx, county, villages.other))
    expect(await read(held)).toMatchObject({
      ...{ state: 'published', holder: null },
      matches: [{ state: 'ended', reason: '单位已撤销' }],
    })
    expect((await read(held)).steps.at(-1)).toMatchObject({ step: 'release', side: 'system' })
    expect(await read(delivered)).toMatchObject({
      state: 'delivered',
      holder: { name: '市统计局' },
    })
    expect((await read(asked)).matches).toMatchObject([{ state: 'ended' }])
    const { version } = await read(held)
    await write((tx) => releaseWhenClosed(tx, county, villages.unit))
    expect((await read(held)).version).toBe(version)
  })
})

describe('when an organization was written twice', () => {
  test('the kept unit has in hand what the other had', async () => {
    const [kept] = (await villages.register({ name: '市统计局（正）' })) as [string]
    const [held, asked] = [await bring('claimed'), await bring()]
    await act('other', asked, 'claim', { organizationId: villages.other })
    const seat = `${county}000000`
    await write((tx) => moveNeedsOfDuplicate(tx, county, { from: villages.unit, to: kept, seat }))
    await write((tx) => moveNeedsOfDuplicate(tx, county, { from: villages.other, to: kept, seat }))
    expect(await read(held)).toMatchObject({
      ...{ holder: { id: kept }, matches: [{ state: 'agreed', organization: { id: kept } }] },
    })
    expect((await read(asked)).matches).toMatchObject([{ organization: { id: kept } }])
    // Back again, for the tests beside this one.
    await write((tx) => moveNeedsOfDuplicate(tx, county, { from: kept, to: villages.unit, seat }))
  })

  test('the kept village asks for what the other asked for, under numbers of its own', async () => {
    const [twin] = (await villages.register({
      ...{ side: 'community', kind: 'village', level: 'village', name: '腰甸村委会' },
      regionCode: '222403108204',
    })) as [string]
    const before = await read(await submit())
    const path = await submit()
    await write(async (tx) => {
      await tx.db
        .updateTable('needs.needs')
        .set({ communityId: twin, number: 1 })
        .where('countyCode', '=', county)
        .where('id', '=', path.split('/').at(-1) as string)
        .execute()
      const seat = '222403108204'
      await moveNeedsOfDuplicate(tx, county, { from: twin, to: villages.village, seat })
    })
    const moved = await read(path)
    expect(moved.community.id).toBe(villages.village)
    expect(moved.number).toBeGreaterThan(before.number)
  })
})

test('a village with its seat elsewhere asks there', async () => {
  const path = await submit({ communityId: villages.farVillage }, 'far')
  const to = { organizationId: villages.farVillage, seat: '222403108205' }
  await write((tx) => moveNeedsToSeat(tx, county, to))
  expect((await read(path, 'township')).regionCode).toBe('222403108205')
})

test('an organization is told how many needs hang on it', async () => {
  const id = newId()
  const count = (ids: string[]) =>
    villages.application.work.read(scope, (tx) => countNeedsOf(tx, county, ids))
  expect(await count([id])).toBe(0)
  const before = await count([villages.village])
  await submit()
  expect(await count([villages.village])).toBe(before + 1)
})
