/** The country's provinces, prefectures and counties, for checking region codes without a database. */
import { readFile } from 'node:fs/promises'
import type { KnownAreas } from '#rooms/pairing/server/files/region-code.ts'

const data = new URL('../../rooms/regions/data/', import.meta.url)

/** Their six-digit codes in the edition that is shipped. */
export async function readAreas(): Promise<KnownAreas> {
  const [areas, edition] = await Promise.all([
    readFile(new URL('areas.csv', data), 'utf8'),
    readFile(new URL('edition.json', data), 'utf8'),
  ])
  const [, ...lines] = areas.trimEnd().split('\n')
  return {
    codes: new Set(lines.map((line) => line.slice(0, 6))),
    edition: JSON.parse(edition).name,
  }
}
