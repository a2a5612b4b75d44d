import { writeContainer } from './container.ts'
import { type DumpParts, dump } from './dump.ts'
import { writeDurably } from './durable-file.ts'

/**
 * Writes a backup: a whole file under that name, or none.
 *
 * @param passphrase encrypts it; without one key files must stay outside
 * @returns its size in bytes
 */
export async function writeBackup(
  path: string,
  parts: DumpParts,
  passphrase: string | undefined,
): Promise<number> {
  if (passphrase === undefined && Object.keys(parts.keyFiles).length > 0) {
    throw new Error('keys go into an encrypted backup only')
  }
  return writeDurably(path, writeContainer(dump(parts), passphrase))
}
