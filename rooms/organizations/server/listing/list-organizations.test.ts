import { beforeAll, describe, expect, test } from 'vitest'
import { areaScope } from '#base/server/db/scope.ts'
import { newId } from '#base/server/new-id.ts'
import { createManagementArea } from '#rooms/regions/server/door.ts'
import { county, dashitou, neighbour, office, yanming, yaodian } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'
import { insertOrganizations } from '../insert-organizations.ts'

const registry = useRegistry()
const ids: Record<string, string> = {}

beforeAll(async () => {
  const chief = registry.as('chief')
  const make = async (name: string, more: Record<string, unknown> = {}) => {
    ids[name] = await chief.make(name, more)
  }
  await make('敦化市司法局', { level: 'county', function: 'law', code: 'SF01' })
  await make('司法局机关第一党支部', { kind: 'branch', parentId: ids.敦化市司法局 })
  await make('法律援助小组', { kind: 'branch', parentId: ids.司法局机关第一党支部 })
  await make('市委组织部', { level: 'county', function: 'party' })
  await make('雁鸣湖镇司法所', { level: 'township', regionCode: yanming })
  const village = { side: 'community', kind: 'village', level: 'village' }
  await make('腰甸村', { ...village, regionCode: yaodian })
  await make('大石头镇文化站', { regionCode: dashitou, level: 'township' })
  await registry.work.write({ counties: [neighbour] }, (tx) =>
    insertOrganizations(tx, [
      {
        countyCode: neighbour,
        id: newId(),
        side: 'supporter',
        code: 'SF01',
        name: '邻县司法局',
        kind: 'unit',
        regionCode: `${neighbour}000000`,
        beginsOn: '2026-01-01',
      },
    ]),
  )
  const areaId = await registry.work.write({ counties: areaScope('2224') }, (tx) =>
    createManagementArea(
      tx,
      {
        name: '雁鸣湖管理区',
        countyCode: county,
        validFrom: '2024-01-01',
        members: [
          { regionCode: yanming, included: true },
          { regionCode: yaodian, included: false },
        ],
      },
      { actor: 'test' },
    ),
  )
  await registry.admit('township', [{ role: 'township', code: yanming }])
  await registry.admit('area', [{ role: 'supervisor', kind: 'area', code: areaId }])
  await registry.admit('liaison', [
    { role: 'unit', kind: 'organization', code: ids.敦化市司法局 as string },
  ])
  await registry.admit('prefecture', [{ role: 'supervisor', code: '222400000000' }])
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
  await registry.admit('grid', [{ role: 'grid', code: yaodian }])
  await registry.admit('two', [
    { role: 'unit', kind: 'organization', code: ids.市委组织部 as string },
    { role: 'village', code: yaodian },
  ])
})

const names = async (who: string, query = '') => {
  const { status, body } = await registry.as(who).get(`?${query}`)
  expect(status).toBe(200)
  return body.items.map(({ name }: { name: string }) => name)
}

describe('who sees what', () => {
  const all = [
    '敦化市司法局',
    '司法局机关第一党支部',
    '法律援助小组',
    '市委组织部',
    '大石头镇文化站',
    '雁鸣湖镇司法所',
    '腰甸村',
  ]
  test.each([
    ['the county office', 'chief', all],
    ['a township its own and its villages', 'township', ['雁鸣湖镇司法所', '腰甸村']],
    ['an area its members less what is cut out', 'area', ['雁鸣湖镇司法所']],
    ['a unit liaison the unit and all below it', 'liaison', all.slice(0, 3)],
    ['a prefecture every county', 'prefecture', [...all, '邻县司法局']],
    ['another county', 'elsewhere', ['邻县司法局']],
    ['two roles together', 'two', ['市委组织部', '腰甸村']],
  ])('%s', async (_, who, expected) => {
    expect(await names(who)).toEqual(expected)
  })

  test.each(['chief', 'township', 'area', 'liaison', 'prefecture', 'elsewhere', 'two'])(
    'and is told how many: %s',
    async (who) => {
      const count = async (query: string) =>
        (await registry.as(who).get(`/count?${query}`)).body as { count: number; more: boolean }
      for (const query of ['', 'level=township', `q=${encodeURIComponent('司法')}`]) {
        const listed = await names(who, query)
        expect(await count(query)).toEqual({ count: listed.length, more: false })
      }
    },
  )

  test('a grid head lists none', async () => {
    expect((await registry.as('grid').get('')).status).toBe(403)
  })

  test('nobody who is not signed in', async () => {
    expect((await registry.as('nobody').get('')).status).toBe(401)
  })

  test.each([
    ['township', '敦化市司法局', 404],
    ['township', '腰甸村', 200],
    ['area', '腰甸村', 404],
    ['liaison', '法律援助小组', 200],
    ['liaison', '市委组织部', 404],
    ['elsewhere', '敦化市司法局', 404],
    ['prefecture', '法律援助小组', 200],
  ])('%s opens %s: %i', async (who, name, status) => {
    expect((await registry.as(who).get(`/${county}/${ids[name]}`)).status).toBe(status)
  })

  test('a county that is asked for and lies outside is empty, not told', async () => {
    expect(await names('chief', `county=${neighbour}`)).toEqual([])
    expect(await names('prefecture', `county=${neighbour}`)).toEqual(['邻县司法局'])
  })
})

test('one organization with its path and the name of its seat', async () => {
  expect(await registry.as('chief').show(ids.法律援助小组 as string)).toMatchObject({
    name: '法律援助小组',
    regionName: '敦化市',
    parentName: '司法局机关第一党支部',
    path: [{ name: '敦化市司法局' }, { name: '司法局机关第一党支部' }],
    branches: 0,
    version: 1,
    hangs: [],
    warnings: [],
  })
  expect(await registry.as('chief').show(ids.敦化市司法局 as string)).toMatchObject({
    branches: 1,
    hangs: [{ key: 'branches', count: 1 }],
  })
})

test.each([
  ['side=community', ['腰甸村']],
  ['kind=branch', ['司法局机关第一党支部', '法律援助小组']],
  ['level=township', ['大石头镇文化站', '雁鸣湖镇司法所']],
  ['function=law', ['敦化市司法局']],
  [`region=${yanming}`, ['雁鸣湖镇司法所', '腰甸村']],
  [`region=222403108&level=village`, ['腰甸村']],
  ['state=closed', []],
  ['vacancies=true', []],
])('filters by %s', async (query, expected) => {
  expect(await names('chief', query)).toEqual(expected)
})

test('the tree is opened level by level, from the top of what one may see', async () => {
  const children = async (name: string) => {
    const { body } = await registry.as('liaison').get(`/${county}/${ids[name]}/children`)
    return body.items.map((each: { name: string }) => each.name)
  }
  expect(await children('敦化市司法局')).toEqual(['司法局机关第一党支部'])
  expect(await children('司法局机关第一党支部')).toEqual(['法律援助小组'])
  expect(await children('市委组织部')).toEqual([])
  const roots = await registry.as('chief').get('/roots')
  expect(roots.body.items).toHaveLength(5)
  await registry.admit('branch', [
    { role: 'unit', kind: 'organization', code: ids.司法局机关第一党支部 as string },
  ])
  const own = await registry.as('branch').get('/roots')
  expect(own.body.items.map(({ name }: { name: string }) => name)).toEqual(['司法局机关第一党支部'])
})

test('pages miss none and repeat none, also over counties', async () => {
  for (const query of ['', 'q=司法']) {
    const seen: string[] = []
    let next: string | undefined
    do {
      const after = next ? `&after=${next}` : ''
      const { body } = await registry.as('prefecture').get(`?limit=2&${query}${after}`)
      seen.push(...body.items.map(({ name }: { name: string }) => name))
      next = body.next
    } while (next)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(query === '' ? 8 : 4)
  }
})

describe('found by', () => {
  test.each([
    ['its name', '敦化市司法局'],
    ['a part from inside', '市司法局'],
    ['its pinyin', 'dunhuashisifaju'],
    ['pinyin of the part that people say', 'sifaju'],
    ['initials of that part', 'sfj'],
    ['its code', 'sf01'],
    ['full-width signs', 'ＳＦ０１'],
  ])('%s: %s', async (_, q) => {
    expect((await names('chief', `q=${q}`))[0]).toBe('敦化市司法局')
  })

  test.each([
    ['the place of its seat', '雁鸣湖 司法', ['雁鸣湖镇司法所']],
    ['the place without a space', '雁鸣湖镇司法', ['雁鸣湖镇司法所']],
    ['the unit above it', '司法局 援助', ['法律援助小组']],
    ['syllables apart', 'zu zhi bu', ['市委组织部']],
    ['traditional characters', '市委組織部', ['市委组织部']],
    ['words that do not all hold', '司法 组织部', []],
    ['nothing that is a letter', '％', []],
    [
      'a percent sign is none',
      '%司法%',
      ['司法局机关第一党支部', '敦化市司法局', '雁鸣湖镇司法所'],
    ],
  ])('%s: %s', async (_, q, expected) => {
    expect(await names('chief', `q=${encodeURIComponent(q)}`)).toEqual(expected)
  })

  test('within the reach only, and together with filters', async () => {
    expect(await names('township', 'q=司法')).toEqual(['雁鸣湖镇司法所'])
    expect(await names('liaison', 'q=组织部')).toEqual([])
    expect(await names('chief', `q=司法&kind=unit&region=${office}`)).toEqual([
      '敦化市司法局',
      '雁鸣湖镇司法所',
    ])
  })

  test.each(["' or 1=1 --", '😀', 'x'.repeat(100), 'a b c d e f g'])(
    '%j finds nothing and fails at nothing',
    async (q) => {
      expect(await names('chief', `q=${encodeURIComponent(q)}`)).toEqual([])
    },
  )
})

test.each(['?', '?q=司法', `/duplicates?county=${county}`])(
  '%s begins at its start with a cursor that was made elsewhere',
  async (path) => {
    const ask = (after: string) =>
      registry.as('chief').get(`${path}${path.endsWith('?') ? '' : '&'}${after}`)
    const first = await ask('')
    expect(first.status).toBe(200)
    for (const key of [
      ['x', 'y', 'z'],
      ['x', county, office, 'z'],
      ['x', 'y'],
      ['\0', '\0'],
    ]) {
      const after = Buffer.from(JSON.stringify(key)).toString('base64url')
      expect(await ask(`after=${after}`)).toEqual(first)
    }
  },
)
