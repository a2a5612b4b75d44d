/** The real application in a process of its own, on a data folder that is gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
/** Creating a cluster and the demo on a slow machine. */
const patience = 120_000

export interface Application {
  address: string
  /** Its data folder. */
  data: string
  /** What the terminal said until it was ready. */
  said: string
  stop(): Promise<void>
}

/** @throws with what the application said, when it does not get ready */
export async function startApplication(env: Record<string, string> = {}): Promise<Application> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-journey-'))
  // Where we are root, PostgreSQL runs as somebody else, who has to pass through.
  await chmod(folder, 0o755)
  const data = join(folder, 'data')
  const child = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', LIANJIAN_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await ended(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const said = await untilReady(child)
    const address = /Lianjian is up: (http:\S+)/.exec(said)?.[1] as string
    const health = await fetch(`${address}/api/health`)
    if (!health.ok) throw new Error(`health answers ${health.status}`)
    return { address, data, said, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const timer = setTimeout(() => fail(new Error(`not ready in time:\n${said}`)), patience)
    const hear = (chunk: Buffer) => {
      said += chunk
      // The last line of what it says when all is up.
      if (!said.includes('Ctrl-C')) return
      clearTimeout(timer)
      done(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(new Error(`ended with ${code}:\n${said}`))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}
