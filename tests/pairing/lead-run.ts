/** A run as the office leads it and both sides answer it. */
import { expect } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import type { County } from './furnish-county.ts'

export interface Run {
  path: string
  id: string
  version: number
}

interface Made {
  countyCode: string
  id: string
  version: number
}

export interface Proposal {
  id: string
  supporter: { id: string; code: string; name: string }
  community: { id: string; code: string; name: string }
  origin: string
  supporterAnswer: unknown
  communityAnswer: unknown
}

export const seed = 'ab'.repeat(32)

export function inDays(county: County, days: number): string {
  return dayOf(new Date(county.clock.now().getTime() + days * 86_400_000))
}

export function runOf({ countyCode, id, version }: Made): Run {
  return { path: `/api/runs/${countyCode}/${id}`, id, version }
}

export async function draft(county: County, body: object = {}): Promise<Run> {
  const answer = await county.office.post(`/api/cycles/${county.cycleId}/runs`, body)
  expect(answer).toMatchObject({ status: 200 })
  return runOf(answer.body)
}

export async function take(county: County, run: Run, step: string, body: object = {}) {
  const answer = await county.office.post(`${run.path}/${step}`, { version: run.version, ...body })
  if (answer.status < 300) run.version = answer.body.version
  return answer
}

/** What a job does for it, and the version that it leaves. */
export async function compute(county: County, run: Run): Promise<void> {
  await county.compute(run.id)
  run.version = (await county.office.get(run.path)).body.version
}

/** From the state in which it is frozen. */
export async function decide(county: County, run: Run): Promise<Run> {
  expect(await take(county, run, 'decide', { seed })).toMatchObject({ status: 202 })
  await compute(county, run)
  return run
}

export async function decided(county: County, body: object = {}): Promise<Run> {
  const run = await draft(county, body)
  expect(await take(county, run, 'freeze')).toMatchObject({ status: 200 })
  return decide(county, run)
}

/** All of them, page by page. */
export async function proposalsOf(county: County, run: Run): Promise<Proposal[]> {
  const found: Proposal[] = []
  for (let after = ''; ; ) {
    const page = (await county.office.get(`${run.path}/proposals?limit=200${after}`)).body
    found.push(...page.items)
    if (!page.next) return found
    after = `&after=${page.next}`
  }
}

export async function say(
  county: County,
  code: string,
  id: string,
  side: string,
  answer: string,
  reason?: string,
) {
  const visitor = await county.of(code)
  return visitor.post(`/api/proposals/${county.keeperCode}/${id}/answer`, { side, answer, reason })
}

/** As many as answer at the same moment. */
const atOnce = 12

export async function acceptAll(county: County, run: Run, but: readonly string[] = []) {
  const open = (await proposalsOf(county, run)).filter(({ id }) => !but.includes(id))
  for (let at = 0; at < open.length; at += atOnce) {
    await Promise.all(
      open.slice(at, at + atOnce).map(async ({ id, supporter, community }) => {
        for (const [side, code] of [
          ['supporter', supporter.code],
          ['community', community.code],
        ] as const) {
          const answer = await say(county, code, id, side, 'accepted')
          expect([answer.status, answer.body.title]).toEqual([200, undefined])
        }
      }),
    )
  }
}

/** Asked, accepted by all, disclosed and in force. */
export async function putInForce(county: County, run: Run): Promise<void> {
  expect(await take(county, run, 'propose', { answerBy: inDays(county, 7) })).toMatchObject({
    status: 200,
  })
  await acceptAll(county, run)
  expect(await take(county, run, 'disclose', { from: inDays(county, 0) })).toMatchObject({
    status: 200,
  })
  await county.passDays(20)
  expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
}

/** Puts the programme on the public pages, or takes it off. */
export async function setPublished({ office, cycleId }: County, published: boolean): Promise<void> {
  const { programme } = (await office.get(`/api/cycles/${cycleId}`)).body
  const path = `/api/programmes/${programme.id}`
  const { version } = (await office.get(path)).body
  const body = { version, reason: '核对公布' }
  const answer = await office.post(`${path}/${published ? 'publish' : 'withdraw'}`, body)
  expect([answer.status, answer.body.title]).toEqual([200, undefined])
}
