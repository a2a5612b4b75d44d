import { expect, test } from 'vitest'
import { bring } from '../../../testing/brought.ts'
import { county, office } from '../../../testing/places.ts'
import { useRegistry } from '../../../testing/registry.ts'

const registry = useRegistry()
const header = ['编号', '名称', '类型', '区划代码']

const keysOf = (id: string) =>
  registry.work.read({ counties: [county] }, async (tx) => {
    const rows = await tx.db
      .selectFrom('journal.subjectKeys')
      .select('subjectId')
      .where('countyCode', '=', county)
      .where('subjectId', '=', id)
      .execute()
    return rows.length
  })

test('of a cadre who is gone with the import no key stays, of one who was there before it does', async () => {
  const first = await bring(registry, [header, ['W1', '王大山', '干部', office]])
  await first.apply()
  const second = await bring(registry, [
    header,
    ['W1', '王大川', '干部', office],
    ['W2', '李大河', '干部', office],
  ])
  await second.apply()
  const [stays] = await second.rows('changed')
  const [goes] = await second.rows('new')
  expect([await keysOf(stays.organizationId), await keysOf(goes.organizationId)]).toEqual([1, 1])
  expect(await second.undo()).toMatchObject({ state: 'undone' })
  expect([await keysOf(stays.organizationId), await keysOf(goes.organizationId)]).toEqual([1, 0])
})

test('what hung on something that the undoing of another import took away is told by name', async () => {
  const columns = [...header, '上级编号']
  const first = await bring(registry, [columns, ['V1', '上级局', '单位', office, '']])
  await first.apply()
  const [{ organizationId: above }] = await first.rows('new')
  const below = { code: 'V2', parentId: above }
  const id = await registry.as('chief').make('下级站', below)
  const second = await bring(registry, [columns, ['V2', '下级站', '单位', office, '']])
  expect(await second.apply()).toMatchObject({ state: 'applied' })
  expect(await first.undo()).toMatchObject({ state: 'undone' })
  expect(await second.undo()).toMatchObject({
    state: 'applied',
    stale: [{ row: 2, code: 'V2', name: '下级站', organizationId: id, what: 'parent-gone' }],
  })
})
