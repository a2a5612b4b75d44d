/** What declared foreign keys would hold: docs/decisions/0010-references-checked-at-once.md. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { county, neighbour, office } from '../testing/places.ts'

const database = useDatabase()
const clients: pg.Client[] = []

/** A session of the serving role, in a transaction over the counties of the test. */
async function begin(): Promise<pg.Client> {
  const client = new pg.Client(database.appUrl)
  clients.push(client)
  await client.connect()
  await client.query(`begin; set local app.counties = '${county},${neighbour}'`)
  return client
}

interface Made {
  id: string
  parent?: string
  region?: string
  in?: string
}

function insert(client: pg.Client, ...rows: Made[]) {
  const values = rows.map(
    ({ id, parent, region = office, in: of = county }) =>
      `('${of}', '${id}', 'supporter', '${id}', 'A', 'unit', '${region}', ${parent ? `'${parent}'` : 'null'}, now())`,
  )
  return client.query(`insert into organizations.organizations
    (county_code, id, side, code, name, kind, region_code, parent_id, begins_on) values ${values}`)
}

const remove = (client: pg.Client, ...ids: string[]) =>
  client.query(
    `delete from organizations.organizations where county_code = '${county}' and id = any($1)`,
    [ids],
  )

const change = (client: pg.Client, id: string, what: string) =>
  client.query(
    `update organizations.organizations set ${what} where county_code = '${county}' and id = '${id}'`,
  )

async function kept(...rows: Made[]): Promise<void> {
  const client = await begin()
  await insert(client, ...rows)
  await client.query('commit')
}

const lost = (constraint: string) => ({
  code: '23503',
  constraint: `organizations_${constraint}_fkey`,
})

beforeAll(() => loadShippedRegions(database.adminUrl))
afterAll(() => Promise.all(clients.map((client) => client.end())))

test('a row may come before what it hangs on, in one statement', async () => {
  const [above, below] = [newId(), newId()]
  await kept({ id: below, parent: above }, { id: above })
  const client = await begin()
  await remove(client, above, below)
  await client.query('commit')
})

test.each([
  ['nothing', () => ({ parent: newId() }), 'parent_id'],
  ['a region that is none', () => ({ region: '222403999999' }), 'region_code'],
])('one of many that names %s is refused, inserted or changed', async (_, names, column) => {
  const there = newId()
  await kept({ id: there })
  const constraint = lost(column.replace('_id', ''))
  const bad = names() as Partial<Made>
  const rows = [{ id: newId(), parent: there }, { id: newId(), ...bad }, { id: newId() }]
  await expect(insert(await begin(), ...rows)).rejects.toMatchObject(constraint)
  const set = `${column} = '${bad.parent ?? bad.region}'`
  await expect(change(await begin(), there, set)).rejects.toMatchObject(constraint)
})

test('nothing hangs on an organization of another county', async () => {
  const there = newId()
  await kept({ id: there, in: neighbour })
  const one = { id: newId(), parent: there }
  await expect(insert(await begin(), one)).rejects.toMatchObject(lost('parent'))
})

test('what something hangs on is neither deleted nor given another id', async () => {
  const [above, below] = [newId(), newId()]
  await kept({ id: above }, { id: below, parent: above })
  await expect(remove(await begin(), above)).rejects.toMatchObject(lost('parent'))
  await expect(change(await begin(), above, `id = '${newId()}'`)).rejects.toMatchObject({
    code: '23001',
  })
})

test('regions stay, for their owner too', async () => {
  const owner = new pg.Client(database.adminUrl)
  clients.push(owner)
  await owner.connect()
  const of = `where code = '${office}'`
  for (const each of [
    `delete from regions.regions ${of}`,
    `update regions.regions set code = code ${of}`,
  ]) {
    await expect(owner.query(each)).rejects.toMatchObject({ code: '23001' })
  }
})

/** The second waits for the first; then the first commits. */
async function meet(first: pg.Client, second: Promise<unknown>, waiting: pg.Client) {
  const ended = second.catch((error: unknown) => error)
  const watch = new pg.Client(database.adminUrl)
  clients.push(watch)
  await watch.connect()
  const { processID } = waiting as unknown as { processID: number }
  await expect
    .poll(
      async () => (await watch.query('select pg_blocking_pids($1) as by', [processID])).rows[0].by,
    )
    .toHaveLength(1)
  await first.query('commit')
  return ended
}

test('whoever deletes waits for who hangs something on it, and is refused', async () => {
  const above = newId()
  await kept({ id: above })
  const [hangs, deletes] = [await begin(), await begin()]
  await insert(hangs, { id: newId(), parent: above })
  expect(await meet(hangs, remove(deletes, above), deletes)).toMatchObject(lost('parent'))
})

test.each([
  [
    'hangs something new',
    (client: pg.Client, above: string) => insert(client, { id: newId(), parent: above }),
  ],
  [
    'hangs one that is there',
    async (client: pg.Client, above: string, there: string) =>
      change(client, there, `parent_id = '${above}'`),
  ],
])('whoever %s on what is being deleted waits, and is refused', async (_, hang) => {
  const [above, there] = [newId(), newId()]
  await kept({ id: above }, { id: there })
  const [deletes, hangs] = [await begin(), await begin()]
  await remove(deletes, above)
  expect(await meet(deletes, hang(hangs, above, there), hangs)).toMatchObject(lost('parent'))
})
