/** A county in which two units have a village each, as their people meet deeds over HTTP. */
import { beforeAll } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import {
  county,
  type Offices,
  ok,
  regionOf,
  thisYear,
  useOffices,
  yaodian,
} from '#rooms/programmes/testing/offices.ts'
import { foldCounty } from '../../indicators/server/totals/fold-county.ts'
import { pairUp } from './pair-up.ts'

export { county, neighbour, ok, yaodian } from '#rooms/programmes/testing/offices.ts'

/** Of another township than the offices' own village. */
export const guandi = '222403102240'
export const today = dayOf(new Date())

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export interface Paired {
  offices: Offices
  /** Of the offices' unit and village. */
  id: string
  /** Of another unit, `otherUnit`, and another village, `otherVillage`. */
  otherId: string
  programmeId: string
  cycleId: string
  otherUnit: string
  otherVillage: string
  /** @returns what the unit declared of its village today */
  declare(more?: Record<string, unknown>, who?: string): Promise<{ id: string; path: string }>
  /** What a step of a deed is answered, by whoever takes it. */
  step(path: string, step: string, who?: string, more?: Record<string, unknown>): Promise<Told>
  /** Figures of the county, or of what is named instead, by indicator. */
  figures(of?: string): Promise<Record<string, Told>>
}

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function usePaired(): Paired {
  const offices = useOffices()
  const paired = { offices } as Paired
  beforeAll(async () => {
    const [otherUnit, otherVillage] = (await offices.register(
      { kind: 'branch', name: '市审计局党支部' },
      {
        ...{ side: 'community', kind: 'village', level: 'village' },
        ...{ name: '官地村', regionCode: guandi },
      },
    )) as [string, string]
    await offices.admit('otherUnit', {
      ...{ role: 'unit', code: otherUnit, kind: 'organization', countyCode: county },
    })
    await offices.admit('otherVillage', { role: 'village', code: guandi })
    const { id: programmeId, cycleId } = await offices.make({ template: 'branch-to-branch' })
    const { work } = offices.application
    const common = { countyCode: county, programmeId, cycleId, ...thisYear }
    const pair = (unitId: string, communityId: string, regionCode: string) =>
      pairUp(work, { ...common, unitId, communityId, regionCode })
    Object.assign(paired, { otherUnit, otherVillage, programmeId, cycleId })
    paired.id = await pair(offices.unit, offices.village, yaodian)
    paired.otherId = await pair(otherUnit, otherVillage, guandi)
  })
  paired.declare = async (more = {}, who = 'unit') => {
    const body = { countyCode: county, partnershipId: paired.id, title: '修好路灯', day: today }
    const { id } = ok(await offices.as(who).post('/api/deeds', { ...body, ...more }))
    return { id, path: `/api/deeds/${county}/${id}` }
  }
  paired.step = (path, step, who = 'village', more = {}) =>
    offices.as(who).post(`${path}/${step}`, { version: 1, ...more })
  paired.figures = async (of = `region=${regionOf(county)}`) => {
    await foldCounty(offices.application.work, county)
    const { items } = ok(
      await offices.as('office').get(`/api/cycles/${paired.cycleId}/figures?${of}`),
    )
    return Object.fromEntries(items.map((each: { code: string }) => [each.code, each]))
  }
  return paired
}
