/** The floor: fastify and pg alone, sending the very statements that our server sends, checking nothing. */
import Fastify from 'fastify'
import pg from 'pg'

const [appUrl] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: appUrl as string, max: 16 })
const server = Fastify({ logger: false })

/** As kysely writes it for the proof room's list. */
const list = `select "county_code", "id", "region_code", "owner_org_id", "title", "body", "created_at" from "proof"."notes" where "county_code" = $1 and "region_code" = $2 order by "created_at" desc, "id" limit $3`

server.get('/api/proof/counties/:county/notes', async (request) => {
  const { county } = request.params as { county: string }
  const { region } = request.query as { region: string }
  const client = await pool.connect()
  try {
    await client.query(`begin; set local app.counties = '${county}'; set local app.orgs = ''`)
    const { rows } = await client.query(list, [county, region, 51])
    await client.query('commit')
    return { items: rows.slice(0, 50), next: rows[49]?.id }
  } finally {
    client.release()
  }
})

process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)
