import { beforeAll, expect, test } from 'vitest'
import { county, neighbour, yanming, yaodian } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>

beforeAll(async () => {
  chief = registry.as('chief')
  await chief.make('中国共产党敦化市司法局支部', { code: 'A1' })
  await chief.make('红旗村', {
    code: 'A2',
    side: 'community',
    kind: 'village',
    regionCode: yaodian,
  })
  const closed = await chief.make('旧局', { code: 'A3' })
  await chief.post(`/${county}/${closed}/close`, { version: 1, reason: '撤销' })
  await registry.admit('township', [{ role: 'township', code: yanming }])
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
})

const told = async (query: Record<string, string>, who = 'chief') => {
  const asked = new URLSearchParams({ county, ...query })
  const { status, body } = await registry.as(who).get(`/alike?${asked}`)
  expect(status).toBe(200)
  return body.items.map(
    ({ reasons, organization }: { reasons: string[]; organization: { code: string } }) => [
      organization.code,
      ...reasons,
    ],
  )
}

test('a name that is written otherwise and means the same, wherever in the county it hangs', async () => {
  expect(await told({ name: '中共敦化市司法局党支部' })).toEqual([['A1', 'name']])
  expect(await told({ name: '紅旗村村民委員會' })).toEqual([['A2', 'name']])
  expect(await told({ name: '红旗' })).toEqual([])
})

test('a code of the same side, of a closed one too, whose name is free again', async () => {
  expect(await told({ name: '旧局', side: 'supporter', code: 'A3' })).toEqual([['A3', 'code']])
  expect(await told({ name: '旧局', side: 'community', code: 'A3' })).toEqual([])
  expect(await told({ name: '红旗村', side: 'community', code: 'A2' })).toEqual([
    ['A2', 'code', 'name'],
  ])
})

test('only what lies within the reach', async () => {
  expect(await told({ name: '中共敦化市司法局党支部' }, 'township')).toEqual([])
  expect(await told({ side: 'supporter', code: 'A1' }, 'township')).toEqual([])
  expect(await told({ name: '红旗村' }, 'elsewhere')).toEqual([])
})

test('whoever takes a code is told whose it is, and of one beyond the reach that it is taken', async () => {
  const taken = async (who: string, code: string, side = 'supporter') => {
    const kind = side === 'community' ? 'village' : 'unit'
    const fields = { countyCode: county, side, kind, code, name: '新局', regionCode: yaodian }
    const { status, body } = await registry.as(who).post('', fields)
    return [status, body.title, body.errors?.[0]?.detail]
  }
  const named = '这个编号是“中国共产党敦化市司法局支部”的'
  expect(await taken('chief', 'A1')).toEqual([409, named, named])
  expect((await taken('chief', 'A3'))[1]).toBe('这个编号是“旧局”的，它已经撤销')
  const unnamed = '这个编号已经有别的组织用了'
  await registry.admit('yaodian', [{ role: 'office', code: yaodian }])
  expect(await taken('yaodian', 'A1')).toEqual([409, unnamed, unnamed])
  expect((await taken('yaodian', 'A2', 'community'))[1]).toBe('这个编号是“红旗村”的')
})
