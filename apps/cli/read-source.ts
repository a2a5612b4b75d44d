/** Files named on the command line, as bytes. */
import { open, readFile, stat } from 'node:fs/promises'
import { type Fault, Refusal } from '#base/server/tables/fault.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import {
  readTable,
  refusalFault,
  type SourceFile,
  tooLarge,
} from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'
import { systemErrorPhrase } from './system-error-words.ts'

/** The bytes, or why there are none; a file beyond `most` bytes is not read at all. */
export async function readSource(
  path: string,
  most: number = fileLimits.bytes,
): Promise<SourceFile | Fault> {
  try {
    const { size } = await stat(path)
    if (size > most) throw tooLarge(size)
    return { name: path, bytes: await readFile(path) }
  } catch (error) {
    return faultOf(path, error)
  }
}

/** Why a file that is too large to be held in memory cannot be read in parts; undefined when it can. */
export async function findFileFault(path: string): Promise<Fault | undefined> {
  try {
    const file = await open(path)
    await file.read(Buffer.alloc(1), 0, 1, 0).finally(() => file.close())
    return undefined
  } catch (error) {
    return faultOf(path, error)
  }
}

function faultOf(path: string, error: unknown): Fault {
  if (error instanceof Refusal) return refusalFault(path, error)
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  const known =
    code === 'ENOENT' ? 'file-missing' : code === 'EISDIR' ? 'file-is-folder' : undefined
  const refusal = known
    ? new Refusal(known)
    : new Refusal('file-unreadable', { reason: systemErrorPhrase(code) })
  return refusalFault(path, refusal)
}

/** A table whose file may be missing: then it holds that one fault. */
export async function readTableAt(path: string): Promise<Table> {
  const source = await readSource(path)
  return 'bytes' in source
    ? readTable(source)
    : { file: path, header: [], rows: [], faults: [source] }
}
