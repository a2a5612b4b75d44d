/** What is kept of persons has a key and an end of its own from the first day on, so nothing becomes a person later. */
import { beforeAll, expect, test } from 'vitest'
import { bring } from '../../testing/brought.ts'
import { county, office } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
beforeAll(() => {
  chief = registry.as('chief')
})

test.each([
  ['a unit no cadre', 'unit', 'person', '干部'],
  ['a cadre no unit', 'person', 'unit', '单位'],
])('%s, by hand or by a sheet', async (_, kind, other, said) => {
  const code = `KIND-${kind}`
  const id = await chief.make('王大山', { kind, code })
  const edited = await chief.patch(`/${county}/${id}`, { version: 1, kind: other })
  expect(edited).toMatchObject({
    status: 422,
    body: { code: 'organizations.kind-person', errors: [{ pointer: '/kind' }] },
  })
  const brought = await bring(registry, [
    ['编号', '名称', '类型', '区划代码'],
    [code, '王大山', said, office],
  ])
  expect(await brought.faults()).toMatchObject([
    { row: 2, column: '类型', code: 'kind-person', value: said },
  ])
  expect(await chief.show(id)).toMatchObject({ kind, version: 1 })
})

test('a unit becomes an enterprise as before', async () => {
  const id = await chief.make('市粮库')
  const { status } = await chief.patch(`/${county}/${id}`, { version: 1, kind: 'enterprise' })
  expect(status).toBe(200)
})
