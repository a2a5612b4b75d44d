/** Foreign keys follow the arrows of the rooms: what a room's migration refers to, the room must be allowed to use. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RoomEdges, Violation } from './violation.ts'

export async function checkMigrations(root: string, edges: RoomEdges): Promise<Violation[]> {
  const owners = ['base', ...Object.keys(edges)]
  const all = owners.map(async (owner) => {
    const folder = owner === 'base' ? 'base/db' : `rooms/${owner}/db`
    const names = (await readdir(join(root, folder)).catch(() => [])).sort()
    const files = names.filter((name) => name.endsWith('.sql')).map((name) => `${folder}/${name}`)
    const texts = files.map(async (file) => {
      const text = await readFile(join(root, file), 'utf8')
      return checkMigration(file, text, owner, edges[owner] ?? [])
    })
    return (await Promise.all(texts)).flat()
  })
  return (await Promise.all(all)).flat()
}

function checkMigration(
  file: string,
  text: string,
  owner: string,
  allowed: readonly string[],
): Violation[] {
  // Comments go, lines stay.
  const code = text
    .replace(/--[^\n]*/g, '')
    .replace(/'(?:[^']|'')*'/g, (words) => words.replace(/[^\n]/g, ' '))
  const violations: Violation[] = []
  const add = (index: number, what: string, expected: string) => {
    violations.push({ file, line: code.slice(0, index).split('\n').length, what, expected })
  }
  for (const { 1: schema = '', 2: table, index } of code.matchAll(
    /\breferences\s+(?:(\w+)\.)?(\w+)/gi,
  )) {
    if (schema === '') add(index, `refers to ${table}`, 'every table is named with its schema')
    else if (schema !== owner && !allowed.includes(schema)) {
      add(
        index,
        `refers to ${schema}.${table}`,
        `rooms/edges.ts does not let ${owner} use ${schema}`,
      )
    }
  }
  const made =
    /\b(?:create|alter|drop)\s+table\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?(?:(\w+)\.)?(\w+)/gi
  for (const { 1: schema = '', 2: table, index } of code.matchAll(made)) {
    if (schema !== owner)
      add(index, `makes ${schema}.${table}`, `${owner} keeps its tables in its own schema`)
  }
  return violations
}
