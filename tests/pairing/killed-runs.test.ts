/**
 * A run under kill -9, of the server and of the database, in every state and during every step: it stands where its
 * record says, and goes on from there. In the suite every second step is interrupted once; LIANJIAN_KILLS is how often
 * every one of them is.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from '@lianjian/pairing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, runCluster } from '../embedded/cluster-process.ts'
import { type Apart, startApart } from './apart.ts'
import {
  type County,
  countyCode,
  furnishCounty,
  type Participant,
  region,
} from './furnish-county.ts'
import { inDays, proposalsOf, type Run, runOf, say, seed } from './lead-run.ts'

const asked = process.env.LIANJIAN_KILLS
const kills = Number(asked ?? 1)
/** In turn: of the suite's steps one in two. */
let steps = 0
const isInterrupted = () => asked !== undefined || steps++ % 2 === 0
const units: Participant[] = Array.from({ length: 5 }, (_, at) => ({
  ...{ code: `U${at + 1}`, name: `第${at + 1}局`, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = Array.from({ length: 10 }, (_, at) => ({
  ...{ code: `V${at + 1}`, name: `第${at + 1}村`, kind: 'village', region: '222403102240' },
}))

let folder: string
let cluster: Running
let apart: Apart
let county: County
let nth = 0
const killed = { server: 0, database: 0 }
const before: Record<string, number> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-killed-'))
  cluster = await runCluster(folder)
  apart = await startApart(cluster)
  county = await furnishCounty(apart, 'units-to-places', {
    supporters: units,
    communities: villages,
  })
  const rows = (all: Participant[], kind: string, more: (at: number) => string) =>
    all.map(({ code, name }, at) => `${code},${name},${kind},${1 + (at % 3)},${more(at)}`)
  const supporters = [
    '编号,名称,类型,等次,职能,最少结对,最多结对,资源',
    ...rows(units, '单位', () => '党委,1,4,文化'),
  ]
  const communities = [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...rows(villages, '村', () => '1,1,文化'),
  ]
  for (const [table, lines] of Object.entries({ supporters, communities })) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
}, 120_000)

afterAll(async () => {
  console.log(
    `killed ${killed.server} servers and ${killed.database} databases; before, during or after: ${JSON.stringify(before)}`,
  )
  await apart?.close()
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Of one turn in four the database goes too. */
async function kill(): Promise<void> {
  nth += 1
  if (nth % 4 === 3) {
    killed.database += 1
    process.kill(cluster.pid, 'SIGKILL')
    await cluster.stop().catch(() => undefined)
    cluster = await runCluster(folder)
  }
  killed.server += 1
  await apart.kill()
}

// biome-ignore lint/suspicious/noExplicitAny: the test knows what an answer holds
type Told = any

const show = async (run: Run): Promise<Told> => (await county.office.get(run.path)).body

/** A number that is asked for until it is got: connections that a kill took with them come back. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let turn = 0; ; turn++) {
    try {
      return await ask()
    } catch (error) {
      if (turn === 5) throw error
    }
  }
}

/**
 * Asks for something, kills at a moment that differs from turn to turn, and asks again what did not come about.
 *
 * @param isDone as the record says it
 */
async function through(
  what: string,
  ask: () => Promise<{ status: number; body: Told }>,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const turns = isInterrupted() ? kills : 0
  for (let turn = 0; turn < turns; turn++) {
    const moment = (nth * 5) % 8
    const answering = ask().catch(() => undefined)
    // None, some or many of the server's turns go by.
    for (let other = 0; other < moment; other++) {
      await county.office.get('/api/health').catch(() => undefined)
    }
    const answered = moment === 7 ? await answering : undefined
    await kill()
    const answer = answered ?? (await answering)
    const done = await patiently(isDone)
    if (answer && answer.status < 300) expect([what, done]).toEqual([what, true])
    before[`${what}: ${done ? 'done' : 'not'}`] =
      (before[`${what}: ${done ? 'done' : 'not'}`] ?? 0) + 1
    if (done) return
  }
  const answer = await patiently(ask)
  expect([what, answer.status < 300, answer.body.title]).toEqual([what, true, undefined])
  expect([what, await isDone()]).toEqual([what, true])
}

/** The step that leads to a state. What a job does is done when the job says so. */
async function lead(run: Run, step: string, state: string, body: object = {}): Promise<void> {
  const isAsked = async () => {
    const { state: now, working } = await show(run)
    return now === state || working !== null
  }
  await through(
    step,
    async () => {
      const { version } = await show(run)
      return county.office.post(`${run.path}/${step}`, { version, ...body })
    },
    isAsked,
  )
  await county.compute(run.id)
  expect((await show(run)).state).toBe(state)
}

async function answer(id: string, side: string, code: string, what: string): Promise<void> {
  await through(
    `answer by ${side}`,
    () => say(county, code, id, side, what),
    async () => {
      const found = (await proposalsOf(county, theRun)).find((each) => each.id === id)
      return (side === 'supporter' ? found?.supporterAnswer : found?.communityAnswer) !== null
    },
  )
}

let theRun: Run

async function runsOfCycle(): Promise<Told[]> {
  return (await county.office.get(`/api/cycles/${county.cycleId}/runs`)).body.items
}

async function begin(path: string, kind: string, body: object): Promise<Run> {
  const found = async () => (await runsOfCycle()).find((each) => each.kind === kind)
  await through(
    `begin ${kind}`,
    () => county.office.post(path, body),
    async () => (await found()) !== undefined,
  )
  return runOf(await found())
}

test(
  'a run goes through its whole life, however often it is killed',
  async () => {
    const run = await begin(`/api/cycles/${county.cycleId}/runs`, 'whole', { way: 'balanced' })
    theRun = run
    await lead(run, 'freeze', 'frozen')
    await lead(run, 'simulate', 'simulated')
    await lead(run, 'decide', 'solved', { seed })
    await lead(run, 'propose', 'proposed', { answerBy: inDays(county, 9) })
    const proposals = await proposalsOf(county, run)
    expect(proposals).toHaveLength(villages.length)
    const [first, second, ...others] = proposals as [Told, Told, ...Told[]]
    await answer(first.id, 'community', first.community.code, 'declined')
    await answer(second.id, 'supporter', second.supporter.code, 'accepted')
    await answer(second.id, 'community', second.community.code, 'accepted')
    for (const each of others) {
      await say(county, each.supporter.code, each.id, 'supporter', 'accepted')
      await say(county, each.community.code, each.id, 'community', 'accepted')
    }

    const { version } = await show(run)
    const rest = await begin(`${run.path}/remainder`, 'remainder', { version })
    await lead(rest, 'decide', 'solved', { seed })
    await lead(rest, 'propose', 'proposed', { answerBy: inDays(county, 9) })
    const again = (await proposalsOf(county, run)).find(
      ({ id, community }) => community.code === first.community.code && id !== first.id,
    ) as Told
    await answer(again.id, 'supporter', again.supporter.code, 'accepted')
    await answer(again.id, 'community', again.community.code, 'accepted')

    await lead(run, 'disclose', 'disclosed', { from: inDays(county, 0) })
    const objections = async (): Promise<Told[]> =>
      (await county.office.get(`${run.path}/objections`)).body.items
    await through(
      'object',
      () =>
        apart.application.visitor().post(`/api/public/runs/${countyCode}/${run.id}/objections`, {
          ...{ proposalId: second.id, from: 'resident', body: '两家是亲戚，应当回避。' },
        }),
      async () => (await objections()).length > 0,
    )
    for (const { id } of await objections()) {
      await through(
        'decide an objection',
        () =>
          county.office.post(`/api/objections/${countyCode}/${id}/decide`, {
            ...{ decision: 'rejected', answer: '查过，不属实。', name: '王主任' },
          }),
        async () => (await objections()).find((each) => each.id === id)?.decision !== null,
      )
    }
    await county.passDays(20)
    await lead(run, 'enforce', 'in-force')

    const shown = await show(run)
    expect(shown.pairCount).toBe(villages.length)
    expect(shown.steps.map(({ step }: Told) => step)).toEqual([
      ...['create', 'freeze', 'simulate', 'solve', 'propose', 'disclose', 'enforce'],
    ])
    expect((await show(rest)).steps.map(({ step }: Told) => step)).toEqual([
      ...['create', 'freeze', 'solve', 'propose', 'disclose', 'enforce'],
    ])
    for (const each of [run, rest]) {
      const file = `/api/public/runs/${countyCode}/${each.id}/transcript.json`
      const bytes = await (await fetch(`${apart.application.url}${file}`)).arrayBuffer()
      expect(verify(new Uint8Array(bytes))).toMatchObject({ ok: true })
    }
    const { partnerships, entries } = await apart.application.work.read(
      { counties: [countyCode] },
      async (tx) => ({
        partnerships: await tx.db
          .selectFrom('pairing.partnerships')
          .select('communityId')
          .where('countyCode', '=', countyCode)
          .execute(),
        entries: await tx.db
          .selectFrom('journal.entries')
          .select('action')
          .where('countyCode', '=', countyCode)
          .where('subjectKind', '=', 'run')
          .execute(),
      }),
    )
    expect(new Set(partnerships.map(({ communityId }) => communityId)).size).toBe(villages.length)
    expect(partnerships).toHaveLength(villages.length)
    // What was done twice stands in the journal twice.
    const enforced = entries.filter(({ action }) => action === 'pairing.enforce')
    expect(enforced).toHaveLength(1)
  },
  300_000 + kills * 120_000,
)
