/** Three units and four villages of one township: small enough that a test says beforehand who is left. */
import { expect } from 'vitest'
import { type County, makeCounty, type Participant, region } from './county.ts'

const units: Participant[] = ['甲局', '乙局', '丙局'].map((name, at) => ({
  ...{ code: `U${at + 1}`, name, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = ['一村', '二村', '三村', '四村'].map((name, at) => ({
  ...{ code: `V${at + 1}`, name, kind: 'village', region: '222403102240' },
}))

export const makeSmallCounty = (): Promise<County> =>
  makeCounty('units-to-places', { supporters: units, communities: villages })

/** The way of the programme that asks for no groups. */
export const way = { way: 'balanced' }

/** @param most places, a figure for each unit that has a row */
export async function bringUnits(county: County, most: readonly number[], least = 0) {
  const answer = await county.bring('supporters', [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    ...most.map((max, at) => `U${at + 1},${units[at]?.name},单位,党委,2,${least},${max},文化`),
  ])
  expect(answer.body.faults).toEqual([])
}

export async function bringVillages(county: County, count: number, most = 1) {
  const answer = await county.bring('communities', [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...villages.slice(0, count).map(({ code, name }) => `${code},${name},村,2,1,${most},文化`),
  ])
  expect(answer.body.faults).toEqual([])
}

export const refused = (code: string) => ({ status: 422, body: { code: `pairing.${code}` } })
