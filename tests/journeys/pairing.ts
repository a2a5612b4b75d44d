/** A programme with its roster, and a run of it, made without the pages. */
import pg from 'pg'
import { expect, vi } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { readAddresses } from '#base/server/db/embedded/cluster.ts'
import type { Visitor } from '../application/visitor.ts'
import { addLiaison, addOrganization, county, type DeskBrowser } from './desk.ts'

/** 腰甸 */
const yaodian = '222403108204'
/** 大沟; where the last of the villages is alone */
const beiling = '222403108201'

export interface Pairing {
  programme: string
  programmeId: string
  cycleId: string
  /** Ids by code. */
  units: Record<'P1' | 'P2', string>
  villages: Record<'V1' | 'V2' | 'V3' | 'V4', string>
}

const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

/** Two units for four villages, two each. */
export async function makePairing(office: Visitor): Promise<Pairing> {
  const addVillage = (code: string, name: string, regionCode = yaodian) =>
    addOrganization(office, { code, name, side: 'community', kind: 'village', regionCode })
  const units = {
    P1: await addOrganization(office, { code: 'P1', name: '市审计局' }),
    P2: await addOrganization(office, { code: 'P2', name: '市司法局' }),
  }
  const villages = {
    V1: await addVillage('V1', '东沟村'),
    V2: await addVillage('V2', '南岗村'),
    V3: await addVillage('V3', '西河村'),
    V4: await addVillage('V4', '北岭村', beiling),
  }
  const programme = '敦化包村行动'
  const made = await office.post('/api/programmes', {
    template: 'units-to-places',
    regionCode: `${county}000000`,
    name: programme,
    officeName: '联建办',
    cycle: { name: '本年度', beginsOn: day(0), endsOn: day(365) },
  })
  expect(made).toMatchObject({ status: 200 })
  const { id: programmeId, cycleId } = made.body
  for (const [part, ids] of [
    ['supporter', units],
    ['community', villages],
  ] as const) {
    const organizationIds = Object.values(ids)
    const body = { part, organizationIds }
    expect(await office.post(`/api/cycles/${cycleId}/participants`, body)).toMatchObject({
      status: 200,
    })
  }
  await bringTable(office, cycleId, 'supporters', [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    'P1,市审计局,单位,党委,1,2,2,组织建设',
    'P2,市司法局,单位,政法,2,2,2,法律服务',
  ])
  await bringTable(office, cycleId, 'communities', [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    'V1,东沟村,村,1,1,1,组织建设',
    'V2,南岗村,村,2,1,1,组织建设',
    'V3,西河村,村,2,1,1,法律服务',
    'V4,北岭村,村,3,1,1,法律服务',
  ])
  return { programme, programmeId, cycleId, units, villages }
}

/** One sheet of the roster. */
export async function bringTable(
  office: Visitor,
  cycleId: string,
  table: string,
  lines: readonly string[],
) {
  const query = new URLSearchParams({ fileName: `${table}.csv`, preview: 'false' })
  const path = `/api/cycles/${cycleId}/roster/${table}?${query}`
  const answer = await office.file(path, new TextEncoder().encode(lines.join('\n')), 'PUT')
  expect(answer).toMatchObject({ status: 200, body: { faults: [] } })
}

/** Both sides are asked, and one village has a tie from before that it is asked about. */
export async function askedWishes(office: Visitor, { cycleId, units, villages }: Pairing) {
  const tie = { supporterId: units.P1, communityId: villages.V1, since: '2021-05-01' }
  expect(await office.post(`/api/cycles/${cycleId}/ties`, tie)).toMatchObject({ status: 200 })
  const call = { version: 0, until: day(9), most: 3 }
  const answer = await office.ask('PUT', `/api/cycles/${cycleId}/wish-call`, call)
  expect(answer).toMatchObject({ status: 200 })
}

/** @returns the path of a run that is as far as both sides being asked */
export async function proposedRun(office: Visitor, { cycleId }: Pairing): Promise<string> {
  const { body } = await office.post(`/api/cycles/${cycleId}/runs`)
  const path = `/api/runs/${county}/${body.id}`
  const take = async (step: string, more: object = {}) => {
    const { version } = (await office.get(path)).body
    const answer = await office.post(`${path}/${step}`, { version, ...more })
    expect(answer.body.title).toBeUndefined()
  }
  await take('freeze')
  await take('decide', { seed: 'ab'.repeat(32) })
  const isDecided = async () =>
    expect((await office.get(path)).body).toMatchObject({ working: null, pairCount: 4 })
  await vi.waitFor(isDecided, { timeout: 30_000, interval: 100 })
  await take('propose', { answerBy: day(7) })
  return `/desk/pairing/runs/${county}/${body.id}`
}

/** As on the morning after the last day on which anybody could answer. */
export const passAnswerDays = (installation: { data: string }) =>
  moveDays(installation, `update pairing.runs set answer_by = $1 where state = 'proposed'`)

/** As on the morning after the last day of disclosure. */
export const passDisclosedDays = (installation: { data: string }) =>
  moveDays(
    installation,
    `update pairing.runs set disclosed_from = $1::date, disclosed_until = $1::date
      where state = 'disclosed'`,
  )

/** @param statement that puts yesterday where a day is */
async function moveDays({ data }: { data: string }, statement: string): Promise<void> {
  const client = new pg.Client((await readAddresses(data)).adminUrl)
  await client.connect()
  try {
    // Row security binds the owner too.
    await client.query(`set app.counties = '000000-999999'`)
    const { rowCount } = await client.query(statement, [day(-1)])
    expect(rowCount).toBeGreaterThan(0)
  } finally {
    await client.end()
  }
}

export interface Disclosed {
  /** Of the portal's pages. */
  programme: string
  disclosure: string
  /** Of its run. */
  run: string
  /** Of its proposals, by the villages' codes. */
  pairs: Record<string, string>
  /** Whoever answers for each organization, by its code. */
  people: Record<string, Visitor>
}

/** Published, accepted by everybody, and disclosed from today on. */
export async function disclosedRun(
  desk: Pick<DeskBrowser, 'chief' | 'installation'>,
  office: Visitor,
  pairing: Pairing,
): Promise<Disclosed> {
  const { programmeId } = pairing
  const at = `/api/programmes/${programmeId}`
  const { version } = (await office.get(at)).body
  const publishing = { version, reason: '可以公布' }
  expect(await office.post(`${at}/publish`, publishing)).toMatchObject({ status: 200 })
  const run = (await proposedRun(office, pairing)).replace('/desk/pairing', '/api')
  const people: Record<string, Visitor> = {}
  for (const [role, ids] of [
    ['unit', pairing.units],
    ['village', pairing.villages],
  ] as const) {
    for (const [code, organization] of Object.entries(ids)) {
      const person = { username: `of-${code.toLowerCase()}`, name: '王联络', role, organization }
      people[code] = await addLiaison(desk, person)
    }
  }
  const pairs: Record<string, string> = {}
  for (const { id, supporter, community } of (await office.get(`${run}/proposals`)).body.items) {
    pairs[community.code] = id
    for (const [side, { code }] of Object.entries({ supporter, community })) {
      const body = { side, answer: 'accepted' }
      const answer = await people[code]?.post(`/api/proposals/${county}/${id}/answer`, body)
      expect(answer).toMatchObject({ status: 200 })
    }
  }
  const disclosing = { version: (await office.get(run)).body.version, from: day(0) }
  expect(await office.post(`${run}/disclose`, disclosing)).toMatchObject({ status: 200 })
  const programme = `/programmes/${programmeId}`
  return { programme, run, disclosure: programme + run.replace('/api', ''), pairs, people }
}
