import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { edges as ourEdges } from '#rooms/edges.ts'
import { checkEdges, listEdges } from '../scripts/edges.ts'

const edges = { low: [], middle: ['low'], high: ['low', 'middle'] }
const roots: string[] = []
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true, force: true })
})

/** A small house of these files; the ones that imports usually lead to are there already. */
async function houseOf(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'lianjian-edges-'))
  roots.push(root)
  const all: Record<string, string> = {
    'packages/engine/package.json': '{"exports": {".": "./src/index.ts"}}',
    'packages/engine/src/index.ts': 'export const engine = 1',
    'base/shared/words.ts': 'export const words = 1',
    'base/server/work.ts': 'export const work = 1',
    'base/web/kit.ts': 'export const kit = 1',
    'rooms/low/shared/schema.ts': 'export const schema = 1',
    'rooms/low/server/door.ts': `export { low } from './low.ts'`,
    'rooms/low/server/low.ts': 'export const low = 1',
    'rooms/low/server/store.ts': 'export const rows = 1',
    'rooms/low/web/door.ts': 'export const button = 1',
    'rooms/high/server/door.ts': 'export const high = 1',
    ...files,
  }
  for (const [file, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return root
}

async function violationsOf(files: Record<string, string>): Promise<string[]> {
  const { violations } = await checkEdges(await houseOf(files), edges)
  return violations.map(({ file, line, what, expected }) => `${file}:${line}: ${what}; ${expected}`)
}

test('our own house keeps to its edges', async () => {
  const { violations, sources } = await checkEdges(join(import.meta.dirname, '..'), ourEdges)
  expect(violations).toEqual([])
  expect(sources.length).toBeGreaterThan(100)
})

test('lets pass what the layout allows', async () => {
  const found = await violationsOf({
    'rooms/middle/server/act.ts': `
      import { readFile } from 'node:fs/promises'
      import * as z from 'zod'
      import { work } from '#base/server/work.ts'
      import { words } from '#base/shared/words.ts'
      import { low } from '#rooms/low/server/door.ts'
      import { schema } from '#rooms/low/shared/schema.ts'
      import { rules } from '../shared/rules.ts'
      import * as store from './store.ts'
      export const act = (client) => client.query('begin')`,
    'rooms/middle/server/store.ts': `import { sql } from 'kysely'; export const q = sql\`select 1\``,
    'rooms/middle/shared/rules.ts': `import { engine } from '@lianjian/engine'; export const rules = engine`,
    'rooms/middle/web/pages.tsx': `import { button } from '#rooms/low/web/door.ts'; export const page = <p>{button}</p>`,
    'rooms/middle/server/act.test.ts': `import { rows } from '#rooms/low/server/store.ts'; import '../../../tests/any.ts'`,
    'tests/any.ts': `import '#rooms/low/server/low.ts'`,
    'apps/server/main.ts': `import { low } from '#rooms/low/server/door.ts'; Map.groupBy([], String)`,
    'rooms/middle/db/20260101T0000_a.sql':
      'create table middle.a (id text references low.b (id), other text references middle.c (id));',
  })
  expect(found).toEqual([])
})

const wrong: [name: string, file: string, text: string, expected: string][] = [
  [
    'a room that is not listed',
    'rooms/low/server/act.ts',
    `\n\nimport { high } from '#rooms/high/server/door.ts'`,
    'rooms/low/server/act.ts:3: imports #rooms/high/server/door.ts; rooms/edges.ts does not let low use high',
  ],
  [
    'the inside of another room',
    'rooms/middle/server/act.ts',
    `import { low } from '#rooms/low/server/low.ts'`,
    'low is entered by server/door.ts, web/door.ts or shared/*.ts',
  ],
  [
    'the inside of another room by a relative path',
    'rooms/middle/server/act.ts',
    `import { low } from '../../low/server/low.ts'`,
    'low is entered by',
  ],
  [
    'a type from the inside of another room',
    'rooms/middle/server/act.ts',
    `import type { low } from '#rooms/low/server/low.ts'`,
    'low is entered by',
  ],
  [
    'an inline type import',
    'rooms/middle/server/act.ts',
    `export type Low = import('#rooms/low/server/low.ts').Low`,
    'low is entered by',
  ],
  [
    'a dynamic import',
    'rooms/middle/server/act.ts',
    `export const low = await import('#rooms/low/server/low.ts')`,
    'low is entered by',
  ],
  [
    'a re-export',
    'rooms/middle/server/act.ts',
    `export * from '#rooms/low/server/low.ts'`,
    'low is entered by',
  ],
  [
    'web from server',
    'rooms/low/server/act.ts',
    `import { button } from '../web/door.ts'`,
    'server and web never meet',
  ],
  [
    'server from web',
    'rooms/low/web/pages.tsx',
    `import { low } from '../server/door.ts'`,
    'server and web never meet',
  ],
  [
    'base server from web',
    'rooms/low/web/pages.tsx',
    `import { work } from '#base/server/work.ts'`,
    'server and web never meet',
  ],
  [
    'server from shared',
    'rooms/low/shared/rules.ts',
    `import { work } from '#base/server/work.ts'`,
    'shared imports shared only',
  ],
  [
    'a room from base',
    'base/server/act.ts',
    `import { low } from '#rooms/low/server/door.ts'`,
    'base knows no room and no app',
  ],
  [
    'an app from a room',
    'rooms/low/server/act.ts',
    `import { compose } from '#apps/server/compose.ts'`,
    'there is no apps/server/compose.ts',
  ],
  [
    'base from a package',
    'packages/engine/src/io.ts',
    `import { words } from '../../../base/shared/words.ts'`,
    'a package stands alone',
  ],
  [
    'a test from what runs',
    'rooms/low/server/act.ts',
    `import { low } from './low.test.ts'`,
    'what runs imports no tests',
  ],
  [
    'the store of a room from an app',
    'apps/server/main.ts',
    `import { rows } from '#rooms/low/server/store.ts'`,
    'a store is for its own room',
  ],
  [
    'a file that is not there',
    'rooms/low/server/act.ts',
    `import { gone } from './gone.ts'`,
    'there is no rooms/low/server/gone.ts',
  ],
  [
    'SQL outside the store',
    'rooms/low/server/act.ts',
    `export const act = (tx) =>\n  tx.db.selectFrom('low.rows').execute()`,
    'rooms/low/server/act.ts:2: calls selectFrom; SQL stands in a store.ts of its room',
  ],
  [
    'raw SQL outside the store',
    'apps/server/main.ts',
    'export const act = (sql) => sql`delete from low.rows`',
    'speaks sql`…`',
  ],
  [
    'a statement through the driver outside the store',
    'rooms/low/server/act.ts',
    `export const act = (client) => client.query('select 1 from low.rows')`,
    'sends a statement; SQL stands in a store.ts',
  ],
  [
    'a foreign key against the arrows',
    'rooms/low/db/20260101T0000_a.sql',
    `-- references high.hidden (id)\ncreate table low.a (\n  id text references high.b (id)\n);`,
    'rooms/low/db/20260101T0000_a.sql:3: refers to high.b; rooms/edges.ts does not let low use high',
  ],
  [
    'a table in the schema of another room',
    'rooms/high/db/20260101T0000_a.sql',
    'create table low.mine (id text);',
    'makes low.mine; high keeps its tables in its own schema',
  ],
  [
    'a method that old browsers lack',
    'rooms/low/web/pages.tsx',
    `export const fewer = (rows) =>\n  rows.toSpliced(0, 1)`,
    'rooms/low/web/pages.tsx:2: calls toSpliced; browsers from Chrome 109 on have to know it',
  ],
  [
    'a function that old browsers lack, in what they share with the server',
    'rooms/low/shared/rules.ts',
    'export const groups = (rows) => Map.groupBy(rows, (row) => row.key)',
    'calls Map.groupBy',
  ],
]

test.each(wrong)('refuses %s', async (_, file, text, expected) => {
  const found = await violationsOf({ [file]: text, 'rooms/low/server/low.test.ts': '' })
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(expected)
})

test('refuses an app from a room', async () => {
  const found = await violationsOf({
    'apps/server/compose.ts': 'export const compose = 1',
    'rooms/low/server/act.ts': `import { compose } from '#apps/server/compose.ts'`,
  })
  expect(found).toEqual([expect.stringContaining('a room knows no app')])
})

test('refuses a cycle and says the shortest way round it, types included', async () => {
  const found = await violationsOf({
    'base/server/a.ts': `import './b.ts'; import './work.ts'`,
    'base/server/b.ts': `import './c.ts'`,
    'base/server/c.ts': `import type { A } from './a.ts'`,
  })
  expect(found).toEqual([
    'base/server/a.ts:1: is in a cycle: base/server/a.ts → base/server/b.ts → base/server/c.ts → base/server/a.ts; imports go one way',
  ])
})

test('names every violation, in order of place', async () => {
  const found = await violationsOf({
    'rooms/low/server/b.ts': `import '../web/door.ts'\nimport '#rooms/high/server/door.ts'`,
    'rooms/low/server/a.ts': `import '#base/web/kit.ts'`,
  })
  expect(found.map((each) => each.split(': ')[0])).toEqual([
    'rooms/low/server/a.ts:1',
    'rooms/low/server/b.ts:1',
    'rooms/low/server/b.ts:2',
  ])
})

test('lists what uses what', async () => {
  const root = await houseOf({
    'rooms/middle/server/act.ts': `import '#rooms/low/server/door.ts'; import '#base/server/work.ts'`,
  })
  const { sources } = await checkEdges(root, edges)
  expect(listEdges(sources)).toEqual(['rooms/middle → base (1)', 'rooms/middle → rooms/low (1)'])
})
