/**
 * The list of organizations as people see it who signed in (session, roles, reach, row-level security, fifty of
 * 100,000), beside bare fastify and pg sending the same statements: `node bench/signed-in-list.ts`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { addPerson, openSession } from '../tests/application/people.ts'
import { Visitor } from '../tests/application/visitor.ts'
import { type Asked, connections, loadGenerator, rounds, seconds, takeTurns } from './load.ts'
import { openRegistryDatabase } from './registry-data.ts'
import { median, printRows, type Row } from './row.ts'
import { memoryOf, startServer } from './server-process.ts'
import { openApplication } from './servers/application.ts'
import type { Statements } from './servers/replay.ts'

/** Townships of 敦化, each with somebody who looks after it. */
const townships = ['222403100', '222403101', '222403102', '222403103', '222403108']
const path = '/api/organizations?limit=50'

export async function run(): Promise<Row[]> {
  const database = await openRegistryDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-replay-'))
  const file = join(folder, 'statements.json')
  const { asked, scripts } = await listen(database.appUrl)
  await writeFile(file, JSON.stringify(scripts))
  const ours = await startServer('application', database.appUrl)
  const bare = await startServer('replay', database.appUrl, file)
  try {
    await refuseDifferent(ours.url, bare.url, asked)
    const rates = await takeTurns({ ours: ours.url, bare: bare.url }, asked)
    const [our, their] = [median(rates.ours), median(rates.bare)]
    const ratio = our / their
    const sent = Math.max(...Object.values(scripts).map((each) => each.length))
    return [
      {
        name: 'signed-in list of 50 of 100,000 organizations',
        ours: `${our.toFixed(0)} rps`,
        baseline: `${their.toFixed(0)} rps`,
        ratio,
        bar: '≥ 0.60',
        ok: ratio >= 0.6,
        memory: `${await memoryOf(ours)} MB, bare ${await memoryOf(bare)} MB`,
        note: `${sent} statements each; medians of ${rounds} × ${seconds} s, ${connections} connections, ${loadGenerator}`,
      },
    ]
  } finally {
    await ours.stop()
    await bare.stop()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Has each person ask once of an application with one connection, and hears what it sends to the database. */
async function listen(
  appUrl: string,
): Promise<{ asked: Asked[]; scripts: Record<string, Statements> }> {
  const application = await openApplication(appUrl, 1)
  const asked: Asked[] = []
  const scripts: Record<string, Statements> = {}
  for (const [at, township] of townships.entries()) {
    const grants = [{ role: 'township' as const, code: `${township}000` }]
    const visitor = (address?: string) => new Visitor(application.url, address ?? `10.0.0.${at}`)
    const parts = { ...application, visitor }
    const id = await addPerson(parts, { username: `bench${at}`, grants, password: false })
    const person = await openSession(parts, id, { secondFactor: true })
    // The replay knows people apart by their address alone; to the application the word says nothing.
    const own = `${path}&region=${township}000`
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    // The first time may read what later ones remember.
    await person.get(own)
    const heard: Statements = []
    const stop = hear((statement) => heard.push(statement))
    const { status } = await person.get(own)
    stop()
    if (status !== 200) throw new Error(`the list answers ${status}`)
    asked.push({ path: own, headers: { cookie } })
    scripts[own] = heard
  }
  await application.close()
  return { asked, scripts }
}

function hear(tell: (statement: Statements[number]) => void): () => void {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args as [string | { text: string; values?: unknown[] }, unknown]
    const text = typeof first === 'string' ? first : first.text
    const values = (typeof first === 'string' ? second : (first.values ?? second)) ?? []
    tell({ text, values: Array.isArray(values) ? values : [] })
    return (query as (...each: unknown[]) => unknown).apply(this, args)
  } as typeof query
  return () => {
    pg.Client.prototype.query = query
  }
}

/** Both must answer fifty rows that begin and end alike, or the comparison says nothing. */
async function refuseDifferent(ours: string, bare: string, asked: Asked[]): Promise<void> {
  for (const { path, headers } of asked) {
    const ids = async (url: string) => {
      const answer = await fetch(url + path, { headers })
      const { items } = (await answer.json()) as { items: { id: string }[] }
      return items.map(({ id }) => id)
    }
    const [left, right] = [await ids(ours), await ids(bare)]
    if (left.length !== 50 || left.join() !== right.join()) throw new Error('the two lists differ')
  }
}

if (import.meta.main) printRows(await run())
