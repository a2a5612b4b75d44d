/** The country's provinces, prefectures and counties, for checking region codes without a database. */
import { readFile } from 'node:fs/promises'

const file = new URL('../../rooms/regions/data/areas.csv', import.meta.url)

/** Their six-digit codes. */
export async function readAreas(): Promise<ReadonlySet<string>> {
  const [, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  return new Set(lines.map((line) => line.slice(0, 6)))
}
