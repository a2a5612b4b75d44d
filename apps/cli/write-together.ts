/** Files that appear together or not at all, and never beside those of another run. */
import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { lstat, mkdir, mkdtemp, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { BadInput } from './command.ts'
import { systemErrorPhrase } from './system-error-words.ts'

export interface OutputFile {
  text: string
  /** Readable by its owner alone. */
  isPrivate?: boolean
}

export interface Output {
  command: string
  folder: string
  /** By name, in the order in which they appear. */
  files: ReadonlyMap<string, OutputFile>
  /** What this run would write if asked: an earlier file of that name must be this run's too. */
  further: ReadonlyMap<string, () => string>
}

/**
 * Writes the files aside first; then a new folder is moved into place as a whole, and into one that exists each
 * file by itself, other files staying as they are. What stands there of another run under the names that this
 * command writes moves into a folder of its own before the first comes: whatever interrupts it, nothing is lost
 * and under these names there are never files of two runs.
 * @returns what is to be told: where an earlier run went
 */
export async function writeTogether(output: Output): Promise<Fault[]> {
  const { command, folder, files } = output
  const target = resolve(folder)
  let aside: string | undefined
  try {
    const exists = await isFolder(command, folder)
    const standing = exists ? await lookAt(target, output) : []
    const earlier = standing.some(({ isOurs }) => !isOurs) ? standing.map(({ name }) => name) : []
    const keep = earlier.length === 0 ? null : await nameEarlier(target, earlier)
    await mkdir(dirname(target), { recursive: true })
    // Inside a folder that exists: it may lie on another disk than the one above it.
    const beside = exists
      ? join(target, '.lianjian-')
      : join(dirname(target), `.${basename(target)}-`)
    aside = await mkdtemp(beside)
    const inside = join(aside, 'files')
    await mkdir(inside)
    for (const [name, file] of files) await writeDurably(join(inside, name), file)
    const there = new Set(keep === null ? standing.map(({ name }) => name) : [])
    if (exists) await exchange({ target, inside, names: [...files.keys()], there, earlier, keep })
    else await rename(inside, target)
    if (keep === null) return []
    const names = { zh: earlier.join('、'), en: earlier.join(', ') }
    return [outFault(command, folder, 'out-earlier-kept', { names, to: join(folder, keep) })]
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof BadInput || code === undefined) throw error
    throw new BadInput([
      outFault(command, folder, 'out-unwritable', { reason: systemErrorPhrase(code) }),
    ])
  } finally {
    if (aside !== undefined) await rm(aside, { recursive: true, force: true })
  }
}

/** Before the work starts: an existing file in the folder's place would only be noticed at the end. */
export async function findFolderFault(command: string, folder: string): Promise<Fault | null> {
  try {
    await isFolder(command, folder)
    return null
  } catch (error) {
    if (error instanceof BadInput) return error.faults[0] ?? null
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return outFault(command, folder, 'out-unwritable', { reason: systemErrorPhrase(code) })
  }
}

/** Says which of the files are private; null when none is. */
export function privacyInWords(
  files: ReadonlyMap<string, OutputFile>,
  language: Language,
): string | null {
  const names = [...files].filter(([, { isPrivate }]) => isPrivate).map(([name]) => name)
  if (names.length === 0) return null
  // Windows keeps no such permission.
  const isKept = process.platform !== 'win32'
  if (language === 'zh') {
    const kept = isKept ? '，只有您的账户能读（权限 0600）' : ''
    return `不要公开：${names.join('、')}${kept}`
  }
  const kept = isKept ? '; only your account can read them (mode 0600)' : ''
  return `Not for publication: ${names.join(', ')}${kept}`
}

async function isFolder(command: string, folder: string): Promise<boolean> {
  try {
    if ((await stat(folder)).isDirectory()) return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  throw new BadInput([outFault(command, folder, 'out-is-file')])
}

interface Standing {
  name: string
  /** Byte for byte what this run writes, or would write. */
  isOurs: boolean
}

/** What stands in the folder under the names of this run's files. */
async function lookAt(target: string, { files, further }: Output): Promise<Standing[]> {
  const texts = new Map(further)
  for (const [name, { text }] of files) texts.set(name, () => text)
  const found: Standing[] = []
  for (const name of [...files.keys(), ...[...further.keys()].filter((key) => !files.has(key))]) {
    const path = join(target, name)
    const there = await findEntry(path)
    if (there === null) continue
    const ours = Buffer.from(texts.get(name)!())
    const isOurs = there.isFile() && there.size === ours.length && ours.equals(await readFile(path))
    found.push({ name, isOurs })
  }
  return found
}

async function findEntry(path: string): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * The folder for an earlier run, named after its transcript, or its first file when it has none, so that the same
 * run goes to the same place. A folder that holds another file under one of the names is passed over.
 */
async function nameEarlier(target: string, names: string[]): Promise<string> {
  const hashes = await Promise.all(names.map((name) => hashOf(join(target, name))))
  const transcript = names.indexOf('transcript.json')
  const named = hashes[transcript === -1 ? 0 : transcript]!.slice(0, 12)
  for (let turn = 1; ; turn++) {
    const folder = `earlier-${named}${turn === 1 ? '' : `-${turn}`}`
    const isFree = await Promise.all(
      names.map(async (name, at) => {
        const path = join(target, folder, name)
        const there = await findEntry(path)
        return there === null || (there.isFile() && (await hashOf(path)) === hashes[at])
      }),
    )
    if (isFree.every(Boolean)) return folder
  }
}

/** Of a file's bytes; of its name where it is no file. */
async function hashOf(path: string): Promise<string> {
  const isFile = (await lstat(path)).isFile()
  const bytes = isFile ? await readFile(path) : basename(path)
  return createHash('sha256').update(bytes).digest('hex')
}

interface Exchange {
  target: string
  /** The folder of the new files, and their names. */
  inside: string
  names: string[]
  /** Those that stand in the target already, the same to the byte. */
  there: ReadonlySet<string>
  /** Names of an earlier run, and the folder that keeps them. */
  earlier: string[]
  keep: string | null
}

/** Moves an earlier run out and the new files in; when a step fails, every step is taken back. */
async function exchange(task: Exchange): Promise<void> {
  const { target, inside, names, there, earlier, keep } = task
  const back: (() => Promise<unknown>)[] = []
  try {
    if (keep !== null) {
      const made = await mkdir(join(target, keep), { recursive: true })
      if (made !== undefined) back.unshift(() => rmdir(made))
      for (const name of earlier) {
        await rename(join(target, name), join(target, keep, name))
        back.unshift(() => rename(join(target, keep, name), join(target, name)))
      }
    }
    for (const name of names) {
      await rename(join(inside, name), join(target, name))
      if (!there.has(name)) back.unshift(() => rm(join(target, name)))
    }
  } catch (error) {
    for (const step of back) await step()
    throw error
  }
}

async function writeDurably(path: string, { text, isPrivate }: OutputFile): Promise<void> {
  const file = await open(path, 'w', isPrivate ? 0o600 : 0o666)
  try {
    await file.writeFile(text)
    // Renaming is only as good as what has reached the disk before it.
    await file.sync()
  } finally {
    await file.close()
  }
}

function outFault(file: string, value: string, code: string, params: Fault['params'] = {}): Fault {
  return { file, row: null, column: '--out', value, code, params }
}
