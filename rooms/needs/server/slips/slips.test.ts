import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { county, ok } from '#rooms/programmes/testing/offices.ts'
import { type Application, testClock } from '../../../../tests/application/application.ts'
import { scope, useVillages } from '../../testing/villages.ts'
import { forgetSlipsAndWords } from './forget.ts'

const clock = testClock()
const villages = useVillages({ clock: clock.now })
const { as, read, act, bring } = villages
const minutes = (count: number) => count * 60_000
const days = (count: number) => minutes(count * 24 * 60)

interface Slip {
  link: string
  code: string
}

async function slipsOf(path: string, count = 3): Promise<{ shortNumber: string; slips: Slip[] }> {
  return ok(await as('village').post(`${path}/slips`, { count }))
}

const secretOf = ({ link }: Slip) => link.split('/q/')[1] as string
const resident = () => (villages.application as Application).visitor()
const answer = (given: object, yes: 'yes' | 'no' = 'yes', words = '') =>
  resident().post('/api/public/need-answers', { yes, words, ...given })

/** What is counted of a need: facts as they stand, and the level that each version has reached. */
async function counted(path: string) {
  const id = path.split('/').at(-1)
  return villages.application.work.read(scope, async (tx) => {
    const facts = await sql<{ measure: string; kind: string; quantity: number; level: string }>`
      select measure, kind, quantity, organization_id = ${villages.unit}::uuid as own,
        partnership_id = ${villages.partnershipId}::uuid as paired, region_code
      from indicators.facts where county_code = ${county} and record_id = ${id}::uuid order by id`.execute(
      tx.db,
    )
    const levels = await sql<{ toLevel: string; way: string }>`
      select to_level, way from indicators.confirmations
      where county_code = ${county} and record_id = ${id}::uuid order by id`.execute(tx.db)
    return { facts: facts.rows, levels: levels.rows }
  })
}

describe('a resident who holds a slip', () => {
  test('closes by the link, in one’s own word; it is counted for place, unit and partnership', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    const [slip] = slips as [Slip]
    expect(ok(await answer({ secret: secretOf(slip) }))).toMatchObject({
      ...{ taken: true, need: { title: '修村口的桥', community: '腰甸村' } },
    })
    expect(await read(path)).toMatchObject({ state: 'closed', level: 'confirmed', way: 'link' })
    expect(await counted(path)).toEqual({
      facts: [
        {
          ...{ measure: 'need-met', kind: 'services', quantity: 1, own: true, paired: true },
          regionCode: '222403108204',
        },
      ],
      levels: [{ toLevel: 'confirmed', way: 'link' }],
    })
  })

  test('closes by number and code, however they are typed', async () => {
    const path = await bring('delivered')
    const { shortNumber, slips } = await slipsOf(path)
    const [{ code }] = slips as [Slip]
    const typed = code.replace(/./g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    const number = shortNumber.replace('-', '－')
    expect(ok(await answer({ number, code: ` ${typed}` })).taken).toBe(true)
    expect(await read(path)).toMatchObject({ level: 'confirmed', way: 'code' })
    const twice = await answer({ number: shortNumber, code })
    expect(twice).toMatchObject({ status: 404, body: { code: 'needs.slip-over' } })
  })

  test('sends it back with words, which the unit reads; whose they are nobody knows', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    ok(await answer({ secret: secretOf(slips[0] as Slip) }, 'no', '栏杆还没装'))
    const back = await read(path, 'unit')
    expect(back).toMatchObject({
      state: 'doing',
      denied: true,
      may: expect.arrayContaining(['deliver']),
    })
    expect(back.answers).toEqual({
      ...{ yes: 0, no: 1, words: [{ yes: false, words: '栏杆还没装', way: 'link' }] },
    })
    expect(back.steps.at(-1)).toMatchObject({ step: 'deny', side: 'resident', words: null })
    await act('unit', path, 'deliver', {
      ...{ organizationId: villages.unit, done: '装了栏杆', on: '2026-05-03' },
    })
    ok(await answer({ secret: secretOf(slips[1] as Slip) }))
    expect((await read(path)).state).toBe('closed')
  })

  test('answers once: of two at once one is taken', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    const secret = secretOf(slips[0] as Slip)
    const both = await Promise.all([answer({ secret }), answer({ secret }, 'no', '没好')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    const { answers } = await read(path)
    expect(answers.yes + answers.no).toBe(1)
  })

  test('raises what the village closed, and does not reopen it', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    await act('village', path, 'answers', { yes: true })
    expect(await read(path)).toMatchObject({ level: 'countersigned', way: 'village' })
    ok(await answer({ secret: secretOf(slips[0] as Slip) }, 'no', '灯不亮'))
    expect(await read(path)).toMatchObject({ state: 'closed', level: 'countersigned' })
    ok(await answer({ secret: secretOf(slips[1] as Slip) }))
    expect(await read(path)).toMatchObject({ state: 'closed', level: 'confirmed', way: 'link' })
    expect((await counted(path)).levels).toEqual([
      { toLevel: 'countersigned', way: 'village' },
      { toLevel: 'confirmed', way: 'link' },
    ])
    expect((await counted(path)).facts).toHaveLength(1)
  })

  test('learns nothing by guessing', async () => {
    const path = await bring('delivered')
    const { shortNumber } = await slipsOf(path, 1)
    for (const given of [
      { secret: `${county}AAAAAAAAAAAAAAAA` },
      { secret: 'nonsense' },
      { number: shortNumber, code: 'abc' },
      { number: '222403-999999', code: '123456' },
      { number: 'x', code: '123456' },
      {},
    ]) {
      expect(await answer(given)).toMatchObject({ status: 404, body: { code: 'needs.slip-over' } })
    }
  })

  test('writes no number of a person', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path, 1)
    const refused = await answer({ secret: secretOf(slips[0] as Slip) }, 'no', '找我13812345678')
    expect(refused.body.code).toBe('needs.personal-numbers')
    ok(await answer({ secret: secretOf(slips[0] as Slip) }, 'no', '找村里'))
  })

  test('answers one round: a need that is opened again asks with slips of its own', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    ok(await answer({ secret: secretOf(slips[0] as Slip) }))
    await act('village', path, 'reopen', { reason: '又塌了' })
    expect((await counted(path)).facts.map(({ quantity }) => quantity)).toEqual([1, -1])
    const old = await answer({ secret: secretOf(slips[1] as Slip) })
    expect(old.body.code).toBe('needs.slip-over')
  })
})

describe('slips', () => {
  test('are made by the village alone, of what was said to be done', async () => {
    const path = await bring('doing')
    const fresh = await bring('planned')
    expect((await as('village').post(`${fresh}/slips`, { count: 1 })).body.code).toBe(
      'needs.nothing-to-answer',
    )
    for (const who of ['unit', 'office', 'township', 'posted']) {
      expect((await as(who).post(`${path}/slips`, { count: 1 })).status).toBe(403)
    }
    expect((await as('far').post(`${path}/slips`, { count: 1 })).status).toBe(404)
    const { slips } = await slipsOf(path, 40)
    expect(new Set(slips.map(({ code }) => code)).size).toBe(40)
  })

  test('leave nothing of themselves behind but a count', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    const kept = await villages.application.work.read(scope, async (tx) => {
      const { rows } = await sql<{ text: string }>`
        select (s.*)::text as text from needs.slips s where s.county_code = ${county}`.execute(
        tx.db,
      )
      return rows.map(({ text }) => text).join()
    })
    for (const slip of slips) expect(kept).not.toContain(secretOf(slip).slice(6))
    expect((await read(path)).slipsOut).toBe(3)
    ok(await answer({ secret: secretOf(slips[0] as Slip) }))
    expect((await read(path)).slipsOut).toBe(2)
  })
})

describe('the village itself', () => {
  test('confirms, and may take that back for ten minutes by the server’s clock', async () => {
    const path = await bring('delivered')
    await act('village', path, 'answers', { yes: true })
    clock.forward(minutes(9))
    await act('village', path, 'take-back')
    expect(await read(path)).toMatchObject({ state: 'delivered', level: null })
    expect((await counted(path)).facts.map(({ quantity }) => quantity)).toEqual([1, -1])
    await act('village', path, 'answers', { yes: true })
    expect((await counted(path)).facts.map(({ quantity }) => quantity)).toEqual([1, -1, 1])
    clock.forward(minutes(11))
    const { version } = await read(path)
    const late = await as('village').post(`${path}/take-back`, { version })
    expect(late).toMatchObject({ status: 422, body: { code: 'needs.too-late' } })
  })

  test('says what is missing when it is not done', async () => {
    const path = await bring('delivered')
    const { version } = await read(path)
    const bare = await as('village').post(`${path}/answers`, { version, yes: false })
    expect(bare.body.code).toBe('needs.say-what-is-missing')
    await act('village', path, 'answers', { yes: false, words: '少一边栏杆' })
    expect((await read(path, 'unit')).steps.at(-1)).toMatchObject({
      ...{ step: 'deny', side: 'village', words: '少一边栏杆' },
    })
  })

  test('alone closes: no unit, office, township, posted cadre or other village', async () => {
    const path = await bring('delivered')
    const { version } = await read(path)
    for (const who of ['unit', 'office', 'township', 'posted', 'supervisor']) {
      expect((await as(who).post(`${path}/answers`, { version, yes: true })).status).toBe(403)
    }
    expect((await as('far').post(`${path}/answers`, { version, yes: true })).status).toBe(404)
    expect((await read(path)).state).toBe('delivered')
  })

  test.each(['village', 'grid', 'posted'])(
    'or its %s enters a slip of paper, which is nobody’s own word',
    async (who) => {
      const path = await bring('delivered')
      await act(who, path, 'paper-answers', { yes: true })
      expect(await read(path)).toMatchObject({
        state: 'closed',
        level: 'countersigned',
        way: 'paper',
      })
      expect((await counted(path)).levels).toEqual([{ toLevel: 'countersigned', way: 'paper' }])
    },
  )
})

test('rooms above are told of what was closed, raised and opened again', async () => {
  const path = await bring('delivered')
  const { slips } = await slipsOf(path)
  await act('village', path, 'answers', { yes: true })
  ok(await answer({ secret: secretOf(slips[0] as Slip) }))
  await act('village', path, 'reopen', { reason: '又坏了' })
  const id = path.split('/').at(-1)
  const told = await villages.application.work.read(scope, async (tx) => {
    const { rows } = await sql<{ topic: string; payload: object }>`
      select topic, payload from base.outbox
      where county_code = ${county} and topic like 'needs.%' and payload->>'id' = ${id} order by id`.execute(
      tx.db,
    )
    return rows
  })
  expect(told).toEqual([
    { topic: 'needs.closed', payload: { id, level: 'countersigned', way: 'village' } },
    { topic: 'needs.level-raised', payload: { id, level: 'confirmed', way: 'link' } },
    { topic: 'needs.reopened', payload: { id } },
  ])
})

describe('what is kept no longer', () => {
  test('a slip is over after thirty days and goes; words go after a year, the answer stays', async () => {
    const path = await bring('delivered')
    const { slips } = await slipsOf(path)
    ok(await answer({ secret: secretOf(slips[0] as Slip) }, 'no', '栏杆还没装'))
    clock.forward(days(31))
    const late = await answer({ secret: secretOf(slips[1] as Slip) })
    expect(late.body.code).toBe('needs.slip-over')
    const { work } = villages.application
    expect((await forgetSlipsAndWords(work)).slips).toBeGreaterThanOrEqual(2)
    const rest = await work.read(scope, (tx) =>
      tx.db.selectFrom('needs.slips').select('id').where('countyCode', '=', county).execute(),
    )
    expect(rest).toEqual([])
    clock.forward(days(336))
    expect((await forgetSlipsAndWords(work)).words).toBeGreaterThanOrEqual(1)
    const kept = await work.read(scope, (tx) =>
      tx.db
        .selectFrom('needs.answers')
        .select(['yes', 'words'])
        .where('countyCode', '=', county)
        .where('needId', '=', path.split('/').at(-1) as string)
        .execute(),
    )
    expect(kept).toEqual([{ yes: false, words: null }])
    expect(await forgetSlipsAndWords(work)).toEqual({ slips: 0, words: 0 })
  })
})
