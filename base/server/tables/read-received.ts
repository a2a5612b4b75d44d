import type { Received } from '../http/receive-file.ts'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

const piece = 1024 * 1024

/** The table in a file that somebody sent; the file is gone afterwards. */
export async function readReceived(
  receive: () => Promise<Received>,
  fileName: string,
): Promise<Table> {
  const file = await receive()
  try {
    const pieces: Buffer[] = []
    for await (const each of file.pieces(piece)) pieces.push(each)
    return await readTable({ name: fileName, bytes: Buffer.concat(pieces) })
  } finally {
    await file.discard()
  }
}
