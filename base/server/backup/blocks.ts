/** The inner layer of a backup: what the chunks hold once decompressed; docs/backup.md. */
import * as z from 'zod'
import { reader } from './chunks.ts'
import { damaged } from './refusal.ts'

export const manifest = z.object({
  /** Of the application that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** Of the database server, such as 180004. */
  server: z.int(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** In an order in which each refers to earlier ones only. */
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().nonnegative(),
    }),
  ),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() }),
  ),
  /** What the rooms want compared after a restore: the newest heads of the journal. */
  marks: z.json(),
  /** Of the data folder, with their content; none in a backup that is not encrypted. */
  keyFiles: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifest>
export type TableOfBackup = Manifest['tables'][number]

export type Block =
  | { kind: 'manifest'; manifest: Manifest }
  /** The rows of the next table of the manifest follow. */
  | { kind: 'table'; table: TableOfBackup }
  | { kind: 'rows'; text: Buffer }
  | { kind: 'end' }

const letters = { manifest: 0x4d, table: 0x54, rows: 0x44, end: 0x5a } as const
const prefixLength = 5
/** A manifest or a part of the rows is far smaller; a damaged length must not ask for all memory. */
const longestBlock = 64 * 1024 * 1024

export function blockBytes(block: Block): Buffer {
  const payload = payloadOf(block)
  const prefix = Buffer.alloc(prefixLength)
  prefix[0] = letters[block.kind]
  prefix.writeUInt32BE(payload.length, 1)
  return Buffer.concat([prefix, payload])
}

function payloadOf(block: Block): Buffer {
  if (block.kind === 'manifest') return Buffer.from(JSON.stringify(block.manifest))
  if (block.kind === 'table') return Buffer.from(`${block.table.schema}.${block.table.name}`)
  return block.kind === 'rows' ? block.text : Buffer.alloc(0)
}

/**
 * The blocks of a backup in the order that they must have: the manifest, its tables one by one, the end.
 *
 * @throws BackupRefusal for anything else, also when the end is missing
 */
export async function* readBlocks(bytes: AsyncIterable<Buffer>): AsyncGenerator<Block> {
  const read = reader(bytes)
  let known: Manifest | undefined
  let next = 0
  for (;;) {
    const prefix = await read(prefixLength)
    if (prefix === undefined) throw damaged('end-missing')
    const length = prefix.readUInt32BE(1)
    if (length > longestBlock) throw damaged('block-too-long')
    const payload = await read(length)
    if (payload === undefined) throw damaged('end-missing')
    const letter = prefix[0]
    if (known === undefined) {
      known = readManifest(letter, payload)
      yield { kind: 'manifest', manifest: known }
    } else if (letter === letters.table) {
      const table = known.tables[next++]
      if (!table || payload.toString() !== `${table.schema}.${table.name}`) {
        throw damaged('tables-differ')
      }
      yield { kind: 'table', table }
    } else if (letter === letters.rows && next > 0) {
      yield { kind: 'rows', text: payload }
    } else if (letter === letters.end && next === known.tables.length) {
      if ((await read(1)) !== undefined) throw damaged('trailing')
      yield { kind: 'end' }
      return
    } else {
      throw damaged('out-of-place')
    }
  }
}

function readManifest(letter: number | undefined, payload: Buffer): Manifest {
  if (letter !== letters.manifest) throw damaged('manifest-missing')
  try {
    return manifest.parse(JSON.parse(payload.toString()))
  } catch {
    throw damaged('manifest-unreadable')
  }
}
