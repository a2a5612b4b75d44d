/**
 * What row-level security lets through to each post, under whatever a statement forgets: every tenant table, filled
 * in two counties and for two organizations, read and written with the scope of every actor.
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composeActor } from '#apps/server/access/compose-actor.ts'
import { beginStatement, isInScope, type Scope } from '#base/server/db/scope.ts'
import { newId } from '#base/server/new-id.ts'
import schema from '../../docs/schema.json' with { type: 'json' }
import { everywhere } from '../application/people.ts'
import { type Post, posts } from './posts.ts'
import { county, makeWorld, neighbourCounty, type World } from './world.ts'

interface Column {
  name: string
  type: string
  nullable: boolean
  generated?: boolean
}
interface Table {
  name: string
  columns: Column[]
  grants: string[]
}

const withColumn = (name: string) =>
  (schema as Table[]).filter(({ columns }) => columns.some((each) => each.name === name))
const tables = withColumn('county_code')
/** Reference data: everybody reads it, and the county that keeps a row writes it. */
const keptTables = withColumn('keeper_code')
const isOwned = ({ columns }: Table) => columns.some(({ name }) => name === 'owner_org_id')

let world: World
let app: pg.Client
const scopes = new Map<Post, Scope>()

beforeAll(async () => {
  world = await makeWorld()
  app = new pg.Client(world.application.database.appUrl)
  await app.connect()
  const owner = new pg.Client(world.application.database.adminUrl)
  await owner.connect()
  await fillAll(owner)
  await owner.end()
  for (const post of posts) scopes.set(post, await scopeOf(world.idOn(post)))
})
afterAll(async () => {
  await app?.end()
  await world?.application.close()
})

async function scopeOf(userId: string): Promise<Scope> {
  return world.application.work.read(everywhere, async (tx) => {
    const user = await tx.db
      .selectFrom('identity.users')
      .selectAll()
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    const grants = await tx.db
      .selectFrom('identity.grants')
      .selectAll()
      .where('countyCode', 'in', user.grantCounties)
      .where('userId', '=', userId)
      .execute()
    return (await composeActor(tx, { user, secondFactor: true, grants })).scope
  })
}

const owners = () => [world.places.unit.organizationId, world.places.otherUnit.organizationId]

/** Rows of no meaning: checks and references are taken away first, and only the policies are left. */
async function fillAll(owner: pg.Client): Promise<void> {
  const filled = [...tables, ...keptTables]
  for (const table of filled) {
    const { rows } = await owner.query<{ name: string; of: string }>(
      `select conname as name, conrelid::regclass::text as of from pg_constraint
       where contype in ('c', 'f') and (conrelid = $1::regclass or confrelid = $1::regclass)`,
      [table.name],
    )
    for (const { name, of } of rows) await owner.query(`alter table ${of} drop constraint ${name}`)
  }
  await owner.query("set app.counties = '000000-999999'")
  await owner.query(`set app.orgs = '${owners().join(',')}'`)
  for (const table of filled) {
    for (const code of [county, neighbourCounty]) {
      // A table of one row a county keeps the first.
      for (const org of owners()) {
        await owner.query(`${insertOf(table, code, org as string)} on conflict do nothing`)
      }
    }
  }
}

function insertOf(table: Table, countyCode: string, org: string): string {
  const { name } = table
  const columns = table.columns.filter(({ generated }) => !generated)
  const values = columns.map((column) => {
    if (['county_code', 'keeper_code'].includes(column.name)) return `'${countyCode}'`
    if (column.name === 'owner_org_id') return `'${org}'`
    return sampleOf(name, column)
  })
  return `insert into ${name} (${columns.map((each) => each.name).join(', ')}) values (${values.join(', ')})`
}

let numbers = 0
function sampleOf(table: string, { name, type }: Column): string {
  numbers += 1
  const values: Record<string, string> = {
    text: `'t${numbers}'`,
    uuid: `'${newId()}'`,
    integer: String(numbers),
    smallint: '1',
    bigint: String(numbers),
    boolean: 'true',
    date: "'2026-01-01'",
    'timestamp with time zone': "'2026-01-01T00:00:00Z'",
    bytea: `'\\x${numbers.toString(16).padStart(8, '0')}'`,
    jsonb: "'{}'",
  }
  const value = type.endsWith('[]') ? "'{}'" : values[type]
  if (value === undefined) throw new Error(`${table}.${name}: no value for ${type}`)
  return value
}

/** Runs in the scope and takes everything back. */
async function within<T>(scope: Scope, act: () => Promise<T>): Promise<T> {
  await app.query(beginStatement(scope))
  try {
    return await act()
  } finally {
    await app.query('rollback')
  }
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'written',
    (error: { code?: string }) => error.code,
  )

test('there are tenant tables, and some that belong to organizations', () => {
  expect(tables.length).toBeGreaterThan(15)
  expect(tables.filter(isOwned).length).toBeGreaterThan(1)
})

describe.each(tables)('$name', (table) => {
  const foreignTo = (scope: Scope) => (row: { county_code: string; owner_org_id?: string }) =>
    !isInScope(scope, row.county_code) ||
    (isOwned(table) && !(scope.organizations ?? []).includes(row.owner_org_id as string))
  const columns = isOwned(table) ? 'county_code, owner_org_id' : 'county_code'

  test('shows nothing foreign to any post, and everything to the one that reaches it', async () => {
    for (const [post, scope] of scopes) {
      const { rows } = await within(scope, () => app.query(`select ${columns} from ${table.name}`))
      expect([post, rows.filter(foreignTo(scope))]).toEqual([post, []])
      const expected = isOwned(table) ? (post.place === 'unit' ? 1 : 0) : scope.counties.length
      expect(rows.length).toBeGreaterThanOrEqual(expected)
    }
  })

  test('lets no post change, delete or write anything foreign', async () => {
    for (const [post, scope] of scopes) {
      const foreign = post.place === 'neighbour' ? county : neighbourCounty
      const target = post.place === 'province' ? '310101' : foreign
      for (const [right, statement] of [
        [
          'UPDATE',
          `update ${table.name} set county_code = county_code where county_code = '${target}'`,
        ],
        ['DELETE', `delete from ${table.name} where county_code = '${target}'`],
      ] as const) {
        if (!table.grants.includes(right)) continue
        const { rowCount } = await within(scope, () => app.query(statement))
        expect([post, right, rowCount]).toEqual([post, right, 0])
      }
      const org = owners()[0] as string
      const inserted = await within(scope, () => codeOf(app.query(insertOf(table, target, org))))
      expect([post, inserted]).toEqual([post, '42501'])
      if (!isOwned(table)) continue
      const others = await within(scope, () =>
        codeOf(app.query(insertOf(table, scope.counties[0]?.slice(0, 6) as string, newId()))),
      )
      expect([post, others]).toEqual([post, '42501'])
    }
  })

  test('moves no row out of the county that a post reaches', async () => {
    if (!table.grants.includes('UPDATE')) return
    const scope = scopes.get(posts.find(({ place }) => place === 'unit') as Post) as Scope
    const moved = await within(scope, () =>
      codeOf(app.query(`update ${table.name} set county_code = '${neighbourCounty}'`)),
    )
    expect(moved).toBe('42501')
  })
})

describe.each(keptTables)('$name, which counties keep', (table) => {
  test('shows the same to every post and to nobody in particular', async () => {
    const count = `select count(*)::int as rows from ${table.name}`
    const [all] = (await app.query(count)).rows
    expect(all.rows).toBeGreaterThan(1)
    for (const [post, scope] of scopes) {
      const { rows } = await within(scope, () => app.query(count))
      expect([post, rows]).toEqual([post, [all]])
    }
  })

  test('is written by no post that does not reach the keeper', async () => {
    for (const [post, scope] of scopes) {
      const foreign = post.place === 'neighbour' ? county : neighbourCounty
      const target = post.place === 'province' ? '310101' : foreign
      for (const [right, statement] of [
        ['UPDATE', `update ${table.name} set keeper_code = keeper_code`],
        ['DELETE', `delete from ${table.name}`],
      ] as const) {
        if (!table.grants.includes(right)) continue
        const one = `${statement} where keeper_code = '${target}'`
        const { rowCount } = await within(scope, () => app.query(one))
        expect([post, right, rowCount]).toEqual([post, right, 0])
      }
      const org = owners()[0] as string
      const inserted = await within(scope, () => codeOf(app.query(insertOf(table, target, org))))
      expect([post, inserted]).toEqual([post, '42501'])
    }
  })

  test('is written by the keeper, who gives nothing away', async () => {
    const scope = { counties: [county] }
    const org = owners()[0] as string
    const added = await within(scope, () => codeOf(app.query(insertOf(table, county, org))))
    expect(added).toBe('written')
    const { rows } = await app.query(
      `select count(*)::int as rows from ${table.name} where keeper_code = '${county}'`,
    )
    if (table.grants.includes('DELETE')) {
      const deleted = await within(scope, () => app.query(`delete from ${table.name}`))
      expect(deleted.rowCount).toBe(rows[0].rows)
    }
    // What is only added to is never given away.
    if (!table.grants.includes('UPDATE')) return
    const touched = await within(scope, () =>
      app.query(`update ${table.name} set keeper_code = keeper_code`),
    )
    expect(touched.rowCount).toBe(rows[0].rows)
    expect(touched.rowCount).toBeGreaterThan(0)
    const given = await within(scope, () =>
      codeOf(app.query(`update ${table.name} set keeper_code = '${neighbourCounty}'`)),
    )
    expect(given).toBe('42501')
  })
})

test('without a scope nothing is seen of any table', async () => {
  for (const { name } of tables) {
    const { rows } = await app.query(`select 1 from ${name} limit 1`)
    expect([name, rows]).toEqual([name, []])
  }
})
