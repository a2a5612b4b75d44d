/** A run that is frozen and waits for its draw in public, and its announcement, made without the pages. */
import { expect } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { county } from './desk.ts'
import type { Pairing } from './pairing.ts'

export interface DrawnRun {
  path: string
  page: string
  announce: string
  host: string
  hall: string
  minutes: string
  /** What anybody opens. */
  open: string
}

export async function frozenDraw(office: Visitor, { cycleId, programmeId }: Pairing) {
  const programme = (await office.get(`/api/programmes/${programmeId}`)).body
  if (!programme.published) {
    const decided = { version: programme.version, reason: '方案已经定了' }
    const answer = await office.post(`/api/programmes/${programmeId}/publish`, decided)
    expect(answer).toMatchObject({ status: 200 })
  }
  const { body } = await office.post(`/api/cycles/${cycleId}/runs`, { way: 'tier-draw' })
  const path = `/api/runs/${county}/${body.id}`
  const frozen = await office.post(`${path}/freeze`, { version: body.version })
  expect(frozen).toMatchObject({ status: 200 })
  const page = `/desk/pairing/runs/${county}/${body.id}`
  return {
    ...{ path, page, announce: `${page}/announce`, host: `${page}/ceremony` },
    ...{ hall: `${page}/hall`, minutes: `${page}/minutes` },
    open: `/ceremony/${county}/${body.id}`,
  } satisfies DrawnRun
}

/** @returns the address of each party's link by its name */
export async function announce(
  office: Visitor,
  address: string,
  { path }: DrawnRun,
  parties: readonly string[],
): Promise<Map<string, string>> {
  const { version } = (await office.get(path)).body
  const answer = await office.post(`${path}/ceremony`, {
    version,
    event: '敦化市 2026 年公开抽签',
    place: '市委一楼会议室',
    parties: parties.map((party) => ({ party, way: 'device' })),
    beacon: { kind: 'dice', event: '现场掷三十次骰子，按顺序念' },
  })
  expect(answer).toMatchObject({ status: 200 })
  const links = answer.body.links as { party: string; path: string }[]
  return new Map(links.map(({ party, path: link }) => [party, `${address}${link}`]))
}
