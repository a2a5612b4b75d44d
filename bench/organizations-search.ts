/**
 * Finding organizations among 100,000 within one's reach, beside the same list filtered by ILIKE on bare pg, which
 * row-level security keeps from any index: `node bench/organizations-search.ts`.
 */
import { sql } from 'kysely'
import type { Reach } from '#base/server/db/reach.ts'
import { listOrganizations } from '#rooms/organizations/server/listing/list-organizations.ts'
import { county, openRegistryDatabase } from './registry-data.ts'
import { median, printRows, type Row } from './row.ts'

const rounds = 7

const region = (prefix: string): Reach => ({
  scope: { counties: [county] },
  regions: [{ prefix }],
  organizations: [],
})

/** As people type: a name, a part, pinyin, initials, a code, letters that half of all begin with, a clustered place. */
const asked: [query: string, written: string, reach: Reach][] = [
  ['敦化市司法局', '敦化市司法局', region(county)],
  ['腰甸村', '腰甸村', region(county)],
  ['sifaju', '司法局', region(county)],
  ['sfj', '司法局', region(county)],
  ['B0500', 'B0500', region(county)],
  ['z', '中', region(county)],
  ['敦化', '敦化', region(county)],
  ['党支部', '党支部', region(county)],
  ['雁鸣湖 司法', '司法局', region(county)],
  ['sf', '司法', region('222403108')],
  ['腰甸', '腰甸', region('222403108')],
  ['没有这个单位', '没有这个单位', region(county)],
]

export async function run(): Promise<Row[]> {
  const database = await openRegistryDatabase()
  const { work } = database
  const rows: Row[] = []
  try {
    for (const [query, written, reach] of asked) {
      const ours: number[] = []
      const theirs: number[] = []
      let found = 0
      for (let round = 0; round <= rounds; round++) {
        const started = performance.now()
        const { items } = await search(work, reach, query)
        const between = performance.now()
        await byIlike(work, written)
        const ended = performance.now()
        found = items.length
        // The first of each warms up.
        if (round === 0) continue
        ours.push(between - started)
        theirs.push(ended - between)
      }
      const [our, their] = [median(ours), median(theirs)]
      rows.push({
        name: `find “${query}” among 100,000, within ${reach.regions[0]?.prefix}`,
        ours: `${our.toFixed(1)} ms`,
        baseline: `${their.toFixed(1)} ms (ILIKE over the county)`,
        ratio: our / their,
        bar: '≤ 100 ms',
        ok: our <= 100,
        memory: '',
        note: `${found} on the page; median of ${rounds}, from ${Math.min(...ours).toFixed(0)} to ${Math.max(...ours).toFixed(0)} ms`,
      })
    }
    return rows
  } finally {
    await database.close()
  }
}

type Work = Awaited<ReturnType<typeof openRegistryDatabase>>['work']

/** The route's own handler, without HTTP around it. */
async function search(work: Work, reach: Reach, q: string): Promise<{ items: unknown[] }> {
  const context = {
    actor: { reach: () => reach },
    query: { q, state: 'open', limit: 50 },
    read: work.read,
  }
  return listOrganizations.handle(context as never) as Promise<{ items: unknown[] }>
}

async function byIlike(work: Work, written: string): Promise<void> {
  await work.read({ counties: [county] }, (tx) =>
    sql`select id, name from organizations.organizations
      where county_code = ${county} and ends_on is null and (name ilike ${`%${written}%`} or code ilike ${`${written}%`})
      order by region_code, id limit 51`.execute(tx.db),
  )
}

if (import.meta.main) printRows(await run())
