/** A server as a process of its own, which can be killed: it prints its address, and tells each job that was done. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

export class ServedProcess {
  readonly #child: ChildProcess
  /** Rejects with what the process said when it ends. */
  readonly #ended: Promise<never>
  readonly url: string

  constructor(child: ChildProcess, ended: Promise<never>, url: string) {
    this.#child = child
    this.#ended = ended
    this.url = url
  }

  /** Asks again whenever a job was done, until something is found. */
  async until<T>(ask: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      // Listened to before it is asked: a job may be done in between.
      const listening = new AbortController()
      const done = once(this.#child, 'message', { signal: listening.signal })
      done.catch(() => undefined)
      try {
        const found = await ask()
        if (found !== undefined) return found
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

/**
 * @param script that serves, with what it is given on the command line
 * @throws with what the process said when it ends without listening
 */
export async function serveApart(script: string, args: readonly string[]): Promise<ServedProcess> {
  const root = join(import.meta.dirname, '..', '..')
  const child = spawn(process.execPath, [script, ...args], {
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
  return new ServedProcess(child, ended, String(line).trim())
}
