import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { type ConfirmationWay, type EvidenceLevel, evidenceLevels } from '#base/shared/evidence.ts'
import { county, scope, useCounted, villages } from '../../testing/counted.ts'
import { foldCounty } from './fold-county.ts'
import { rebuildCounty, recountCounty } from './recount.ts'

const counted = useCounted()
const { database } = counted

let tries = 0
let measure = ''

async function totals(): Promise<Record<string, string>> {
  const rows = await database.work.read(scope, (tx) =>
    tx.db.selectFrom('indicators.totals').selectAll().where('countyCode', '=', county).execute(),
  )
  return Object.fromEntries(
    rows
      .filter(({ quantity, records }) => quantity !== 0 || records !== 0)
      .map(({ whose, scope: of, measure, month, level, quantity, records }) => [
        `${whose} ${of} ${measure} ${month} ${level}`,
        `${quantity} of ${records}`,
      ]),
  )
}

test('a fact counts for its place, those above it, its unit and its pair, in the month of its day', async () => {
  const organizationId = newId()
  const partnershipId = newId()
  const record = { kind: 'deed', id: newId(), version: 1 }
  const fact = { record, measure: 'deed-helped', quantity: 30, organizationId, partnershipId }
  await counted.record({ facts: [counted.fact(fact)] })
  expect(await foldCounty(database.work, county)).toBe(1)
  const expected = ['region 222403', 'region 222403108', `region ${villages[0]}`]
    .concat(`organization ${organizationId}`, `partnership ${partnershipId}`)
    .map((whose) => [`${whose} deed-helped 2026-03-01 declared`, '30 of 1'])
  expect(await totals()).toMatchObject(Object.fromEntries(expected))
  expect(await foldCounty(database.work, county)).toBe(0)
  expect(await totals()).toMatchObject(Object.fromEntries(expected))
})

interface Kept {
  id: string
  version: number
  level: EvidenceLevel
  quantity: number
  village: string
  day: string
}

const someStep = fc.oneof(
  fc.record({
    does: fc.constant('enter' as const),
    village: fc.constantFrom(...villages),
    day: fc.constantFrom('2026-01-31', '2026-02-01', '2026-12-31'),
    quantity: fc.integer({ min: 0, max: 1_000_000_000 }),
  }),
  fc.record({
    does: fc.constant('raise' as const),
    which: fc.nat(20),
    to: fc.constantFrom(...evidenceLevels),
    way: fc.constantFrom<ConfirmationWay>('village', 'link', 'taken-back'),
  }),
  fc.record({
    does: fc.constant('correct' as const),
    which: fc.nat(20),
    quantity: fc.integer({ min: 0, max: 1000 }),
  }),
  fc.record({ does: fc.constant('withdraw' as const), which: fc.nat(20) }),
  fc.record({ does: fc.constant('fold' as const), atOnce: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ does: fc.constant('rebuild' as const) }),
)
type Step = typeof someStep extends fc.Arbitrary<infer T> ? T : never

/** What the totals of villages must come to: the model that knows no facts, only records as they are. */
function expected(kept: ReadonlyMap<string, Kept>): Record<string, string> {
  const sums = new Map<string, { quantity: number; records: number }>()
  for (const { village, day, level, quantity } of kept.values()) {
    const key = `region ${village} ${measure} ${day.slice(0, 8)}01 ${level}`
    const sum = sums.get(key) ?? { quantity: 0, records: 0 }
    sums.set(key, { quantity: sum.quantity + quantity, records: sum.records + 1 })
  }
  return Object.fromEntries(
    [...sums].map(([key, { quantity, records }]) => [key, `${quantity} of ${records}`]),
  )
}

test('whatever is entered, confirmed, corrected and taken back, totals are the records as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 1, maxLength: 40 }), async (steps) => {
      // Of its own for each try, so that none has to be cleared away.
      measure = `try-${++tries}`
      const kept = new Map<string, Kept>()
      for (const step of steps) await take(step, kept)
      await foldCounty(database.work, county)
      const ofVillages = Object.entries(await totals()).filter(
        ([key]) => /^region \d{12} /.test(key) && key.includes(` ${measure} `),
      )
      expect(Object.fromEntries(ofVillages)).toEqual(expected(kept))
      expect(await recountCounty(database.work, county)).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 120_000)

async function take(step: Step, kept: Map<string, Kept>): Promise<void> {
  if (step.does === 'fold') {
    await foldCounty(database.work, county, step.atOnce)
    return
  }
  if (step.does === 'rebuild') {
    await rebuildCounty(database.work, county)
    return
  }
  if (step.does === 'enter') {
    const { village, day, quantity } = step
    const own = { id: newId(), version: 1, village, day, quantity, level: 'declared' as const }
    kept.set(own.id, own)
    await counted.record({ facts: [factOf(own)] })
    return
  }
  const own = [...kept.values()][step.which]
  if (!own) return
  const record = { kind: 'deed', id: own.id, version: own.version }
  if (step.does === 'raise') {
    const rises = evidenceLevels.indexOf(step.to) > evidenceLevels.indexOf(own.level)
    if (rises || step.way === 'taken-back') own.level = step.to
    await counted.record({ raises: { record, to: step.to, way: step.way } })
  } else if (step.does === 'withdraw') {
    kept.delete(own.id)
    await counted.record({ takesBack: record })
  } else {
    Object.assign(own, { version: own.version + 1, quantity: step.quantity, level: 'declared' })
    await counted.record({ takesBack: record, facts: [factOf(own)] })
  }
}

const factOf = ({ id, version, village, day, quantity }: Kept) =>
  counted.fact({
    record: { kind: 'deed', id, version },
    regionCode: village,
    measure,
    day,
    quantity,
  })

test('a version that was taken back is not taken back again', async () => {
  const record = { kind: 'deed', id: newId(), version: 1 }
  await counted.record({ facts: [counted.fact({ record })] })
  await counted.record({ takesBack: record })
  await expect(counted.record({ takesBack: record })).rejects.toThrow(/is not counted/)
})

test('a recount names a total that somebody changed', async () => {
  const record = { kind: 'deed', id: newId(), version: 1 }
  await counted.record({ facts: [counted.fact({ record, measure: 'told' })] })
  await foldCounty(database.work, county)
  await database.work.write(scope, (tx) =>
    tx.db
      .updateTable('indicators.totals')
      .set({ quantity: 7 })
      .where('countyCode', '=', county)
      .where('measure', '=', 'told')
      .where('scope', '=', county)
      .execute(),
  )
  expect(await recountCounty(database.work, county)).toMatchObject([
    { scope: county, measure: 'told', kept: 7, counted: 1 },
  ])
  await rebuildCounty(database.work, county)
  expect(await recountCounty(database.work, county)).toEqual([])
})
