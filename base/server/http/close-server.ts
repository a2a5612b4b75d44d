import type { FastifyInstance } from 'fastify'

/** What is under way may end; a client that drips its request must not keep everything open. */
const patience = 5_000

/** Takes no new request, lets those under way end for a while, then closes every connection. */
export async function closeServer(server: FastifyInstance): Promise<void> {
  const impatience = setTimeout(() => server.server.closeAllConnections(), patience)
  try {
    await server.close()
  } finally {
    clearTimeout(impatience)
  }
}
