/** Runs `run-cluster.ts` and waits for its one line. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

export interface Running {
  child: ChildProcess
  way: string
  elsewhere?: string
  /** Of the database server, not of the process that started it. */
  pid: number
  adminUrl: string
  appUrl: string
  stop(): Promise<void>
}

export interface Started {
  /** The application: this checkout, or a copy of it. */
  root?: string
  node?: string
  /** What stands before node on the command line. */
  prefix?: string[]
  path?: string
}

/** @throws with what the process said when it ends without having started the database */
export function runCluster(folder: string, how: Started = {}): Promise<Running> {
  return spawnCluster(folder, how).running
}

/** The same for whoever does not wait until it is up. */
export function spawnCluster(
  folder: string,
  how: Started = {},
): { child: ChildProcess; running: Promise<Running> } {
  const root = how.root ?? join(import.meta.dirname, '..', '..')
  const script = join(root, 'tests', 'embedded', 'run-cluster.ts')
  const [command, ...args] = [...(how.prefix ?? []), how.node ?? process.execPath, script, folder]
  const child = spawn(command as string, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: how.path ?? process.env.PATH },
  })
  return { child, running: untilRunning(child) }
}

async function untilRunning(
  child: ChildProcessByStdio<null, Readable, Readable>,
): Promise<Running> {
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const ended = once(child, 'close')
  const line = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => text as string),
    ended.then(() => {
      throw new Error(complaint)
    }),
  ])
  return {
    child,
    ...JSON.parse(line),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}

/** Resolves when no process has this number any more. */
export async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((next) => setImmediate(next))
  }
}
