/** A server of the bench in a process of its own, so that its memory is its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface ServerProcess {
  process: ChildProcess
  url: string
  stop(): Promise<unknown>
}

/** @param name of the file in `servers/`, which prints its address when it listens */
export async function startServer(name: string, ...args: string[]): Promise<ServerProcess> {
  const script = join(import.meta.dirname, 'servers', `${name}.ts`)
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const url = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => (text as string).trim()),
    ended.then(() => {
      throw new Error(`the ${name} server did not start`)
    }),
  ])
  const stop = () => {
    child.kill()
    return ended
  }
  return { process: child, url, stop }
}

/** What it holds at this moment, in MB. */
export async function memoryOf({ process: { pid } }: ServerProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
