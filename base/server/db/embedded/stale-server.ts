/**
 * What a killed application left of its server. The folder is held by us, so whatever still runs on it was left
 * behind, and a number in postmaster.pid that belongs to another program was given out again.
 */
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A left server ends quickly; one that does not is told by PostgreSQL's own refusal. */
const patience = 10_000

export async function clearStaleServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const pid = Number(text.split('\n')[0])
  if (Number.isInteger(pid) && pid > 0 && (await isServerOf(cluster, pid))) {
    process.kill(pid, 'SIGINT')
    const end = Date.now() + patience
    while ((await isServerOf(cluster, pid)) && Date.now() < end) {
      await new Promise((next) => setTimeout(next, 50))
    }
    return
  }
  // Without /proc nothing is known of the number, and PostgreSQL decides.
  if (await readlink('/proc/self/exe').catch(() => undefined)) await rm(file, { force: true })
}

async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  try {
    const program = basename(await readlink(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '')
    const folder = await readlink(`/proc/${pid}/cwd`)
    return program === 'postgres' && folder === (await realpath(cluster))
  } catch {
    return false
  }
}
