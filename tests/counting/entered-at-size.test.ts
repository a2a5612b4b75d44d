/**
 * What two programmes reported of a year, entered by the people of a county as they would enter it: the figures are the
 * reported ones, each opens to its records, and a recount agrees although folding was killed again and again.
 * `LIANJIAN_SIZE=reported` at the size that was reported; a tenth of it otherwise.
 */
import { join } from 'node:path'
import { Stream } from '@lianjian/pairing/stream'
import { afterEach, expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import { foldCounty } from '../../rooms/indicators/server/totals/fold-county.ts'
import { recountCounty } from '../../rooms/indicators/server/totals/recount.ts'
import { endsBefore } from '../database/kill-between.ts'
import { county, type Pair, type PairedCounty, pairCounty } from './paired-county.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

const foldProcess = join(import.meta.dirname, '../../rooms/indicators/testing/fold-process.ts')
const sources = ['单位自筹', '协调资金', '财政资金', '社会捐助', '村里自筹']

const scale = process.env.LIANJIAN_SIZE === 'reported' ? 1 : 10
const sized = (reported: number) => Math.round(reported / scale)

let paired: PairedCounty | undefined
afterEach(async () => {
  await paired?.close()
  paired = undefined
})

const ok = ({ status, body }: { status: number; body: Told }): Told => {
  expect([status, status === 200 ? '' : JSON.stringify(body)]).toEqual([200, ''])
  return body
}

/** As many as work at the same moment. */
const atOnce = 6

async function each<T>(all: readonly T[], act: (one: T, at: number) => Promise<void>) {
  let next = 0
  const work = async () => {
    for (let at = next++; at < all.length; at = next++) await act(all[at] as T, at)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Whole fen that add up to the whole, none of them nothing. */
function shares(count: number, whole: number, chance: Stream): number[] {
  const weights = Array.from({ length: count }, () => 20 + chance.below(180))
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((weight) => Math.floor((weight / sum) * whole))
  const rest = whole - parts.reduce((a, b) => a + b, 0)
  return parts.map((part, at) => (at === 0 ? part + rest : part))
}

/** How many of a whole fall to each of so many. */
const spread = (whole: number, among: number) =>
  Array.from(
    { length: among },
    (_, at) => Math.floor((at + 1) * (whole / among)) - Math.floor(at * (whole / among)),
  )

/** The county's figure, and everything that it opens to. */
async function figureOf({ office, cycleId }: PairedCounty, code: string) {
  const of = `region=${county}000000`
  const { items } = ok(await office.get(`/api/cycles/${cycleId}/figures?${of}`))
  const figure = items.find((one: { code: string }) => one.code === code)
  const records: Told[] = []
  for (let after = ''; ; ) {
    const path = `/api/cycles/${cycleId}/figures/${code}/records?${of}&limit=200${after}`
    const page = ok(await office.get(path))
    records.push(...page.items)
    if (!page.next) break
    after = `&after=${encodeURIComponent(page.next)}`
  }
  const opened = records.reduce((sum, { quantity }) => sum + quantity, 0)
  expect([code, opened, records.length]).toEqual([code, figure.quantity, figure.records])
  return { figure, records }
}

/** A life of the folding job that ends after so many statements. */
const foldAndDie = (statements: number) =>
  endsBefore(statements, foldProcess, (paired as PairedCounty).application.database.appUrl, county)

/** Four times in the course of so many. */
const isTimeToDie = (at: number, all: readonly unknown[]) =>
  at % Math.ceil(all.length / 4) === Math.floor(all.length / 8)

async function foldAll({ application: { work } }: PairedCounty) {
  while ((await foldCounty(work, county)) > 0);
  expect(await recountCounty(work, county)).toEqual([])
}

const declareMany = async (own: PairedCounty, pair: Pair, rows: object[]) => {
  const unit = await own.supporter(pair)
  const answer = ok(await unit.post('/api/deeds/batch', { cycleId: own.cycleId, rows }))
  expect(answer).toMatchObject({ taken: true, made: rows.length, faults: [] })
}

test('信阳: 8,100 deeds and 79.42 m yuan of 322 branches', { timeout: 600_000 }, async () => {
  const [deeds, fen] = [sized(8100), sized(7_942_000_000)]
  paired = await pairCounty({ template: 'branch-to-branch', kind: 'branch', pairs: sized(322) })
  const own = paired
  const chance = new Stream(new Uint8Array(32), 'deeds')
  const costs = shares(deeds, fen, chance)
  const rounds = [sized(4000), deeds - sized(4000)]
  let confirmed = 0
  let made = 0
  for (const [round, whole] of rounds.entries()) {
    const day = own.today()
    const counts = spread(whole, own.pairs.length)
    const rows = counts.map((count) =>
      Array.from({ length: count }, () => {
        const at = made++
        return {
          ...{ 日期: day, 办了什么事: `第 ${at + 1} 件：修路灯`, 帮到多少人: 1 + (at % 60) },
          [sources[at % sources.length] as string]: ((costs[at] as number) / 100).toFixed(2),
        }
      }),
    )
    await each(own.pairs, async (pair, at) => {
      await declareMany(own, pair, rows[at] as object[])
      // While others go on entering, the job dies once more.
      if (isTimeToDie(at, own.pairs)) await foldAndDie(2 + (at % 23))
    })
    const twoOfThree = own.pairs.filter((_, at) => at % 3 !== 0)
    await each(twoOfThree, async (pair, at) => {
      const village = await own.village(pair)
      const { items } = ok(await village.get('/api/deeds?waiting=answer&limit=200'))
      const read = items.map(({ countyCode, id, version }: Told) => ({ countyCode, id, version }))
      const answer = ok(await village.post('/api/deeds/confirm-many', { deeds: read }))
      confirmed += answer.confirmed.length
      if (isTimeToDie(at, twoOfThree)) await foldAndDie(3 + (at % 19))
    })
    if (round === 0) await own.passDays(90)
  }
  await foldAll(own)
  const { figure } = await figureOf(own, 'deeds')
  expect(figure.quantity).toBe(deeds)
  expect(figure.byLevel).toMatchObject({ declared: deeds - confirmed, countersigned: confirmed })
  expect(figure.months).toHaveLength(2)
  expect((await figureOf(own, 'spent')).figure.quantity).toBe(fen)
})

test('南召: 450 problems and 1,396 deeds of 310 cadres', {
  timeout: 600_000,
}, async () => {
  const [problems, deeds] = [sized(450), sized(1396)]
  paired = await pairCounty({ template: 'cadres-to-villages', kind: 'person', pairs: sized(310) })
  const own = paired
  const asked = spread(problems, own.pairs.length)
  const others = spread(deeds - problems, own.pairs.length)
  const day = own.today()
  let byResidents = 0
  await each(own.pairs, async (pair, at) => {
    const village = await own.village(pair)
    const cadre = await own.supporter(pair)
    const between = { countyCode: county, communityId: pair.communityId, cycleId: own.cycleId }
    for (let nth = 0; nth < (asked[at] as number); nth++) {
      const need = ok(
        await village.post('/api/needs', {
          ...{ ...between, category: 'services', title: `修桥 ${nth + 1}`, detail: '桥面塌了一半' },
        }),
      )
      const path = `/api/needs/${county}/${need.id}`
      const published = ok(await village.post(`${path}/publish`, { version: need.version }))
      const claim = { version: published.version, organizationId: pair.supporterId }
      expect(ok(await cadre.post(`${path}/claim`, claim))).toMatchObject({ holds: true })
      ok(
        await cadre.post('/api/deeds', {
          ...{ countyCode: county, partnershipId: pair.id, title: `修好桥 ${nth + 1}`, day },
          ...{ needId: need.id, delivers: true, helped: 30 },
        }),
      )
      if (nth === 0 && at % 2 === 0) {
        const { slips } = ok(await village.post(`${path}/slips`, { count: 1 }))
        const secret = slips[0].link.split('/').at(-1)
        const resident = own.application.visitor()
        const answered = { secret, yes: 'yes' }
        expect(ok(await resident.post('/api/public/need-answers', answered)).taken).toBe(true)
        byResidents += 1
      } else {
        const { version } = ok(await village.get(path))
        ok(await village.post(`${path}/answers`, { version, yes: true }))
      }
    }
    const rows = Array.from({ length: others[at] as number }, (_, nth) => ({
      ...{ 日期: day, 办了什么事: `送来第 ${nth + 1} 批化肥`, 帮到多少人: 12 },
    }))
    if (rows.length > 0) await declareMany(own, pair, rows)
    if (isTimeToDie(at, own.pairs)) await foldAndDie(2 + (at % 17))
  })
  await deliverOutbox(own.application.work, allSubscriptions, county)
  await foldAll(own)
  const met = await figureOf(own, 'hard-problems')
  expect(met.figure.quantity).toBe(problems)
  expect(met.figure.byLevel).toMatchObject({
    ...{ declared: 0, countersigned: problems - byResidents, confirmed: byResidents },
  })
  // What met a problem is as sure as the problem is met.
  const done = await figureOf(own, 'deeds')
  expect(done.figure.quantity).toBe(deeds)
  expect(done.figure.byLevel).toMatchObject({
    ...{
      declared: deeds - problems,
      countersigned: problems - byResidents,
      confirmed: byResidents,
    },
  })
})
