/** A county of six units and six villages, and draws in public of it. */
import { randomBytes } from 'node:crypto'
import { shareCommitment } from '@lianjian/pairing'
import { expect } from 'vitest'
import { type County, countyCode, makeCounty, type Participant, region } from './county.ts'
import { draft, type Run, take } from './lead-run.ts'

const units: Participant[] = Array.from({ length: 6 }, (_, at) => ({
  ...{ code: `U${at + 1}`, name: `第${at + 1}局`, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = Array.from({ length: 6 }, (_, at) => ({
  ...{ code: `V${at + 1}`, name: `第${at + 1}村`, kind: 'village', region: '222403102240' },
}))

export async function makeDrawCounty(): Promise<County> {
  const county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  const rows = (all: Participant[], kind: string) =>
    all.map(({ code, name }, at) => `${code},${name},${kind},${1 + (at % 3)},1,1`)
  const header = '编号,名称,类型,等次,最少结对,最多结对'
  await county.bring('supporters', [header, ...rows(units, '单位')])
  await county.bring('communities', [header, ...rows(villages, '村')])
  return county
}

export const names = ['组织部', '纪委监委', '公证处', '村民代表']

/** One that seals on its own device. */
export interface Party {
  party: string
  token: string
  share: Buffer
}

export interface Announced {
  run: Run
  /** Of what anybody may ask. */
  path: string
  parties: Party[]
  root: string
}

const dice = { kind: 'dice', event: '现场掷三十次骰子' }

export async function frozen(county: County): Promise<Run> {
  const run = await draft(county, { way: 'tier-draw' })
  expect(await take(county, run, 'freeze')).toMatchObject({ status: 200 })
  return run
}

/** A frozen run that is announced. */
export async function announced(
  county: County,
  { beacon = dice, onPaper = [] as readonly string[] } = {},
): Promise<Announced> {
  const run = await frozen(county)
  const { status, body } = await county.office.post(`${run.path}/ceremony`, {
    version: run.version,
    event: '第一次抽签',
    place: '县礼堂',
    parties: names.map((party) => ({ party, way: onPaper.includes(party) ? 'paper' : 'device' })),
    beacon,
  })
  expect([status, body.title]).toEqual([200, undefined])
  expect(body.links).toHaveLength(names.length - onPaper.length)
  const parties = (body.links as { party: string; path: string }[]).map(({ party, path }) => ({
    party,
    token: path.split('#')[1] as string,
    share: randomBytes(32),
  }))
  const root = (await county.office.get(run.path)).body.inputRoot
  return { run, path: `/api/public/runs/${countyCode}/${run.id}/ceremony`, parties, root }
}

/** What each sends from its own device. */
export function sealing({ root }: Announced, { party, token, share }: Party) {
  return { token, commitment: shareCommitment(party, root, share) }
}

export function revealing({ token, share }: Party) {
  return { token, share: share.toString('hex') }
}
