/**
 * Holds the code to `rooms/edges.ts`: who may import whom, no cycles, SQL in stores only, in browsers nothing that old
 * ones lack, foreign keys along the same arrows. Prints every violation; with --list, what uses what.
 */
import { join } from 'node:path'
import { checkBrowsers } from './edges/browsers.ts'
import { findCycles } from './edges/cycles.ts'
import { checkMigrations } from './edges/foreign-keys.ts'
import { checkImport } from './edges/rules.ts'
import { findSources, readSource, type Source } from './edges/sources.ts'
import { checkSql } from './edges/sql.ts'
import type { RoomEdges, Violation } from './edges/violation.ts'

export interface Report {
  sources: Source[]
  violations: Violation[]
}

export async function checkEdges(root: string, edges: RoomEdges): Promise<Report> {
  const sources = await Promise.all((await findSources(root)).map((file) => readSource(root, file)))
  const known = new Set(sources.map(({ file }) => file))
  const violations = [
    ...sources.flatMap((source) =>
      source.imports.flatMap((each) => checkImport(source.file, each, known, edges) ?? []),
    ),
    ...sources.flatMap(checkSql),
    ...sources.flatMap(checkBrowsers),
    ...findCycles(sources),
    ...(await checkMigrations(root, edges)),
  ]
  violations.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return { sources, violations }
}

/** `rooms/pairing → rooms/regions (4)`: how many imports lead from one part to another. */
export function listEdges(sources: Source[]): string[] {
  const part = (file: string) =>
    file
      .split('/')
      .slice(0, file.startsWith('rooms/') ? 2 : 1)
      .join('/')
  const counts = new Map<string, number>()
  for (const { file, imports } of sources) {
    if (/\.test\.tsx?$/.test(file)) continue
    for (const { target } of imports) {
      if (target === undefined || part(target) === part(file)) continue
      const edge = `${part(file)} → ${part(target)}`
      counts.set(edge, (counts.get(edge) ?? 0) + 1)
    }
  }
  return [...counts].sort().map(([edge, count]) => `${edge} (${count})`)
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const { edges } = await import('#rooms/edges.ts')
  const { sources, violations } = await checkEdges(root, edges)
  if (process.argv.includes('--list')) console.log(listEdges(sources).join('\n'))
  for (const { file, line, what, expected } of violations) {
    console.error(`${file}:${line}: ${what}; ${expected}`)
  }
  if (violations.length > 0) process.exitCode = 1
  else console.log(`${sources.length} files keep to rooms/edges.ts`)
}
