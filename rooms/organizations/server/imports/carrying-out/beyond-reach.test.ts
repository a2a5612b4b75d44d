/** Whoever may not hang an organization elsewhere by hand does so neither by a sheet that was judged before, nor by taking one back. */
import { beforeAll, expect, test } from 'vitest'
import { bring } from '../../../testing/brought.ts'
import { dashitou, office, yanming } from '../../../testing/places.ts'
import { useRegistry } from '../../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
beforeAll(async () => {
  chief = registry.as('chief')
  await registry.admit('yanming', [{ role: 'office', code: yanming }])
})

/** An organization of the township that its office hangs below another, or to the top. */
const sheet = (code: string, above: string) => [
  ['编号', '名称', '类型', '区划代码', '上级编号'],
  [code, `${code}站`, '单位', yanming, above],
]
const make = (code: string, parentId?: string) =>
  chief.make(`${code}站`, { code, regionCode: yanming, parentId: parentId ?? null })

async function parentOf(id: string): Promise<string | null> {
  return (await chief.show(id)).parentId
}

test('applying asks again what hangs on a row, because somebody hung it there after the preview', async () => {
  await make('P1')
  const id = await make('X1')
  const brought = await bring(registry, sheet('X1', 'P1'), { who: 'yanming' })
  expect(await brought.show()).toMatchObject({ state: 'previewed' })
  const below = await make('W1', id)
  await chief.make('大石头支部', { kind: 'branch', regionCode: dashitou, parentId: below })
  expect(await brought.apply()).toMatchObject({
    state: 'faulty',
    stale: [{ row: 2, code: 'X1', what: 'beyond' }],
  })
  expect(await brought.faults()).toMatchObject([{ code: 'branches-beyond' }])
  expect(await parentOf(id)).toBeNull()
})

test('undoing asks it too, and the office above undoes it', async () => {
  const above = await make('P2')
  const id = await make('X2', above)
  const brought = await bring(registry, sheet('X2', ''), { who: 'yanming' })
  expect(await brought.apply()).toMatchObject({ state: 'applied' })
  await chief.make('大石头支部', { kind: 'branch', regionCode: dashitou, parentId: id })
  expect(await brought.undo()).toMatchObject({
    state: 'applied',
    stale: [{ row: 2, code: 'X2', what: 'beyond' }],
  })
  expect(await parentOf(id)).toBeNull()
  expect(await brought.as('chief').undo()).toMatchObject({ state: 'undone' })
  expect(await parentOf(id)).toBe(above)
})

test('the county takes back what an office of the prefecture brought, while it answers for itself', async () => {
  await registry.admit('prefecture', [{ role: 'office', code: '222400000000' }])
  const brought = await bring(registry, sheet('X3', ''), { who: 'prefecture' })
  expect(await brought.apply()).toMatchObject({ state: 'applied' })
  await registry.admit('county', [{ role: 'office', code: office }])
  const asCounty = brought.as('county')
  expect(await asCounty.ask('POST', '/undo', { reason: '导错了' })).toMatchObject({ status: 202 })
  await registry.admit('county', [{ role: 'office', code: yanming }])
  await registry.runJobs()
  expect(await brought.show()).toMatchObject({ state: 'applied', why: { code: 'role-over' } })
  expect(await brought.as('chief').undo()).toMatchObject({ state: 'undone' })
})
