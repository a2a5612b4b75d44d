/** Files that appear together or not at all. */
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Fault } from '#base/server/tables/fault.ts'
import { BadInput } from './command.ts'

/**
 * Writes the files into a folder beside `folder` first; then a new folder is moved into place as a whole, and
 * into one that exists each file is moved by itself, in the order given, other files staying as they are.
 */
export async function writeTogether(
  command: string,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const target = resolve(folder)
  let beside: string | undefined
  try {
    const exists = await isFolder(command, folder)
    await mkdir(dirname(target), { recursive: true })
    beside = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
    const inside = join(beside, 'files')
    await mkdir(inside)
    for (const [name, text] of files) await writeDurably(join(inside, name), text)
    if (!exists) await rename(inside, target)
    else for (const name of files.keys()) await rename(join(inside, name), join(target, name))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof BadInput || code === undefined) throw error
    throw new BadInput([outFault(command, folder, 'out-unwritable', { reason: code })])
  } finally {
    if (beside !== undefined) await rm(beside, { recursive: true, force: true })
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

async function isFolder(command: string, folder: string): Promise<boolean> {
  try {
    if ((await stat(folder)).isDirectory()) return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  throw new BadInput([outFault(command, folder, 'out-is-file')])
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
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
