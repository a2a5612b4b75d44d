/** A village with its partner, another unit and a programme, met over HTTP by whoever serves in them. */
import { beforeAll } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import { newId } from '#base/server/new-id.ts'
import { county, type Offices, ok, useOffices, yaodian } from '#rooms/programmes/testing/offices.ts'
import type { ApplicationOptions } from '../../../tests/application/application.ts'

export const scope = { counties: [county] }
/** 另一个乡镇的村。 */
export const elsewhere = '222403109201'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export interface Villages extends Offices {
  programmeId: string
  cycleId: string
  partnershipId: string
  /** A unit that takes part and is not the village's partner; `other` serves it. */
  other: string
  /** A village of another township; `far` is its clerk. */
  farVillage: string
  /** A department that takes part in nothing. */
  outside: string
  /** Path of a new need of the village that its clerk wrote down. */
  submit(more?: Record<string, unknown>, who?: string): Promise<string>
  /** One that is published; or has gone on to a further state, by the partner. */
  bring(state?: 'published' | 'claimed' | 'planned' | 'doing' | 'delivered'): Promise<string>
  read(path: string, who?: string): Promise<Told>
  /** A step at the version that is there. */
  act(who: string, path: string, step: string, body?: Record<string, unknown>): Promise<Told>
  pair(supporterId: string, communityId: string): Promise<string>
  /** Tells other rooms what was committed. */
  tell(): Promise<void>
}

/** What a clerk writes down. */
export const words = {
  category: 'services',
  title: '修村口的桥',
  detail: '桥面塌了一半，下雨过不去，孩子上学要绕五里地。',
  beneficiaries: 320,
}

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function useVillages(options: ApplicationOptions = {}): Villages {
  const offices = useOffices(options)
  const villages = offices as Villages
  const { as } = offices
  const atHome = { kind: 'organization', countyCode: county } as const
  villages.submit = async (more = {}, who = 'village') => {
    const body = { ...words, countyCode: county, communityId: villages.village, ...more }
    const { id } = ok(await as(who).post('/api/needs', { cycleId: villages.cycleId, ...body }))
    return `/api/needs/${county}/${id}`
  }
  villages.read = async (path, who = 'village') => ok(await as(who).get(path))
  villages.act = async (who, path, step, body = {}) => {
    const { version } = await villages.read(path, who)
    return ok(await as(who).post(`${path}/${step}`, { version, ...body }))
  }
  villages.bring = async (state = 'published') => {
    const path = await villages.submit()
    const unit = { organizationId: villages.unit }
    await villages.act('village', path, 'publish')
    const steps: Record<typeof state, [string, object] | undefined> = {
      published: undefined,
      claimed: ['claim', {}],
      planned: ['plan', { plan: '换桥板，加护栏', by: '2099-06-30' }],
      doing: ['begin', {}],
      delivered: ['deliver', { done: '换了十二块桥板', on: '2026-05-01' }],
    }
    for (const [reached, step] of Object.entries(steps)) {
      if (step) await villages.act('unit', path, step[0], { ...unit, ...step[1] })
      if (reached === state) break
    }
    return path
  }
  villages.pair = async (supporterId, communityId) => {
    const [runId, id] = [newId(), newId()]
    const { cycleId, programmeId } = villages
    await offices.application.work.write(scope, async (tx) => {
      const run = { countyCode: county, id: runId, programmeId, cycleId, state: 'in-force' }
      await tx.db
        .insertInto('pairing.runs')
        .values({
          ...{ ...run, method: 'draw', rules: '{}', inputRoot: '', transcriptHash: '' },
          ...{ pairCount: 1, runAt: tx.now, inForceOn: '2020-01-01', createdAt: tx.now },
        })
        .execute()
      await tx.db
        .insertInto('pairing.partnerships')
        .values({
          ...{ countyCode: county, id, cycleId, runId, supporterId, communityId },
          ...{ communityRegionCode: yaodian, origin: 'drawn', reasons: '[]' },
          ...{ beginsOn: '2020-01-01', endsOn: '2999-12-31' },
        })
        .execute()
    })
    return id
  }
  villages.tell = async () => {
    await deliverOutbox(offices.application.work, allSubscriptions, county)
  }
  beforeAll(async () => {
    const { id, cycleId } = await offices.make()
    Object.assign(villages, { programmeId: id, cycleId })
    const [other, outside] = (await offices.register(
      { name: '市农业农村局' },
      { name: '市交通运输局' },
    )) as [string, string]
    const [farVillage] = (await offices.register({
      ...{ side: 'community', kind: 'village', level: 'village', name: '远村' },
      regionCode: elsewhere,
    })) as [string]
    Object.assign(villages, { other, outside, farVillage })
    const join = (part: string, organizationIds: string[]) =>
      as('office').post(`/api/cycles/${cycleId}/participants`, { part, organizationIds })
    ok(await join('supporter', [offices.unit, other]))
    ok(await join('community', [offices.village, farVillage]))
    villages.partnershipId = await villages.pair(offices.unit, offices.village)
    await offices.admit('other', { role: 'unit', code: other, ...atHome })
    await offices.admit('outside', { role: 'unit', code: outside, ...atHome })
    await offices.admit('far', {
      ...{ role: 'village', code: farVillage, ...atHome, regionCode: elsewhere },
    })
    await offices.admit('posted', {
      ...{ role: 'posted', code: offices.village, ...atHome, regionCode: yaodian },
    })
    await offices.admit('grid', { role: 'grid', code: `${yaodian}.g001` })
  })
  return villages
}
