import { describe, expect, test } from 'vitest'
import { county, ok, usePaired } from '../../testing/paired.ts'

const paired = usePaired()
const { offices } = paired
const as = offices.as
const { declare, step } = paired

describe('the village', () => {
  test('confirms what it was declared, and it counts as countersigned', async () => {
    const before = (await paired.figures())['people-helped'].byLevel
    const { path } = await declare({ helped: 20 })
    expect(ok(await step(path, 'confirm'))).toEqual({ version: 1, state: 'confirmed' })
    const { byLevel } = (await paired.figures())['people-helped']
    expect(byLevel.countersigned - before.countersigned).toBe(20)
    expect(byLevel.declared).toBe(before.declared)
  })

  test('takes a confirmation back within ten minutes, and nobody else does', async () => {
    const { path } = await declare()
    ok(await step(path, 'confirm'))
    await offices.admit('secondClerk', { role: 'village', code: '222403108204' })
    expect((await step(path, 'take-back', 'secondClerk')).body.code).toBe('activities.too-late')
    expect(ok(await step(path, 'take-back'))).toEqual({ version: 1, state: 'declared' })
    expect(ok(await step(path, 'take-back'))).toEqual({ version: 1, state: 'declared' })
    ok(await step(path, 'confirm', 'secondClerk'))
  })

  test('says what is not so; the words stand where the unit reads them', async () => {
    const { path } = await declare()
    const words = '只修了三盏，不是五盏'
    expect(ok(await step(path, 'question', 'village', { words })).state).toBe('questioned')
    const { items } = ok(await as('unit').get('/api/deeds?waiting=correction'))
    expect(items).toMatchObject([{ words, state: 'questioned', may: { correct: true } }])
    expect(ok(await step(path, 'confirm')).state).toBe('confirmed')
  })

  test('confirms nothing that it has not read, and nothing twice', async () => {
    const { path } = await declare()
    expect((await step(path, 'confirm', 'village', { version: 2 })).body.code).toBe(
      'activities.changed-since',
    )
    ok(await step(path, 'confirm'))
    expect((await step(path, 'confirm')).body.code).toBe('activities.out-of-turn')
  })
})

test('nobody but the helped side answers', async () => {
  const { path } = await declare()
  for (const [who, status] of [
    ['unit', 404],
    ['otherUnit', 404],
    ['otherVillage', 404],
    ['township', 403],
    ['office', 403],
    ['supervisor', 403],
  ] as const) {
    expect([who, (await step(path, 'confirm', who)).status]).toEqual([who, status])
    expect([who, (await step(path, 'question', who, { words: '不对' })).status]).toEqual([
      who,
      status,
    ])
  }
})

test('nobody confirms what they declared themselves, even with a role on both sides', async () => {
  const { path } = await declare()
  const { application } = offices
  await application.work.write({ counties: [county] }, async (tx) => {
    const { answeredBy } = await answered()
    await tx.db
      .updateTable('activities.deeds')
      .set({ declaredBy: answeredBy as string })
      .where('countyCode', '=', county)
      .where('id', '=', path.split('/').at(-1) as string)
      .execute()

    async function answered() {
      return tx.db
        .selectFrom('activities.deeds')
        .select('answeredBy')
        .where('countyCode', '=', county)
        .where('state', '=', 'confirmed')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
    }
  })
  expect((await step(path, 'confirm')).body.code).toBe('activities.own-declaration')
})

describe('many confirmed at once', () => {
  const key = (id: string, version = 1) => ({ countyCode: county, id, version })
  const confirm = (deeds: object[], who = 'village', headers = {}) =>
    as(who).ask('POST', '/api/deeds/confirm-many', { deeds }, headers)

  test('are confirmed together; what changed since it was read is left and told', async () => {
    const [one, two, three] = [await declare(), await declare(), await declare()]
    ok(await step(two.path, 'confirm'))
    const answer = ok(await confirm([key(one.id), key(two.id), key(three.id, 2)]))
    expect(answer.confirmed).toEqual([key(one.id)])
    expect(answer.left).toEqual([
      { countyCode: county, id: two.id, state: 'confirmed' },
      { countyCode: county, id: three.id, state: 'declared' },
    ])
  })

  test('are none when one of them is not theirs', async () => {
    const mine = await declare()
    const theirs = await declare({ partnershipId: paired.otherId }, 'otherUnit')
    expect((await confirm([key(mine.id), key(theirs.id)])).status).toBe(404)
    expect(ok(await as('village').get(mine.path)).state).toBe('declared')
  })

  test('count once however often the request arrives', async () => {
    const { id } = await declare({ helped: 7 })
    const before = (await paired.figures())['people-helped'].byLevel.countersigned
    const headers = { 'idempotency-key': 'many-once' }
    const first = ok(await confirm([key(id)], 'village', headers))
    expect(ok(await confirm([key(id)], 'village', headers))).toEqual(first)
    const after = (await paired.figures())['people-helped'].byLevel.countersigned
    expect(after - before).toBe(7)
  })
})
