/** Runs `serve.ts` and speaks to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Addresses } from '#base/server/db/embedded/cluster.ts'

// biome-ignore lint/suspicious/noExplicitAny: whoever asks knows what an answer holds
type Told = any

export class RegistryServer {
  readonly #child: ChildProcess
  /** Rejects with what the process said when it ends. */
  readonly #ended: Promise<never>
  readonly url: string
  readonly county: string

  constructor(child: ChildProcess, ended: Promise<never>, url: string, county: string) {
    this.#child = child
    this.#ended = ended
    this.url = url
    this.county = county
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
  async waitFor(path: string, states: readonly string[]): Promise<Told> {
    for (;;) {
      // Listened to before it is asked: a job may be done in between.
      const listening = new AbortController()
      const done = once(this.#child, 'message', { signal: listening.signal })
      done.catch(() => undefined)
      try {
        const shown = await this.ask('GET', path)
        if (states.includes(shown.state)) return shown
        await Promise.race([done, this.#ended])
      } finally {
        listening.abort()
      }
    }
  }

  get pid(): number {
    return this.#child.pid as number
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
  }
}

/** @throws with what the process said when it ends without listening */
export async function runServer(
  { adminUrl, appUrl }: Addresses,
  county = '222403',
): Promise<RegistryServer> {
  const root = join(import.meta.dirname, '..', '..')
  const script = join(import.meta.dirname, 'serve.ts')
  const child = spawn(process.execPath, [script, adminUrl, appUrl, county], {
    cwd: root,
    // As `npm start` runs it: transpiled sources are kept between starts.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const ended = once(child, 'close').then((): never => {
    throw new Error(complaint)
  })
  // Only of interest to whoever waits for it.
  ended.catch(() => undefined)
  const said = once((child.stdout as Readable).setEncoding('utf8'), 'data')
  const [line] = await Promise.race([said, ended])
  return new RegistryServer(child, ended, String(line).trim(), county)
}
