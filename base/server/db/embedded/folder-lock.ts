/** One application per data folder. */

import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Saying } from '#base/shared/words.ts'
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
    const since = clockTime(holder.since)
    super([
      {
        zh: `已经有一个在运行：进程 ${holder.pid}（${holder.address}，从 ${since} 起）用着 ${folder}。先停下那一个，或用 LIANJIAN_DATA=… 换一个文件夹`,
        en:
          `${folder} is in use by process ${holder.pid} (${holder.address}, since ${since}). ` +
          'Stop that one, or set LIANJIAN_DATA to another folder',
      },
    ])
    this.name = 'FolderHeld'
    this.holder = holder
  }
}

/** By the clock of this machine, which is the one that whoever reads this looks at: `2026-11-28 20:35`. */
function clockTime(instant: string): string {
  const moment = new Date(instant)
  if (Number.isNaN(moment.getTime())) return instant
  // Sweden writes days and times as ISO 8601 does.
  return moment.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
}

/**
 * Holders form a chain: holder.json, and after a dead one its successor, in a file named after the dead one. A link is
 * made by one process only, so a dead holder has one successor at most, however many find it dead at once; and a link
 * that does not lead back to holder.json is worth nothing. The successor then becomes holder.json itself.
 *
 * @returns a function that gives the folder back
 * @throws FolderHeld when a living process holds it
 */
export async function holdFolder(
  folder: string,
  address: string,
  now: Date,
): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const first = join(folder, 'holder.json')
  const mine: Holder = {
    pid: process.pid,
    born: birthOf(process.pid) ?? '',
    since: now.toISOString(),
    address,
  }
  const text = JSON.stringify({ ...mine, mark: randomBytes(8).toString('hex') })
  const draft = join(folder, `holder.draft-${randomBytes(8).toString('hex')}.json`)
  await writeFile(draft, text, { mode: 0o600 })
  try {
    for (;;) {
      const place = await findPlace(folder, first)
      if (!(await isPut(draft, place))) continue
      if ((await readChain(folder, first)).at(-1) === text) {
        if (place !== first) await rename(place, first)
        break
      }
      await rm(place, { force: true })
    }
    await clearDead(folder)
  } finally {
    await rm(draft, { force: true })
  }
  return () => rm(first, { force: true })
}

/** For telling beside whatever else is wrong that somebody runs on the folder; taking it is what decides. */
export async function findHolderFaults(folder: string): Promise<readonly Saying[]> {
  const last = (await readChain(folder, join(folder, 'holder.json')).catch(() => [])).at(-1)
  const holder = last === undefined ? undefined : parseHolder(last)
  return holder && isAlive(holder) ? new FolderHeld(folder, holder).faults : []
}

/** Where whoever comes next puts itself. */
async function findPlace(folder: string, first: string): Promise<string> {
  const last = (await readChain(folder, first)).at(-1)
  if (last === undefined) return first
  const holder = parseHolder(last)
  if (holder && isAlive(holder)) throw new FolderHeld(folder, holder)
  return successorOf(folder, last)
}

/** @returns the text of every holder from holder.json to the last successor */
async function readChain(folder: string, first: string): Promise<string[]> {
  const chain: string[] = []
  for (let file = first; ; ) {
    const text = await readText(file)
    if (text === undefined) return chain
    chain.push(text)
    file = successorOf(folder, text)
  }
}

function successorOf(folder: string, text: string): string {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return join(folder, `holder.after-${mark}.json`)
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

/** Only the living holder does this, so whatever comes after a dead one leads nowhere any more. */
async function clearDead(folder: string): Promise<void> {
  const dead = (await readdir(folder)).filter((name) => name.startsWith('holder.after-'))
  await Promise.all(dead.map((name) => rm(join(folder, name), { force: true })))
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

/** Undefined when the file was cut off by a crash. */
function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text)
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
