/** Programmes over HTTP, as the offices of a county, its prefecture and its neighbour run them. */
import { beforeAll } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations, type NewOrganization } from '#rooms/organizations/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import {
  type Application,
  type ApplicationOptions,
  useApplication,
} from '../../../tests/application/application.ts'
import { addPerson, everywhere, type Held, openSession } from '../../../tests/application/people.ts'
import type { Answer, Visitor } from '../../../tests/application/visitor.ts'

export const county = '222403'
export const neighbour = '222404'
/** 延边州, whose own bodies are kept under this code. */
export const prefecture = '222400'
export const regionOf = (code: string) => code.padEnd(12, '0')
export const yaodian = '222403108204'
export const yanming = '222403108000'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export interface Offices {
  application: Application
  /** `office`, `prefecture`, `neighbour`, `township`, `unit`, `village`, `supervisor`. */
  as(name: string): Visitor
  /** A unit of the county, which the liaison serves. */
  unit: string
  /** The village that the clerk serves. */
  village: string
  admit(name: string, held: Held): Promise<void>
  /** New organizations of the county, or of another; units of it where nothing else is said. */
  register(...rows: Partial<NewOrganization>[]): Promise<string[]>
  /** @returns a new programme of the county */
  make(more?: Record<string, unknown>, who?: string): Promise<{ id: string; cycleId: string }>
}

/** The year in which the tests run. */
export const year = Number(dayOf(new Date()).slice(0, 4))
export const thisYear = { name: `${year}`, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
export const nextYear = {
  name: `${year + 1}`,
  beginsOn: `${year + 1}-01-01`,
  endsOn: `${year + 1}-12-31`,
}

let made = 0

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function useOffices(options: ApplicationOptions = {}): Offices {
  const application = useApplication(options)
  const people = new Map<string, Visitor>()
  const offices: Offices = {
    application,
    as: (name) => people.get(name) as Visitor,
    unit: newId(),
    village: newId(),
    async admit(name, held) {
      const id = await addPerson(application, { username: name, name, grants: [held] })
      people.set(name, await openSession(application, id, { secondFactor: true }))
    },
    async register(...rows) {
      const whole = rows.map((row): NewOrganization => {
        made += 1
        const { countyCode = county } = row
        const seat = { countyCode, regionCode: regionOf(countyCode) }
        const unit = { side: 'supporter', kind: 'unit', level: 'county', beginsOn: '2026-01-01' }
        return { id: newId(), ...seat, ...unit, code: `P${made}`, name: `第${made}局`, ...row }
      })
      await application.work.write(everywhere, (tx) => insertOrganizations(tx, whole))
      return whole.map(({ id }) => id)
    },
    async make(more = {}, who = 'office') {
      made += 1
      const answer = await offices.as(who).post('/api/programmes', {
        ...{ template: 'units-to-places', regionCode: county, name: `党建包联${made}` },
        ...{ officeName: '市联建办', cycle: thisYear, ...more },
      })
      return ok(answer)
    },
  }
  beforeAll(async () => {
    await loadShippedRegions(application.database.adminUrl)
    await offices.register(
      { id: offices.unit, name: '市统计局' },
      {
        ...{ id: offices.village, side: 'community', kind: 'village', level: 'village' },
        ...{ name: '腰甸村', regionCode: yaodian },
      },
    )
    const atUnit = { kind: 'organization', countyCode: county } as const
    await offices.admit('office', { role: 'office', code: regionOf(county) })
    await offices.admit('prefecture', { role: 'office', code: regionOf('2224') })
    await offices.admit('neighbour', { role: 'office', code: regionOf(neighbour) })
    await offices.admit('township', { role: 'township', code: yanming })
    await offices.admit('unit', { role: 'unit', code: offices.unit, ...atUnit })
    await offices.admit('village', {
      ...{ role: 'village', code: offices.village, ...atUnit, regionCode: yaodian },
    })
    await offices.admit('supervisor', { role: 'supervisor', code: regionOf(county) })
  })
  return offices
}

/** What was answered, once it is sure that nothing was refused. */
export function ok(answer: Answer): Told {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
