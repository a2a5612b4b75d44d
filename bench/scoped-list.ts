/**
 * The scoped list of fifty rows (signed in, scope, row-level security, a million rows over 3,000 counties) beside
 * bare fastify and pg sending the same statements: `node bench/scoped-list.ts`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Asked, connections, load, loadGenerator } from './load.ts'
import { counties, openProofDatabase, regionOf } from './proof-data.ts'
import { median, printRows, type Row } from './row.ts'

const rounds = 5
const seconds = 4

/** A hundred counties in turn, each asked for by its own actor. */
const asked: Asked[] = Array.from({ length: 100 }, (_, at) => {
  const county = counties[at * 29] as string
  return {
    path: `/api/proof/counties/${county}/notes?region=${regionOf(county, at)}`,
    headers: { 'x-actor': county },
  }
})

export async function run(): Promise<Row[]> {
  const database = await openProofDatabase()
  const ours = await startServer('proof', database.appUrl)
  const bare = await startServer('bare', database.appUrl)
  try {
    await refuseDifferent(ours.url, bare.url)
    const rates: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
    // One round to warm up both, then alternately, so that what else the machine does falls on both.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, server] of [
        ['ours', ours],
        ['bare', bare],
      ] as const) {
        const { requestsPerSecond, failed } = await load(server.url, asked, seconds)
        if (failed > 0) throw new Error(`${name}: ${failed} requests failed`)
        if (round > 0) rates[name].push(requestsPerSecond)
      }
    }
    const [our, their] = [median(rates.ours), median(rates.bare)]
    const ratio = our / their
    return [
      {
        name: 'scoped list of 50 of 1,000,000',
        ours: `${our.toFixed(0)} rps`,
        baseline: `${their.toFixed(0)} rps`,
        ratio,
        bar: '≥ 0.60',
        ok: ratio >= 0.6,
        memory: `${await memoryOf(ours)} MB, bare ${await memoryOf(bare)} MB`,
        note: `medians of ${rounds} × ${seconds} s, ${connections} connections, ${loadGenerator}`,
      },
    ]
  } finally {
    await ours.stop()
    await bare.stop()
    await database.close()
  }
}

interface Server {
  process: ChildProcess
  url: string
  stop(): Promise<unknown>
}

async function startServer(name: 'proof' | 'bare', appUrl: string): Promise<Server> {
  const script = join(import.meta.dirname, 'servers', `${name}.ts`)
  const child = spawn(process.execPath, [script, appUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const url = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => (text as string).trim()),
    ended.then(() => {
      throw new Error(`the ${name} server did not start`)
    }),
  ])
  const stop = () => {
    child.kill()
    return ended
  }
  return { process: child, url, stop }
}

/** Both must answer the same fifty rows, or the comparison says nothing. */
async function refuseDifferent(ours: string, bare: string): Promise<void> {
  const [first] = asked as [Asked]
  const ids = async (url: string) => {
    const answer = await fetch(url + first.path, { headers: first.headers })
    const { items } = (await answer.json()) as { items: { id: string }[] }
    return items.map(({ id }) => id)
  }
  const [left, right] = [await ids(ours), await ids(bare)]
  if (left.length !== 50 || left.join() !== right.join()) throw new Error('the two lists differ')
}

async function memoryOf({ process: { pid } }: Server): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

if (import.meta.main) printRows(await run())
