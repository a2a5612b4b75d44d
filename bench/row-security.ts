/**
 * Which form of the county policy keeps the index and stays quick when a scope names many counties:
 * `npm run bench policies`, on another server with DATABASE_ADMIN_URL and DATABASE_URL.
 */
import pg from 'pg'
import { counties, openProofDatabase, regionOf } from './proof-data.ts'
import { median, printRows, type Row } from './row.ts'

const setting = `current_setting('app.counties', true)`
const list = `string_to_array(${setting}, ',')`

/** The last one holds a subquery, which a distributed database refuses: only to see what is lost without it. */
const forms: [name: string, policy: string][] = [
  ['list', `county_code = any (${list})`],
  ['literal', `county_code = any (('{' || ${setting} || '}')::text[])`],
  ['position', `strpos(${setting}, county_code) > 0`],
  [
    'range',
    `county_code >= left(${setting}, 6) and county_code <= right(${setting}, 6)
      and (substr(${setting}, 7, 1) in ('', '-') or county_code = any (${list}))`,
  ],
  ['subquery', `county_code = any ((select ${list})::text[])`],
]
const kept = 'range'

const columns = 'county_code, id, region_code, owner_org_id, title, body, created_at'
const scopedList = `select ${columns} from proof.notes
  where county_code = $1 and region_code = $2 order by created_at desc, id limit 50`
/** What a store that forgot its county would send. */
const forgotten = 'select count(*), max(created_at) from proof.notes'

/** A statement that takes longer is cut off; its figure is then a lower bound. */
const patience = 5000

/** As a scope names them; a range of codes is something that only one form understands. */
const scopes: [name: string, counties: string, within: string][] = [
  ['1 county', named(1400, 1401), counties[1400] as string],
  ['160 counties', named(1300, 1460), counties[1400] as string],
  ['2,900 counties', named(50, 2950), counties[1400] as string],
  ['a province', '240000-249999', counties[1350] as string],
  ['the country', '000000-999999', counties[1400] as string],
]

function named(from: number, to: number): string {
  return counties.slice(from, to).join(',')
}

export async function run(): Promise<Row[]> {
  const database = await openProofDatabase()
  const admin = new pg.Client(database.adminUrl)
  const app = new pg.Client(database.appUrl)
  await admin.connect()
  await app.connect()
  // Unforced, the policy does not bind the owner, who so runs the same statement on the same table without it.
  await admin.query('alter table proof.notes no force row level security')
  const version = (await admin.query('show server_version')).rows[0].server_version.split(' ')[0]
  const rows: Row[] = []
  for (const [form, policy] of forms) {
    await admin.query(`drop policy notes_in_county on proof.notes;
      create policy notes_in_county on proof.notes using (${policy}) with check (${policy})`)
    for (const [scope, setTo, within] of scopes) {
      if (setTo.includes('-') && form !== kept) continue
      const exact = [within, regionOf(within, 0)]
      const ours: number[] = []
      const bare: number[] = []
      for (let at = 0; at < 5; at++) {
        bare.push(await timeOf(admin, setTo, scopedList, exact, 200))
        ours.push(await timeOf(app, setTo, scopedList, exact, 200))
      }
      const all = await timeOf(app, setTo, forgotten, [], 3)
      const plan = await planOf(app, setTo, forgotten)
      const ratio = median(bare) / median(ours)
      const judged = form === kept && !setTo.includes(',')
      rows.push({
        name: `${form}, ${scope}`,
        ours: `list ${median(ours).toFixed(2)} ms`,
        baseline: `no policy ${median(bare).toFixed(2)} ms`,
        ratio,
        // The others are here to be compared; a scope of single counties is not the case that must be quick.
        bar: judged ? '≥ 0.70' : 'none',
        ok: !judged || ratio >= 0.7,
        memory: '',
        note: `${await planOf(app, setTo, scopedList, exact)}; forgotten county ${all >= patience ? '>' : ''}${all.toFixed(1)} ms, ${plan}; PostgreSQL ${version}`,
      })
    }
  }
  await admin.query('alter table proof.notes force row level security')
  await app.end()
  await admin.end()
  await database.close()
  return rows
}

/** Median milliseconds of the statement alone, planned anew each time as the pool's statements are. */
async function timeOf(
  client: pg.Client,
  setTo: string,
  text: string,
  values: string[],
  times: number,
): Promise<number> {
  await client.query(begin(setTo))
  const took: number[] = []
  for (let at = 0; at < times; at++) {
    const start = performance.now()
    const done = await client.query(text, values).then(
      () => true,
      () => false,
    )
    took.push(performance.now() - start)
    if (!done) break
  }
  await client.query('rollback')
  return median(took)
}

/** The scan, and what it does by index. */
async function planOf(
  client: pg.Client,
  setTo: string,
  text: string,
  values: string[] = [],
): Promise<string> {
  await client.query(begin(setTo))
  const { rows } = await client.query(`explain ${text}`, values)
  await client.query('rollback')
  const plan = rows.map((row) => row['QUERY PLAN'] as string)
  const scan = plan.find((line) => / Scan /.test(line)) ?? ''
  const kind = /(?:Parallel )?(?:Index Only|Index|Bitmap Heap|Seq) Scan/.exec(scan)?.[0] ?? ''
  const byCounty = plan.some((line) => /Index Cond.*county_code/.test(line)) ? ' by county' : ''
  return `${kind}${byCounty}${plan.some((line) => /Sort Key/.test(line)) ? ' + sort' : ''}`
}

function begin(setTo: string): string {
  return `begin; set local app.counties = '${setTo}'; set local statement_timeout = ${patience}`
}

if (import.meta.main) printRows(await run())
