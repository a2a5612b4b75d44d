/** Files named on the command line, as bytes. */
import { readFile, stat } from 'node:fs/promises'
import { type Fault, Refusal } from '#base/server/tables/fault.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import {
  readTable,
  refusalFault,
  type SourceFile,
  tooLarge,
} from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'

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
    if (error instanceof Refusal) return refusalFault(path, error)
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const known =
      code === 'ENOENT' ? 'file-missing' : code === 'EISDIR' ? 'file-is-folder' : undefined
    const refusal = known ? new Refusal(known) : new Refusal('file-unreadable', { reason: code })
    return refusalFault(path, refusal)
  }
}

/** A table whose file may be missing: then it holds that one fault. */
export async function readTableAt(path: string): Promise<Table> {
  const source = await readSource(path)
  return 'bytes' in source
    ? readTable(source)
    : { file: path, header: [], rows: [], faults: [source] }
}
