/** Runs the application as a process of its own and keeps what it says in the terminal. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

export interface Said {
  out: string
  err: string
  /** Null when it was up and stopped by us. */
  code: number | null
}

/**
 * Ends when the application does; one that gets up is stopped.
 *
 * @param whenUp called with its address and its process before it is stopped, or instead when it stops it itself
 */
export async function runMain(
  env: Record<string, string>,
  whenUp: (address: string, child: ChildProcess) => Promise<void> = async () => undefined,
  script = 'apps/server/main.ts',
): Promise<Said> {
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', LIANJIAN_DEMO: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  let up = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
    if (up || !said.out.includes('Ctrl-C')) return
    up = true
    const address = /Lianjian is up: (http:\S+)/.exec(said.out)?.[1] as string
    void whenUp(address, child).finally(() => child.kill('SIGTERM'))
  })
  const [code] = await once(child, 'close')
  return { ...said, code: up ? null : code }
}
