/** One application per data folder. */

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from '../../start-refused.ts'

interface Holder {
  pid: number
  /** Tells a living holder from another process that was later given the same number. */
  born: string
  since: string
  address: string
}

export class FolderHeld extends StartRefused {
  readonly holder: Holder
  constructor(folder: string, holder: Holder) {
    super([
      {
        zh: `已经有一个在运行：进程 ${holder.pid}（${holder.address}，从 ${holder.since} 起）用着 ${folder}。先停下那一个，或用 LIANJIAN_DATA=… 换一个文件夹`,
        en:
          `${folder} is in use by process ${holder.pid} (${holder.address}, since ${holder.since}). ` +
          'Stop that one, or set LIANJIAN_DATA to another folder',
      },
    ])
    this.name = 'FolderHeld'
    this.holder = holder
  }
}

/**
 * @returns a function that gives the folder back
 * @throws FolderHeld when a living process holds it
 */
export async function holdFolder(
  folder: string,
  address: string,
  now: Date,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'holder.json')
  const mine: Holder = {
    pid: process.pid,
    born: birthOf(process.pid) ?? '',
    since: now.toISOString(),
    address,
  }
  const draft = join(folder, `holder.${process.pid}.${randomBytes(4).toString('hex')}.json`)
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    while (!(await isPut(draft, file))) {
      const holder = await readHolder(file)
      if (holder && isAlive(holder)) throw new FolderHeld(folder, holder)
      await clearStale(file, `${draft}.stale`)
    }
  } finally {
    await rm(draft, { force: true })
  }
  return () => rm(file, { force: true })
}

/** A link appears whole or not at all, so nobody reads a holder half written by a living process. */
async function isPut(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Of several that found the same stale holder one moves it; whoever moved a living one puts it back. */
async function clearStale(file: string, aside: string): Promise<void> {
  try {
    await rename(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return
  }
  const moved = await readHolder(aside)
  if (moved && isAlive(moved)) await isPut(aside, file)
  await rm(aside, { force: true })
}

/** Undefined when the file is gone or was cut off by a crash. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return holder.born === birthOf(process.pid)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const born = birthOf(holder.pid)
  return born === undefined || born === holder.born
}

/** Start time in clock ticks since boot, field 22 of proc(5) stat; undefined where there is no /proc. */
function birthOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
