/** Reads a backup to its end without a database, so that a damaged one is refused before anything is begun. */
import type { Migration } from '../db/migrate.ts'
import type { Manifest } from './blocks.ts'
import { readContainer } from './container.ts'
import { BackupRefusal, damaged } from './refusal.ts'

/** @throws BackupRefusal when anything in it is wrong */
export async function inspectBackup(
  path: string,
  passphrase: string | undefined,
): Promise<Manifest> {
  let manifest: Manifest | undefined
  let table: Manifest['tables'][number] | undefined
  let rows = 0
  const endTable = () => {
    if (table && rows !== table.rows) {
      throw damaged('rows', { table: `${table.schema}.${table.name}` })
    }
    rows = 0
  }
  for await (const block of readContainer(path, passphrase)) {
    if (block.kind === 'manifest') manifest = block.manifest
    else if (block.kind === 'rows') rows += countLines(block.text)
    else {
      endTable()
      table = block.kind === 'table' ? block.table : undefined
    }
  }
  return manifest as Manifest
}

/** A line break inside a value is written as \n, so each one ends a row. */
function countLines(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(10); at !== -1; at = text.indexOf(10, at + 1)) count += 1
  return count
}

/**
 * The migrations that the backup was made under, as this version knows them.
 *
 * @throws BackupRefusal newer-version
 */
export function migrationsOf(manifest: Manifest, known: readonly Migration[]): Migration[] {
  return manifest.migrations.map(({ name, checksum }) => {
    const found = known.find((each) => each.name === name && each.checksum === checksum)
    if (!found) throw new BackupRefusal('newer-version', { migration: name })
    return found
  })
}
