/** A run that is frozen and waits for its draw in public, and its announcement, made without the pages. */
import { randomBytes } from 'node:crypto'
import { shareCommitment } from '@lianjian/pairing'
import { expect, vi } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { county } from './desk.ts'
import type { Pairing } from './pairing.ts'

export interface DrawnRun {
  path: string
  /** Where anybody reads how far it is. */
  followed: string
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
    followed: `/api/public${path.slice('/api'.length)}/ceremony`,
    ...{ path, page, announce: `${page}/announce`, host: `${page}/ceremony` },
    ...{ hall: `${page}/hall`, minutes: `${page}/minutes` },
    open: `/ceremony/${county}/${body.id}`,
  } satisfies DrawnRun
}

/**
 * @param onPaper of the parties, those that seal on paper
 * @returns the address of each other party's link by its name
 */
export async function announce(
  office: Visitor,
  address: string,
  { path }: DrawnRun,
  parties: readonly string[],
  onPaper: readonly string[] = [],
): Promise<Map<string, string>> {
  const { version } = (await office.get(path)).body
  const answer = await office.post(`${path}/ceremony`, {
    version,
    event: '敦化市 2026 年公开抽签',
    place: '市委一楼会议室',
    parties: parties.map((party) => ({
      party,
      way: onPaper.includes(party) ? 'paper' : 'device',
    })),
    beacon: { kind: 'dice', event: '现场掷三十次骰子，按顺序念' },
  })
  expect(answer).toMatchObject({ status: 200 })
  const links = answer.body.links as { party: string; path: string }[]
  return new Map(links.map(({ party, path: link }) => [party, `${address}${link}`]))
}

/** Seals and reveals for every party, takes down the dice, and draws. */
export async function holdDraw(office: Visitor, run: DrawnRun, links: ReadonlyMap<string, string>) {
  const { followed } = run
  const { inputRoot } = (await office.get(run.path)).body
  const parties = [...links].map(([party, link]) => ({
    party,
    token: link.split('#')[1],
    share: randomBytes(32),
  }))
  const host = async (what: string, more: object = {}) => {
    const { version } = (await office.get(what === 'draw' ? run.path : followed)).body
    const answer = await office.post(`${run.path}/ceremony/${what}`, { version, ...more })
    expect(answer.body.title).toBeUndefined()
  }
  for (const { party, token, share } of parties) {
    const commitment = shareCommitment(party, inputRoot, share)
    await office.post(`${followed}/commit`, { token, commitment })
  }
  await host('close')
  for (const { token, share } of parties) {
    await office.post(`${followed}/reveal`, { token, share: share.toString('hex') })
  }
  await host('beacon', { value: '426153226413552614336251442631' })
  await host('draw')
  const isDrawn = async () => expect((await office.get(followed)).body.stage).toBe('drawn')
  await vi.waitFor(isDrawn, { timeout: 30_000, interval: 100 })
}
