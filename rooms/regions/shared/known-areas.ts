/**
 * The areas down to the county, known without a database: for reading codes as people do and for checking those of
 * a roster. The list ships as a small file, so this one file of the room's shared part reads it; nothing that goes
 * to a browser imports it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ancestorsOf, inventedCounty, isPseudoName, padCode, shortCode } from './code.ts'

const folder = join(import.meta.dirname, '..', 'data')
/** The demo's county is known as well: what goes through all counties meets it. */
const files = ['areas.csv', `${inventedCounty}.csv`].map((name) => join(folder, name))

interface Area {
  name: string
  isCounty: boolean
}

let areas: Map<string, Area> | undefined

function loadAreas(): Map<string, Area> {
  if (areas) return areas
  areas = new Map()
  for (const line of files.flatMap((file) => readFileSync(file, 'utf8').split('\n'))) {
    const [code = '', level, name = ''] = line.split(',')
    if (isDownToCounty(level)) areas.set(code, { name, isCounty: level === 'county' })
  }
  return areas
}

function isDownToCounty(level: string | undefined): boolean {
  return level === 'province' || level === 'prefecture' || level === 'county'
}

/** Six digits, or the twelve of a county. A prefecture without counties (东莞) counts as one. */
export function isKnownCounty(code: string): boolean {
  return loadAreas().get(padCode(code))?.isCounty === true
}

/** Every county from one code to another; and the prefectures and provinces, whose own bodies lie under their codes. */
export function codesBetween(from: string, to: string): string[] {
  const key = `${from}-${to}`
  const known = between.get(key)
  if (known) return [...known]
  const codes = [...loadAreas().keys()].map((code) => code.slice(0, 6))
  const found = [...new Set(codes)].filter((code) => from <= code && code <= to).sort()
  between.set(key, found)
  return [...found]
}

/** By first and last: as many as there are provinces, prefectures and counties, for each request of their bodies. */
const between = new Map<string, readonly string[]>()

/**
 * What is wrong with the region code of a roster, or null. The part down to the county is looked up; what is below
 * it changes every year and is checked against the database where there is one.
 */
export function checkRegionCode(code: string): 'region-form' | 'region-unknown' | null {
  if (!shortCode.test(code)) return 'region-form'
  const padded = padCode(code)
  const known = loadAreas()
  const county = padCode(padded.slice(0, 6))
  if (padded !== county) return known.get(county)?.isCounty ? null : 'region-unknown'
  return known.has(padded) ? null : 'region-unknown'
}

/**
 * 222403 → 吉林省延边朝鲜族自治州敦化市. Nodes that are no place (市辖区, 省直辖县级行政区划) are passed over. Of a
 * code below the county the county is read; a code that is not known at all comes back as it is.
 */
export function describeCode(code: string): string {
  const padded = padCode(code)
  const known = loadAreas()
  const names = [...ancestorsOf(padded), padded]
    .map((each) => known.get(each)?.name ?? '')
    .filter((name, at, all) => name !== '' && !isPseudoName(name) && name !== all[at - 1])
  return names.join('') || code
}
