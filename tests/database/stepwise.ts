/**
 * A connection whose every statement waits for a line on standard input, in a process of its own, so that a test ends
 * that process between any two.
 */
import { createInterface } from 'node:readline'
import { type Connection, connect } from '#base/server/db/connect.ts'

/** Says `next` before each statement; whoever runs this says `done` when it is through. */
export async function connectStepwise(url: string): Promise<Connection> {
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
  return connection
}

export function endStepwise(): never {
  process.stdout.write('done\n')
  process.exit(0)
}
