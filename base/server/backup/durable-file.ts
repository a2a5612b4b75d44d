/** A file that is there whole or not at all, also when everything is killed or the power fails. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { BackupRefusal } from './refusal.ts'

/** @throws BackupRefusal file-exists; whatever making the bytes throws, with nothing left behind */
export async function writeDurably(path: string, bytes: AsyncIterable<Buffer>): Promise<number> {
  const target = resolve(path)
  const folder = dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (await exists(target)) throw new BackupRefusal('file-exists')
  await removeAbandoned(folder)
  const draft = join(
    folder,
    `.${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.partial`,
  )
  try {
    // Rows of persons are in it.
    const file = await open(draft, 'wx', 0o600)
    let size = 0
    try {
      for await (const part of bytes) {
        await file.writeFile(part)
        size += part.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await putInPlace(draft, target)
    await syncFolder(folder)
    return size
  } finally {
    await rm(draft, { force: true })
  }
}

async function putInPlace(draft: string, target: string): Promise<void> {
  try {
    // Unlike a rename it never replaces what somebody else put there meanwhile.
    await link(draft, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new BackupRefusal('file-exists')
    // Memory sticks know no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    await rename(draft, target)
  }
}

/** What a killed command left: its process is gone. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\..*\.(\d+)\.[0-9a-f]{8}\.partial$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The entry in the folder is data of the folder; not every platform opens one. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
