/**
 * Writes a made-up roster into a folder: supporters.csv, communities.csv, rules.json. As a command:
 * `node apps/cli/testing/write-roster.ts units-119 <folder>`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { buildRoster, type MadeRoster, type RosterSize, type Rows } from './build-roster.ts'

export function csvOf([header = [], ...rows]: Rows): string {
  return writeCsv(header, rows)
}

export function writeRoster(folder: string, roster: MadeRoster): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'supporters.csv'), csvOf(roster.supporters))
  writeFileSync(join(folder, 'communities.csv'), csvOf(roster.communities))
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(roster.rules, null, 2))
}

if (import.meta.main) {
  const [size, folder] = process.argv.slice(2)
  if (!size || !folder) throw new Error('usage: write-roster.ts <size> <folder>')
  writeRoster(folder, buildRoster(size as RosterSize))
}
