/**
 * A run as its office leads it, from freeze to proposed, and pairing again after closings: the whole application in a
 * process of its own. Baseline is the engine alone, computing the same in this process.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Roster, type Rules, run as runEngine, verify } from '@lianjian/pairing'
import { Stream } from '@lianjian/pairing/stream'
import { dayOf } from '#base/server/clock.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { type Apart, startApart } from '../tests/pairing/apart.ts'
import { type County, furnishCounty, type Participant } from '../tests/pairing/furnish-county.ts'
import { memoryOf } from './process-use.ts'
import { printRows, type Row } from './row.ts'

interface Case {
  name: string
  template: string
  way: string
  area: string
  /** Six digits each. */
  counties: string[]
  supporters: number
  communities: number
  most: number
  /** Seconds from freeze to proposed. */
  bar: number
  closing: number
}

const cases: Case[] = [
  {
    name: '119 → 322',
    template: 'units-to-places',
    way: 'balanced',
    area: '222403000000',
    counties: ['222403'],
    supporters: 119,
    communities: 322,
    most: 4,
    bar: 2,
    closing: 5,
  },
  {
    name: '信阳, 6,062 × 3,474',
    template: 'branch-to-branch',
    way: 'function-need',
    area: '411500000000',
    counties: [
      '411502',
      '411503',
      '411521',
      '411522',
      '411523',
      '411524',
      '411525',
      '411526',
      '411527',
      '411528',
    ],
    supporters: 6062,
    communities: 3474,
    most: 1,
    bar: 15,
    closing: 60,
  },
]

const duties = ['党委', '经济', '政法', '业务', '其他']
const needs = [
  '组织建设',
  '增收',
  '法律服务',
  '特色产业',
  '公共服务',
  '人居环境',
  '医疗健康',
  '教育',
  '文化',
]

// biome-ignore lint/suspicious/noExplicitAny: the bench knows what an answer holds
type Told = any

export async function run(): Promise<Row[]> {
  const rows: Row[] = []
  for (const each of cases) {
    const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
    const cluster = await startCluster(folder)
    const apart = await startApart(cluster)
    try {
      rows.push(...(await lead(each, apart)))
    } finally {
      await apart.close()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
  return rows
}

async function lead(each: Case, apart: Apart): Promise<Row[]> {
  const county = await furnish(each, apart)
  const ask = async (path: string, body: object = {}): Promise<Told> => {
    const answer = await county.office.post(path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const made = await ask(`/api/cycles/${county.cycleId}/runs`, { way: each.way })
  const path = `/api/runs/${county.keeperCode}/${made.id}`
  const show = async (): Promise<Told> => (await county.office.get(path)).body

  const { seconds: freezing } = await timed(async () =>
    ask(`${path}/freeze`, { version: (await show()).version }),
  )
  const others = waiting(county)
  const { seconds: deciding } = await timed(async () => {
    await ask(`${path}/decide`, { version: (await show()).version, seed: 'ab'.repeat(32) })
    await county.compute(made.id)
  })
  const longest = await others.stop()
  const { seconds: proposing } = await timed(async () =>
    ask(`${path}/propose`, { version: (await show()).version, answerBy: inDays(county, 7) }),
  )
  const callingOff = await callOff(each, county, ask)
  const seconds = freezing + deciding + proposing
  const { pairCount } = await show()
  const engine = await engineAlone(county, made.id)
  const peak = async () => `${Math.round((await memoryOf(apart.served().pid)).peak)} MB`
  const first: Row = {
    name: `a run from freeze to proposed, ${each.name}`,
    ours: `${seconds.toFixed(2)} s`,
    baseline: `${engine.toFixed(2)} s (the engine alone)`,
    ratio: seconds / engine,
    bar: `≤ ${each.bar} s`,
    ok: seconds <= each.bar,
    memory: await peak(),
    note:
      `freeze ${freezing.toFixed(2)}, decide ${deciding.toFixed(2)}, propose ${proposing.toFixed(2)} s; ${pairCount} pairs; ` +
      `called off in ${callingOff.toFixed(2)} s; another request waited ${Math.round(longest)} ms at most`,
  }
  await accept(county, made.id)
  await ask(`${path}/disclose`, { version: (await show()).version, from: inDays(county, 0) })
  await county.passDays(20)
  const { seconds: enforcing } = await timed(async () =>
    ask(`${path}/enforce`, { version: (await show()).version }),
  )
  return [first, await pairAgain(each, county, { ask, enforcing, peak })]
}

/** Of a run beside the first, from asking for it to being called off. */
async function callOff(
  { way }: Case,
  county: County,
  ask: (path: string, body?: object) => Promise<Told>,
): Promise<number> {
  const made = await ask(`/api/cycles/${county.cycleId}/runs`, { way })
  const path = `/api/runs/${county.keeperCode}/${made.id}`
  const frozen = await ask(`${path}/freeze`, { version: made.version })
  const { seconds } = await timed(async () => {
    const asked = await ask(`${path}/decide`, { version: frozen.version, seed: 'cd'.repeat(32) })
    await ask(`${path}/call-off`, { version: asked.version })
  })
  return seconds
}

async function pairAgain(
  each: Case,
  county: County,
  {
    ask,
    enforcing,
    peak,
  }: {
    ask(path: string, body?: object): Promise<Told>
    enforcing: number
    peak(): Promise<string>
  },
): Promise<Row> {
  let closed = 0
  for (const code of each.counties) {
    const share = Math.ceil(each.closing / each.counties.length)
    const query = new URLSearchParams({ county: code, side: 'supporter', limit: '200' })
    const { items } = (await county.office.get(`/api/organizations?${query}`)).body
    const own = items.filter((item: Told) => !String(item.code).includes('-')).slice(0, share)
    closed += own.length
    await ask(`/api/organizations/${code}/close`, {
      items: own.map(({ id, version }: Told) => ({ id, version })),
      ...{ day: inDays(county, 0), reason: '机构改革' },
    })
  }
  let moves: Told
  let runId = ''
  const { seconds } = await timed(async () => {
    const made = await ask(`/api/cycles/${county.cycleId}/re-pairing`, { reason: '机构改革' })
    runId = made.id
    const path = `/api/runs/${county.keeperCode}/${runId}`
    await ask(`${path}/decide`, { version: made.version, seed: 'ef'.repeat(32) })
    await county.compute(runId)
    moves = (await county.office.get(path)).body.moves
  })
  const file = `/api/public/runs/${county.keeperCode}/${runId}/transcript.json`
  const bytes = await (await fetch(`${county.application.url}${file}`)).arrayBuffer()
  const verdict = verify(new Uint8Array(bytes))
  return {
    name: `paired again after ${closed} closings, ${each.name}`,
    ours: `${seconds.toFixed(2)} s`,
    baseline: `${enforcing.toFixed(2)} s (to put the first run in force)`,
    ratio: seconds / enforcing,
    bar: `≤ ${each.bar} s, its proof holds`,
    ok: seconds <= each.bar && verdict.ok,
    memory: await peak(),
    note: `kept ${moves.kept}, had to move ${moves.forced}, moved beside them ${moves.others}; no fewer could, as the transcript proves`,
  }
}

async function furnish(each: Case, apart: Apart): Promise<County> {
  const chance = new Stream(new Uint8Array(32), 'bench')
  const oneOf = <T>(all: readonly T[]) => all[chance.below(all.length)] as T
  const isBranch = each.template === 'branch-to-branch'
  const place = (at: number) => `${each.counties[at % each.counties.length]}000000`
  const supporters: Participant[] = Array.from({ length: each.supporters }, (_, at) => ({
    code: `S${at + 1}`,
    name: `第${at + 1}${isBranch ? '支部' : '局'}`,
    kind: isBranch ? 'branch' : 'unit',
    level: 'county',
    region: place(at),
  }))
  const communities: Participant[] = Array.from({ length: each.communities }, (_, at) => ({
    code: `V${at + 1}`,
    name: `第${at + 1}村`,
    kind: 'village',
    region: place(at),
  }))
  const county = await furnishCounty(apart, each.template, { supporters, communities }, each.area)
  const bring = async (table: string, lines: string[]) => {
    const { body } = await county.bring(table, lines)
    if (body.faults?.length !== 0) throw new Error(JSON.stringify(body).slice(0, 500))
  }
  const kind = isBranch ? '支部' : '单位'
  await bring('supporters', [
    '编号,名称,类型,层级,职能,等次,最少结对,最多结对,资源',
    ...supporters.map(({ code, name }) =>
      [
        code,
        name,
        kind,
        '县',
        oneOf(duties),
        1 + chance.below(3),
        isBranch ? 0 : 1,
        each.most,
        oneOf(needs),
      ].join(','),
    ),
  ])
  await bring('communities', [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...communities.map(({ code, name }) =>
      [code, name, '村', 1 + chance.below(3), 1, 1, oneOf(needs)].join(','),
    ),
  ])
  return county
}

/** What its thread computes, without rows, journal and pages around it. */
async function engineAlone(county: County, runId: string): Promise<number> {
  const scope = { counties: [county.keeperCode], organizations: [county.programmeId] }
  const [frozen, made] = await county.application.work.read(scope, async (tx) => [
    await tx.db
      .selectFrom('pairing.frozenRosters')
      .selectAll()
      .where('countyCode', '=', county.keeperCode)
      .where('runId', '=', runId)
      .executeTakeFirstOrThrow(),
    await tx.db
      .selectFrom('pairing.runs')
      .selectAll()
      .where('countyCode', '=', county.keeperCode)
      .where('id', '=', runId)
      .executeTakeFirstOrThrow(),
  ])
  const { seconds } = await timed(async () =>
    runEngine(
      frozen.body as Roster,
      made.rules as Rules,
      { typed: 'ab'.repeat(32) },
      new Uint8Array(32),
    ),
  )
  return seconds
}

/** Both sides of all say yes: what thousands of people do on their phones is not what is measured. */
async function accept(county: County, runId: string): Promise<void> {
  await county.application.work.write({ counties: [county.keeperCode] }, (tx) =>
    tx.db
      .updateTable('pairing.proposals')
      .set({
        ...{ supporterAnswer: 'accepted', supporterBy: 'bench', supporterAt: tx.now },
        ...{ communityAnswer: 'accepted', communityBy: 'bench', communityAt: tx.now },
      })
      .where('countyCode', '=', county.keeperCode)
      .where('rootId', '=', runId)
      .execute(),
  )
}

/** Asks for something else all the while, ten times a second at most. */
function waiting(county: County): { stop(): Promise<number> } {
  let asking = true
  let longest = 0
  const asked = (async () => {
    while (asking) {
      const { seconds } = await timed(() => county.office.get('/api/programmes?limit=5'))
      longest = Math.max(longest, seconds * 1000)
      await setTimeout(100)
    }
  })()
  return {
    stop: async () => {
      asking = false
      await asked
      return longest
    },
  }
}

function inDays(county: County, days: number): string {
  return dayOf(new Date(county.clock.now().getTime() + days * 86_400_000))
}

async function timed<T>(act: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now()
  const value = await act()
  return { value, seconds: (performance.now() - started) / 1000 }
}

if (import.meta.main) printRows(await run())
