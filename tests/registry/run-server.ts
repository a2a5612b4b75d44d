/** Runs `serve.ts` and speaks to it. */
import { join } from 'node:path'
import type { Addresses } from '#base/server/db/embedded/cluster.ts'
import { type ServedProcess, serveApart } from '../application/served-process.ts'

// biome-ignore lint/suspicious/noExplicitAny: whoever asks knows what an answer holds
type Told = any

export class RegistryServer {
  readonly #served: ServedProcess
  readonly county: string

  constructor(served: ServedProcess, county: string) {
    this.#served = served
    this.county = county
  }

  get url(): string {
    return this.#served.url
  }

  get pid(): number {
    return this.#served.pid
  }

  async ask(method: string, path: string, body?: unknown): Promise<Told> {
    const raw = body instanceof Uint8Array
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && {
          'content-type': raw ? 'application/octet-stream' : 'application/json',
        }),
      },
      ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }

  /** @returns the path of the import */
  async bring(bytes: Uint8Array, side: string, fileName: string): Promise<string> {
    const query = new URLSearchParams({ county: this.county, side, fileName })
    const { id } = await this.ask('POST', `/api/imports?${query}`, bytes)
    return `/api/imports/${this.county}/${id}`
  }

  /** Asks again whenever a job was done, until the import is in one of the states. */
  waitFor(path: string, states: readonly string[]): Promise<Told> {
    return this.#served.until(async () => {
      const shown = await this.ask('GET', path)
      return states.includes(shown.state) ? shown : undefined
    })
  }

  kill(): Promise<void> {
    return this.#served.kill()
  }
}

/** @throws with what the process said when it ends without listening */
export async function runServer(
  { adminUrl, appUrl }: Addresses,
  county = '222403',
): Promise<RegistryServer> {
  const script = join(import.meta.dirname, 'serve.ts')
  return new RegistryServer(await serveApart(script, [adminUrl, appUrl, county]), county)
}
