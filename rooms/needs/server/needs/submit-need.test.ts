import { describe, expect, test } from 'vitest'
import { county, ok } from '#rooms/programmes/testing/offices.ts'
import { useVillages, words } from '../../testing/villages.ts'

const villages = useVillages()
const { as, submit, read, act } = villages
const body = () => ({
  ...{ ...words, countyCode: county, cycleId: villages.cycleId, communityId: villages.village },
})

describe('a need that is written down', () => {
  test('by the village is verified at once, and numbered within the village', async () => {
    const first = await read(await submit())
    expect(first).toMatchObject({
      ...{ ...words, state: 'verified', urgency: 'soon', enteredBy: 'village', version: 1 },
      ...{ community: { name: '腰甸村' }, regionCode: '222403108204', round: 1, holder: null },
      steps: [{ step: 'submit', state: 'verified', side: 'village', organization: null }],
    })
    expect((await read(await submit())).number).toBe(first.number + 1)
  })

  test.each(['posted', 'grid'])('by a %s for the village waits for the village', async (who) => {
    const path = await submit({}, who)
    expect(await read(path, who)).toMatchObject({
      ...{ state: 'submitted', enteredBy: 'helper', may: ['change'] },
    })
    expect((await as(who).post(`${path}/verify`, { version: 1 })).status).toBe(403)
    await act('village', path, 'verify')
    expect((await read(path)).steps).toMatchObject([
      { step: 'submit', side: 'helper' },
      { step: 'verify', side: 'village', state: 'verified' },
    ])
    const changed = await as(who).ask('PATCH', path, { version: 2, title: '改村里的话' })
    expect(changed).toMatchObject({ status: 409, body: { code: 'needs.out-of-turn' } })
  })

  test('is refused to whoever does not serve the village, and of a village that is not there', async () => {
    expect((await as('far').post('/api/needs', body())).status).toBe(403)
    expect((await as('unit').post('/api/needs', body())).status).toBe(403)
    const nowhere = { ...body(), communityId: villages.unit }
    expect((await as('village').post('/api/needs', nowhere)).status).toBe(404)
  })

  test('is refused where the village takes no part', async () => {
    const { cycleId } = await villages.make()
    const refused = await as('village').post('/api/needs', { ...body(), cycleId })
    expect(refused).toMatchObject({ status: 422, body: { code: 'needs.not-taking-part' } })
  })

  test('holds no number of a person: each is told with the place where it stands', async () => {
    const refused = await as('village').post('/api/needs', {
      ...{ ...body(), title: '找老王13812345678', detail: '张某 222403198001011234 要办证明' },
    })
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'needs.personal-numbers',
        errors: [
          { pointer: '/title', code: 'needs.telephone-number' },
          { pointer: '/detail', code: 'needs.identity-number' },
        ],
      },
    })
    expect(refused.body.errors[0].detail).toContain('第 4 个字起')
  })

  test('twice under one key is one need', async () => {
    const before = ok(await as('village').get('/api/needs?limit=200')).items.length
    const key = { 'idempotency-key': 'tapped-twice' }
    const [one, two] = [
      await as('village').ask('POST', '/api/needs', body(), key),
      await as('village').ask('POST', '/api/needs', body(), key),
    ]
    expect(two.body).toEqual(one.body)
    const after = ok(await as('village').get('/api/needs?limit=200')).items.length
    expect(after).toBe(before + 1)
  })

  test('two at once get two numbers', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => as('village').post('/api/needs', body())))
    expect(new Set(made.map(({ body: { number } }) => number)).size).toBe(4)
  })
})

test.each(['village', 'posted', 'grid'])(
  'a %s is asked neither for the village nor for the cycle where there is one',
  async (who) => {
    const { items } = ok(await as(who).get('/api/needs/askable'))
    expect(items).toMatchObject([
      { countyCode: county, community: { name: '腰甸村' }, cycleId: villages.cycleId },
    ])
  },
)

describe('the village’s own words', () => {
  test('are changed until somebody takes them on; of two who change them the second is shown the first’s', async () => {
    const path = await submit()
    ok(await as('village').ask('PATCH', path, { version: 1, title: '修桥', urgency: 'urgent' }))
    const stale = await as('posted').ask('PATCH', path, { version: 1, title: '修路' })
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'needs.stale',
        conflicts: [{ version: 2, changes: [{ field: 'title', theirs: '修桥', yours: '修路' }] }],
      },
    })
    const claimed = await villages.bring('claimed')
    const { version } = await read(claimed)
    const late = await as('village').ask('PATCH', claimed, { version, title: '别的' })
    expect(late.body.code).toBe('needs.out-of-turn')
  })

  test('hide nothing behind a step at an old version', async () => {
    const path = await submit()
    ok(await as('village').ask('PATCH', path, { version: 1, title: '修桥' }))
    const stale = await as('village').post(`${path}/publish`, { version: 1 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'needs.stale' } })
  })

  test('are nobody else’s to change', async () => {
    const path = await villages.bring()
    const { version } = await read(path)
    for (const who of ['unit', 'office', 'township', 'supervisor']) {
      expect((await as(who).ask('PATCH', path, { version, title: '别的' })).status).toBe(403)
    }
    expect((await as('far').ask('PATCH', path, { version, title: '别的' })).status).toBe(404)
  })
})
