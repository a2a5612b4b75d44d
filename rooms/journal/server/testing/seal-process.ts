/**
 * Seals one county in a process of its own, one statement at a time: each waits for a line on standard input, so
 * that a test ends it between any two.
 */
import { createPrivateKey } from 'node:crypto'
import { createInterface } from 'node:readline'
import { connect } from '#base/server/db/connect.ts'
import { createWork } from '#base/server/db/work.ts'
import { sealCounty } from '../seal/seal-county.ts'

const [url, county, key] = process.argv.slice(2) as [string, string, string]
const permissions = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const connection = await connect(url, 1)
const held = new WeakSet()
connection.pool.on('acquire', (client) => {
  if (held.has(client)) return
  held.add(client)
  const send = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
  Object.assign(client, {
    query: async (...args: unknown[]) => {
      process.stdout.write('next\n')
      await permissions.next()
      return send(...args)
    },
  })
})
const work = createWork(connection.db, () => new Date(), [])
await sealCounty(work, county, createPrivateKey(key), 5)
process.stdout.write('done\n')
process.exit(0)
