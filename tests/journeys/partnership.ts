/** A partnership in force between two organizations of a pairing, where a test is about what is done in it. */
import pg from 'pg'
import { dayOf } from '#base/server/clock.ts'
import { readAddresses } from '#base/server/db/embedded/cluster.ts'
import { newId } from '#base/server/new-id.ts'
import { county } from './desk.ts'
import type { Pairing } from './pairing.ts'

interface Sides {
  unit: keyof Pairing['units']
  village: keyof Pairing['villages']
}

/** @returns its id */
export async function putInForce(
  { data }: { data: string },
  { programmeId, cycleId, units, villages }: Pairing,
  { unit, village }: Sides,
): Promise<string> {
  const client = new pg.Client((await readAddresses(data)).adminUrl)
  await client.connect()
  try {
    // Row security binds the owner too.
    await client.query(`set app.counties = '000000-999999'`)
    const [id, runId] = [newId(), newId()]
    const today = dayOf(new Date())
    await client.query(
      `insert into pairing.runs (county_code, id, cycle_id, programme_id, method, state, rules, input_root,
        transcript_hash, pair_count, run_at, created_at, in_force_on)
      values ($1, $2, $3, $4, 'optimize', 'in-force', '{}', $5, $5, 1, now(), now(), $6)`,
      [county, runId, cycleId, programmeId, '0'.repeat(64), today],
    )
    await client.query(
      `insert into pairing.partnerships (county_code, id, cycle_id, run_id, supporter_id, community_id,
        community_region_code, origin, reasons, begins_on, ends_on)
      select $1, $2, $3, $4, $5, o.id, o.region_code, 'solved', '[]', $7::date, $7::date + 300
      from organizations.organizations o where o.county_code = $1 and o.id = $6`,
      [county, id, cycleId, runId, units[unit], villages[village], today],
    )
    return id
  } finally {
    await client.end()
  }
}
