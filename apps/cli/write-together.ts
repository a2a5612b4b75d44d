/** Files that appear together or not at all, and never beside those of another run. */
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { BadInput } from './command.ts'

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
  /** Whether files of another run give way. */
  replace: boolean
}

/**
 * Writes the files aside first; then a new folder is moved into place as a whole, and into one that exists each
 * file by itself, other files staying as they are. Files of another run leave before the first comes: whatever
 * interrupts it, under these names there are never files of two runs.
 * @throws BadInput when the folder holds files of another run and they are not to give way
 */
export async function writeTogether(output: Output): Promise<void> {
  const { command, folder, files } = output
  const target = resolve(folder)
  let aside: string | undefined
  try {
    const exists = await isFolder(command, folder)
    const standing = exists ? await lookAt(target, output) : new Map<string, Standing>()
    const others = withStanding(standing, 'other')
    if (others.length > 0 && !output.replace) {
      const names = { zh: others.join('、'), en: others.join(', ') }
      throw new BadInput([outFault(command, folder, 'out-holds-other', { names })])
    }
    await mkdir(dirname(target), { recursive: true })
    // Inside a folder that exists: it may lie on another disk than the one above it.
    const beside = exists
      ? join(target, '.lianjian-')
      : join(dirname(target), `.${basename(target)}-`)
    aside = await mkdtemp(beside)
    const inside = join(aside, 'files')
    await mkdir(inside)
    for (const [name, file] of files) await writeDurably(join(inside, name), file)
    if (exists) await exchange(target, aside, files.keys(), standing)
    else await rename(inside, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof BadInput || code === undefined) throw error
    throw new BadInput([outFault(command, folder, 'out-unwritable', { reason: code })])
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
    return outFault(command, folder, 'out-unwritable', { reason: code })
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

type Standing = 'absent' | 'same' | 'other'

/** What stands in the folder under the names of this run's files. */
async function lookAt(target: string, { files, further }: Output): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  for (const [name, { text }] of files) {
    found.set(name, await standingOf(join(target, name), () => text))
  }
  for (const [name, text] of further) {
    if (!files.has(name)) found.set(name, await standingOf(join(target, name), text))
  }
  return found
}

async function standingOf(path: string, text: () => string): Promise<Standing> {
  try {
    const { size } = await stat(path)
    const ours = Buffer.from(text())
    return size === ours.length && ours.equals(await readFile(path)) ? 'same' : 'other'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
}

/** Moves the files of `aside` in, those of another run out; when a step fails, every step is taken back. */
async function exchange(
  target: string,
  aside: string,
  names: Iterable<string>,
  standing: Map<string, Standing>,
): Promise<void> {
  const earlier = join(aside, 'earlier')
  await mkdir(earlier)
  const back: (() => Promise<void>)[] = []
  try {
    for (const name of withStanding(standing, 'other')) {
      await rename(join(target, name), join(earlier, name))
      back.unshift(() => rename(join(earlier, name), join(target, name)))
    }
    for (const name of names) {
      await rename(join(aside, 'files', name), join(target, name))
      if (standing.get(name) !== 'same') back.unshift(() => rm(join(target, name)))
    }
  } catch (error) {
    for (const step of back) await step()
    throw error
  }
}

function withStanding(standing: Map<string, Standing>, wanted: Standing): string[] {
  return [...standing].filter(([, each]) => each === wanted).map(([name]) => name)
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
