/** A county with its programme, its people and its roster, wherever the application runs that serves it. */
import { type Clock, dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { letJoin, makeProgramme, templates } from '#rooms/programmes/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import type { Application } from '../application/application.ts'
import { addPerson, everywhere, type Held, openSession } from '../application/people.ts'
import type { Visitor } from '../application/visitor.ts'

export const countyCode = '222403'
export const region = `${countyCode}000000`

export interface Participants {
  supporters: Participant[]
  communities: Participant[]
  allies?: Participant[]
}

export interface Participant {
  code: string
  name: string
  kind: string
  level?: string
  /** Its first six digits are the county that it is registered in. */
  region: string
}

/** The application that serves a county: in this process, or in one that can be killed. */
export interface Home {
  application: Pick<Application, 'work' | 'identity' | 'visitor' | 'url'> & { adminUrl: string }
  clock: { now: Clock }
  passDays(days: number): Promise<void>
  /** Returns when the job is done that a run asked for. */
  compute(run: { countyCode: string; runId: string }): Promise<void>
  close(): Promise<void>
}

export interface County {
  /** Under which its programme is kept. */
  keeperCode: string
  programmeId: string
  application: Home['application']
  clock: Home['clock']
  cycleId: string
  office: Visitor
  /** Another of the same office. */
  colleague: Visitor
  /** Time goes by, and the office signs in again. */
  passDays(days: number): Promise<void>
  /** Somebody who answers for the organization of this code. */
  of(code: string): Promise<Visitor>
  /** Brings one sheet of the roster as CSV. */
  bring(table: string, lines: readonly string[], preview?: boolean): Promise<Told>
  /** What the job would do that was asked for. */
  compute(runId: string): Promise<void>
  close(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export async function furnishCounty(
  home: Home,
  template: string,
  { supporters, communities, allies = [] }: Participants,
  /** Of the programme and its office. */
  area = region,
): Promise<County> {
  const { application, clock } = home
  await loadShippedRegions(application.adminUrl)
  const ids = new Map<string, string>()
  const today = dayOf(clock.now())
  const cycle = { name: '一', beginsOn: today, endsOn: nextYear(today) }
  const programmeId = newId()
  const cycleId = await application.work.write(
    { ...everywhere, organizations: [programmeId] },
    async (tx) => {
      const rows = (side: 'supporter' | 'community', all: readonly Participant[]) =>
        all.map(({ code, name, kind, level, region: regionCode }) => {
          const id = newId()
          ids.set(code, id)
          const common = {
            countyCode: regionCode.slice(0, 6),
            id,
            side,
            code,
            name,
            kind,
            regionCode,
          }
          return { ...common, level: level ?? null, beginsOn: '2020-01-01' }
        })
      const [one, other] = [rows('supporter', supporters), rows('community', communities)]
      const beside = rows('supporter', allies)
      await insertOrganizations(tx, [...one, ...other, ...beside])
      const wanted = { regionCode: area, name: '结对', nameEn: null, officeName: '联建办' }
      const chosen = templates.get(template)
      if (!chosen) throw new Error(`no template ${template}`)
      const made = await makeProgramme(
        tx,
        chosen,
        { id: programmeId, ...wanted, publishedAt: tx.now, cycle },
        { actor: 'test' },
      )
      const joining = { actor: 'test', since: today }
      const days = { id: made.cycleId, ...cycle }
      await letJoin(tx, days, 'supporter', one, joining)
      await letJoin(tx, days, 'community', other, joining)
      await letJoin(tx, days, 'ally', beside, joining)
      return made.cycleId
    },
  )
  let people = 0
  const enter = async (grant: Held) => {
    people += 1
    const username = `person${people}`
    const grants = [grant]
    const id = await addPerson(application, { username, grants, password: false })
    return openSession(application, id, { secondFactor: true })
  }
  const enterOffice = () => enter({ role: 'office', code: area })
  const keeperCode = area.slice(0, 6)
  const county: County = {
    keeperCode,
    programmeId,
    application,
    clock,
    cycleId,
    office: await enterOffice(),
    colleague: await enterOffice(),
    async passDays(days) {
      await home.passDays(days)
      county.office = await enterOffice()
      county.colleague = await enterOffice()
    },
    of: (code) => {
      const isVillage = communities.some((each) => each.code === code)
      const all = isVillage ? communities : [...supporters, ...allies]
      const { region: regionCode } = all.find((each) => each.code === code) as Participant
      const seat = { code: ids.get(code) as string, countyCode: regionCode.slice(0, 6), regionCode }
      return enter({ role: isVillage ? 'village' : 'unit', kind: 'organization', ...seat })
    },
    async bring(table, lines, preview = false) {
      const query = new URLSearchParams({ fileName: `${table}.csv`, preview: String(preview) })
      const path = `/api/cycles/${cycleId}/roster/${table}?${query}`
      return county.office.file(path, new TextEncoder().encode(lines.join('\n')), 'PUT')
    },
    compute: (runId) => home.compute({ countyCode: keeperCode, runId }),
    close: home.close,
  }
  return county
}

function nextYear(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}
