/** Every table of the installation, as the migrations make it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../database/database.ts'

interface Manifest {
  name: string
  comment: string | null
  rowSecurity: boolean
  policies: string[]
  constraints: string[]
  indexes: string[]
  grants: string[]
  columns: { name: string; type: string; nullable: boolean; comment: string | null }[]
}

const file = join(import.meta.dirname, '..', '..', 'docs', 'schema.json')
const tables: Manifest[] = JSON.parse(await readFile(file, 'utf8'))
/** The form chosen in docs/decisions/0003-row-level-security.md, as PostgreSQL writes it back. */
const setting = "current_setting('app.counties'::text, true)"
const conditionOn = (column: string) =>
  [
    `(${column} >= "left"(${setting}, 6)) AND (${column} <= "right"(${setting}, 6))`,
    ` AND ((substr(${setting}, 7, 1) = ANY (ARRAY[''::text, '-'::text]))`,
    ` OR (${column} = ANY (string_to_array(${setting}, ','::text))))`,
  ].join('')
const countyPolicy = new RegExp(conditionOn('county_code').replace(/[()[\]|]/g, '\\$&'))

const withColumn = (name: string) =>
  tables.filter(({ columns }) => columns.some((column) => column.name === name))
const tenantTables = withColumn('county_code')
const tenantNames = new Set(tenantTables.map(({ name }) => name))
/** Public reference data that reaches over counties; the column names the county whose office keeps the row. */
const keptTables = withColumn('keeper_code')
const keptNames = new Set(keptTables.map(({ name }) => name))

/** What the serving role writes in no county's name, and what holds it instead. */
const writtenByNoCounty: Record<string, string> = {
  'base.idempotency_keys':
    'lies with the actor, whose counties may change; its policy shows each its own',
  'identity.users': 'an account is of a person, whose grants name several counties',
  'identity.credentials': 'of an account; looked up before anybody is known to have a county',
  'identity.sessions': 'of an account; looked up before anybody is known to have a county',
  'identity.two_factors': 'of an account; looked up before anybody is known to have a county',
  'identity.known_browsers': 'of an account; looked up before anybody is known to have a county',
  'identity.verifications': 'short-lived answers of the sign-in, before anybody is known',
  'journal.signing_keys': 'of the installation: public halves, added to and never changed',
}

test('there are tenant tables to hold to the rules', () => {
  expect(tenantNames).toContain('journal.entries')
  expect(tenantNames).toContain('base.outbox')
})

describe.each(tenantTables)(
  '$name',
  ({ policies, constraints, indexes, grants, columns, ...table }) => {
    test('has row-level security, enabled and forced', () => {
      expect(table.rowSecurity).toBe(true)
    })

    test('has policies that hold reading and writing to the counties in scope', () => {
      expect(policies.length).toBeGreaterThan(0)
      for (const policy of policies) {
        const [using, check] = policy.slice(policy.indexOf(': ') + 2).split(' / ')
        expect(using).toMatch(countyPolicy)
        expect(check).toBe(using)
        // Fails on a distributed database, and runs once for each row on this one.
        expect(using).not.toMatch(/\bselect\b/i)
      }
    })

    test('has the county as text, never absent, first in every key and reference', () => {
      const county = columns.find(({ name }) => name === 'county_code')
      expect(county).toMatchObject({ type: 'text', nullable: false })
      const keys = constraints.filter((each) => /: (PRIMARY KEY|UNIQUE|FOREIGN KEY)/.test(each))
      expect(keys.some((each) => each.includes(': PRIMARY KEY'))).toBe(true)
      for (const key of keys) {
        const target = / REFERENCES ([\w.]+)\(([^)]*)\)/.exec(key)
        // A reference table has no county, and what refers to it names its own key.
        if (target && !tenantNames.has(target[1] as string)) continue
        expect(key).toMatch(
          /(PRIMARY KEY|UNIQUE|UNIQUE NULLS NOT DISTINCT|FOREIGN KEY) \(county_code\b/,
        )
        if (target) expect(target[2]).toMatch(/^county_code\b/)
      }
      for (const index of indexes.filter((each) => each.startsWith('CREATE UNIQUE'))) {
        expect(index).toMatch(/\(county_code\b/)
      }
    })

    test('lets the serving role do no more than rows need', () => {
      for (const right of grants) expect(['SELECT', 'INSERT', 'UPDATE', 'DELETE']).toContain(right)
    })
  },
)

describe.each(keptTables)('$name, which counties keep', ({ rowSecurity, policies, ...table }) => {
  test('is read by everybody and written from the scope of its keeper alone', () => {
    expect(rowSecurity).toBe(true)
    const held = `(${conditionOn('keeper_code')})`
    const forms = policies.map((policy) => policy.replace(/^\w+ /, '')).sort()
    expect(forms).toEqual([
      `for delete: ${held} / `,
      `for insert:  / ${held}`,
      'for select: true / ',
      `for update: ${held} / ${held}`,
    ])
  })

  test('names its keeper, never absent, in every reference to another such table', () => {
    const keeper = table.columns.find(({ name }) => name === 'keeper_code')
    expect(keeper).toMatchObject({ type: 'text', nullable: false })
    for (const each of table.constraints) {
      const target = /FOREIGN KEY \(([^)]*)\) REFERENCES ([\w.]+)\(([^)]*)\)/.exec(each)
      if (!target || !keptNames.has(target[2] as string)) continue
      expect(target.slice(1)).toEqual([
        expect.stringMatching(/^keeper_code, /),
        target[2],
        expect.stringMatching(/^keeper_code, /),
      ])
    }
  })
})

test('whatever else the serving role writes has a reason to be of no county', () => {
  const written = tables.filter(
    ({ name, grants }) =>
      !tenantNames.has(name) &&
      !keptNames.has(name) &&
      grants.some((right) => ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'].includes(right)),
  )
  expect(written.map(({ name }) => name).sort()).toEqual(Object.keys(writtenByNoCounty).sort())
})

describe('tables without a county', () => {
  const others = tables.filter(({ name }) => !tenantNames.has(name))

  test.each(others)('$name refers to no tenant table', ({ constraints }) => {
    const targets = constraints.flatMap((each) => / REFERENCES ([\w.]+)\(/.exec(each)?.[1] ?? [])
    expect(targets.filter((target) => tenantNames.has(target))).toEqual([])
  })
})

/**
 * Columns that hold a person's name, account, number or device, words that may name one, or whole records: whoever
 * looks at the tables has to learn what for, and for how long.
 */
const aboutPersons =
  /^(actor|person_id|user_id|account_id|(\w+_)?name|phone|email|username|image|ip_address|user_agent|(\w+_)?reason|purpose|password|secret|backup_codes|\w+_token|identifier|value|title|content|record)$|_by$/
const records = new Set(['jsonb', 'json'])

describe('what is said of the tables themselves', () => {
  test.each(tables)('$name says what it is', ({ comment }) => {
    expect(comment).toMatch(/\w/)
  })

  test.each(tables)('$name says of each column about a person what it is for', ({ columns }) => {
    const silent = columns.filter(
      ({ name, type, comment }) => (aboutPersons.test(name) || records.has(type)) && !comment,
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

const database = useDatabase()

test('the manifest lists every table that the migrations make', async () => {
  const { rows } = await database.pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'proof') order by 1`)
  expect(rows.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name).sort())
})

test('the database itself holds every tenant table, the proof room included, to forced policies', async () => {
  const { rows } = await database.pool.query<{ name: string; held: boolean }>(`
    select n.nspname || '.' || c.relname as name,
      c.relrowsecurity and c.relforcerowsecurity
        and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polwithcheck is not null) as held
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname in ('county_code', 'keeper_code')
    where c.relkind in ('r', 'p')`)
  const free = rows.filter(({ held }) => !held).map(({ name }) => name)
  expect(free).toEqual([])
  expect(rows.map(({ name }) => name)).toContain('proof.internal_notes')
})

test('codes of the tree are compared byte by byte, whatever language the database orders text by', async () => {
  const { rows } = await database.pool.query<{ name: string }>(`
    select c.oid::regclass::text || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.atttypid = 'text'::regtype and n.nspname <> 'graphile_worker'
      and (a.attname ~ '(^|_)(region|scope)_code$' or n.nspname = 'regions' and a.attname in ('code', 'parent_code'))
      and a.attcollation <> '"C"'::regcollation and n.nspname <> 'proof'`)
  expect(rows).toEqual([])
})

test('the journal is granted to be read and appended to, nothing else', () => {
  const journal = tables.find(({ name }) => name === 'journal.entries')
  expect(journal?.grants).toEqual(['INSERT', 'SELECT'])
})

test('no table has a trigger of ours', async () => {
  const { rows } = await database.pool.query(`
    select c.oid::regclass::text || ' ' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and n.nspname <> 'graphile_worker'`)
  expect(rows).toEqual([])
})
