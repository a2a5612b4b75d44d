/** The regions that come with the application: every county, 敦化 down to its villages, and the demo's invented county. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inventedCounty, inventedPrefix, type Level, levels } from '../../shared/code.ts'
import type { Edition, Extent, RegionRow } from './edition.ts'

export const shippedFolder = join(import.meta.dirname, '..', '..', 'data')

/** 吉林省延边朝鲜族自治州敦化市. */
export const demoCounty = '222403'

export interface ShippedPart {
  edition: Edition
  extent: Extent
  rows: RegionRow[]
}

/** A whole province of one county that is nowhere; only a demo has it. */
export async function readInvented(): Promise<ShippedPart> {
  const { day } = await readEdition()
  return {
    edition: { name: 'demo', day, source: 'invented for the demo' },
    extent: { under: inventedPrefix, levels },
    rows: await readRows(join(shippedFolder, `${inventedCounty}.csv`)),
  }
}

async function readEdition(): Promise<Edition> {
  return JSON.parse(await readFile(join(shippedFolder, 'edition.json'), 'utf8'))
}

/** In loading order: a part stands on the ones before it. */
export async function readShipped(): Promise<ShippedPart[]> {
  const edition = await readEdition()
  const part = async (file: string, extent: Extent) => ({
    edition,
    extent,
    rows: await readRows(join(shippedFolder, file)),
  })
  return [
    await part('areas.csv', { under: '', levels: levels.slice(0, 3) }),
    await part(`${demoCounty}.csv`, { under: demoCounty, levels: levels.slice(3) }),
  ]
}

/** Our own file, so nothing in it is quoted. */
async function readRows(file: string): Promise<RegionRow[]> {
  const text = await readFile(file, 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code, level, officialName] = line.split(',') as [string, Level, string]
      return { code, level, officialName }
    })
}
