/** One connection outside the pool: for what migrates, loads or asks once. */
import pg from 'pg'

/** What waits for an answer is told when the connection breaks; unheard, the client's event would end the process. */
export function newClient(config: string | pg.ClientConfig): pg.Client {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  return client
}

export async function openClient(config: string | pg.ClientConfig): Promise<pg.Client> {
  const client = newClient(config)
  await client.connect()
  return client
}
