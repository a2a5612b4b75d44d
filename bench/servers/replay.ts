/**
 * The floor: fastify and pg alone. Each path sends the statements that our server sent for it, on one connection, and
 * answers with the rows of the longest, checking nothing: `node replay.ts <database address> <file of statements>`.
 */
import { readFile } from 'node:fs/promises'
import Fastify from 'fastify'
import pg from 'pg'

export type Statements = { text: string; values: unknown[] }[]

const [appUrl, file] = process.argv.slice(2)
const scripts: Record<string, Statements> = JSON.parse(await readFile(file as string, 'utf8'))
const pool = new pg.Pool({ connectionString: appUrl as string, max: 16 })
const server = Fastify({ logger: false })

server.get('/*', async (request) => {
  const statements = scripts[request.url] as Statements
  const client = await pool.connect()
  try {
    let items: unknown[] = []
    for (const { text, values } of statements) {
      const { rows } =
        values.length > 0 ? await client.query(text, values) : await client.query(text)
      if (rows && rows.length > items.length) items = rows
    }
    return { items: items.slice(0, 50) }
  } finally {
    client.release()
  }
})

process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)
