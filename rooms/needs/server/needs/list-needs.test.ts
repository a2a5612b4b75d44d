import { beforeAll, describe, expect, test } from 'vitest'
import { county, ok, yanming, yaodian } from '#rooms/programmes/testing/offices.ts'
import { useVillages } from '../../testing/villages.ts'

const villages = useVillages()
const { as, submit, act, bring } = villages

interface Listed {
  id: string
  title: string
  state: string
}
const list = async (query: string, who = 'village') =>
  ok(await as(who).get(`/api/needs?${query}`)).items as Listed[]
const titles = async (query: string, who = 'village') =>
  (await list(query, who)).map(({ title }) => title)

beforeAll(async () => {
  await submit({ title: '还没公布的' })
  await act(
    'village',
    await submit({ title: '打井', category: 'income', urgency: 'urgent' }),
    'publish',
  )
  await bring('claimed')
  const far = await submit({ title: '远村的路', communityId: villages.farVillage }, 'far')
  await act('far', far, 'publish')
})

describe('a list of needs', () => {
  test('holds, newest first, what the asker may read', async () => {
    expect(await titles('')).toEqual(['修村口的桥', '打井', '还没公布的'])
    expect(await titles('', 'far')).toEqual(['远村的路'])
    expect(await titles('', 'unit')).toEqual(['远村的路', '修村口的桥', '打井'])
    expect(await titles('', 'office')).toEqual(['远村的路', '修村口的桥', '打井', '还没公布的'])
    expect(await titles('', 'township')).toEqual(['修村口的桥', '打井', '还没公布的'])
    expect(await titles('', 'outside')).toEqual([])
    expect(await titles('', 'neighbour')).toEqual([])
    expect(await titles(`county=${county}`, 'neighbour')).toEqual([])
    expect(await titles('', 'grid')).toEqual(['修村口的桥', '打井', '还没公布的'])
  })

  test('is narrowed by each of its filters', async () => {
    const { cycleId, unit, village } = villages
    expect(await titles(`category=income&cycle=${cycleId}`)).toEqual(['打井'])
    expect(await titles('urgency=urgent')).toEqual(['打井'])
    expect(await titles('state=verified')).toEqual(['还没公布的'])
    expect(await titles(`holder=${unit}`, 'office')).toEqual(['修村口的桥'])
    expect(await titles(`community=${village}&state=published`, 'office')).toEqual(['打井'])
    expect(await titles(`region=${yaodian}&state=claimed`, 'office')).toEqual(['修村口的桥'])
    expect(await titles(`region=${yanming}`, 'office')).toHaveLength(3)
    expect(await titles(`region=${county}000000`, 'office')).toHaveLength(4)
  })

  test('comes in pages that leave nothing out', async () => {
    const first = ok(await as('office').get('/api/needs?limit=3'))
    const second = ok(await as('office').get(`/api/needs?limit=3&after=${first.next}`))
    expect([...first.items, ...second.items].map(({ title }: Listed) => title)).toHaveLength(4)
    expect(second.next).toBeUndefined()
  })

  test('is counted by state, as far as the asker reads', async () => {
    const count = async (who: string, query = '') =>
      ok(await as(who).get(`/api/needs/counts?${query}`)).states
    expect(await count('office')).toEqual({ verified: 1, published: 2, claimed: 1 })
    expect(await count('unit')).toEqual({ published: 2, claimed: 1 })
    expect(await count('office', 'category=income')).toEqual({ published: 1 })
    expect(await count('neighbour')).toEqual({})
  })

  test('names organizations as they are called today', async () => {
    const { application, village } = villages
    await application.work.write({ counties: [county] }, (tx) =>
      tx.db
        .updateTable('organizations.organizations')
        .set({ name: '腰甸新村' })
        .where('countyCode', '=', county)
        .where('id', '=', village)
        .execute(),
    )
    const [first] = (await list('')) as unknown as { community: { name: string } }[]
    expect(first?.community.name).toBe('腰甸新村')
  })
})

describe('what waits', () => {
  const waiting = async (who: string) => ok(await as(who).get('/api/needs/waiting')).counts

  test('is told to each side', async () => {
    const path = await bring('delivered')
    await submit({}, 'grid')
    const asked = await bring()
    await act('other', asked, 'claim', { organizationId: villages.other })
    expect(await waiting('village')).toMatchObject({ confirm: 1, agree: 1, verify: 1, plan: 0 })
    expect(await waiting('unit')).toMatchObject({ confirm: 0, plan: 1, denied: 0 })
    await act('village', path, 'answers', { yes: false, words: '没好' })
    expect(await waiting('unit')).toMatchObject({ denied: 1 })
    await act('village', asked, 'refer', { toOrganizationId: null, words: '请镇里协调' })
    expect(await waiting('township')).toMatchObject({ referral: 1 })
    expect(await waiting('office')).toMatchObject({ referral: 1, confirm: 0 })
    expect(await waiting('supervisor')).toMatchObject({ referral: 0, confirm: 0 })
  })
})
