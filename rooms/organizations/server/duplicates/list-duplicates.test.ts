import { beforeAll, expect, test } from 'vitest'
import { county, neighbour, yanming, yaodian } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
const ids: Record<string, string> = {}

beforeAll(async () => {
  chief = registry.as('chief')
  const make = async (key: string, name: string, more: Record<string, unknown> = {}) => {
    ids[key] = await chief.make(name, more)
  }
  await make('a', '中国共产党敦化市司法局支部')
  await make('b', '中共敦化市司法局党支部')
  await make('c', '中共敦化市司法局党支部', { parentId: ids.a })
  const village = { side: 'community', kind: 'village' }
  await make('v1', '红旗村', { ...village, regionCode: yaodian })
  await make('v2', '红旗村', { ...village, regionCode: '222403108200' })
  await make('v3', '红旗村委会', { ...village, regionCode: yaodian })
  await make('v4', '塔拉站村', { ...village, regionCode: '222403108200' })
  await make('x1', '示例公司', { code: 'X9' })
  await make('x2', '示例公司', { code: 'X9', side: 'other', parentId: ids.a })
  await make('k1', '甲厂', { socialCreditCode: '91350100M000100Y43' })
  await make('k2', '乙厂', { socialCreditCode: '91350100M000100Y43', regionCode: yanming })
  await registry.admit('township', [{ role: 'township', code: yanming }])
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
})

const pairs = async (who = 'chief', query = '') => {
  const { status, body } = await registry.as(who).get(`/duplicates?county=${county}${query}`)
  expect(status).toBe(200)
  const key = (id: string) => Object.keys(ids).find((each) => ids[each] === id)
  return {
    next: body.next,
    items: body.items.map(
      ({ reasons, organizations }: { reasons: string[]; organizations: { id: string }[] }) => [
        ...organizations.map(({ id }) => key(id)),
        ...reasons,
      ],
    ),
  }
}

test('the same name below the same one, the same code on both sides, one credit code or village', async () => {
  expect((await pairs()).items).toEqual([
    ['a', 'b', 'name'],
    ['v1', 'v3', 'name', 'region'],
    ['v2', 'v4', 'region'],
    ['x1', 'x2', 'code'],
    ['k1', 'k2', 'credit-code'],
  ])
})

test('only where both lie within the reach', async () => {
  expect((await pairs('township')).items).toEqual([
    ['v1', 'v3', 'name', 'region'],
    ['v2', 'v4', 'region'],
  ])
  expect((await pairs('elsewhere')).items).toEqual([])
})

test('in pages, and gone once merged', async () => {
  const first = await pairs('chief', '&limit=3')
  const second = await pairs('chief', `&limit=3&after=${first.next}`)
  expect([...first.items, ...second.items]).toHaveLength(5)
  await chief.post(`/${county}/merge`, {
    kind: 'duplicate',
    from: [{ id: ids.b, version: 1 }],
    to: { id: ids.a, version: 1 },
    reason: '重复',
  })
  expect((await pairs()).items[0]).toEqual(['v1', 'v3', 'name', 'region'])
})
