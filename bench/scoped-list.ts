/**
 * The scoped list of fifty rows (signed in, scope, row-level security, a million rows over 3,000 counties) beside
 * bare fastify and pg sending the same statements: `node bench/scoped-list.ts`.
 */
import { type Asked, connections, loadGenerator, rounds, seconds, takeTurns } from './load.ts'
import { counties, openProofDatabase, regionOf } from './proof-data.ts'
import { median, printRows, type Row } from './row.ts'
import { memoryOf, startServer } from './server-process.ts'

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
    const rates = await takeTurns({ ours: ours.url, bare: bare.url }, asked)
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

if (import.meta.main) printRows(await run())
