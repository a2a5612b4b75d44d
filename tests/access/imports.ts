/** A sheet that somebody brought and that came as far as its state says, for calls that decide about one. */

import { nowhere } from '#base/server/db/reach.ts'
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { ImportState } from '#rooms/organizations/shared/import-words.ts'

const bytes = Buffer.from('code,name,kind,region_code\n')

export async function placeImport(
  work: Work,
  countyCode: string,
  createdBy: string,
  state: ImportState,
): Promise<string> {
  const id = newId()
  await work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .insertInto('organizations.imports')
      .values({
        countyCode,
        id,
        fileName: 'x.csv',
        side: 'other',
        state,
        bytes: bytes.length,
        sha256: Buffer.alloc(32),
        reach: JSON.stringify(nowhere),
        createdBy,
        createdAt: tx.now,
        ...(state === 'applied' && { appliedAt: tx.now }),
      })
      .execute()
    await tx.db
      .insertInto('organizations.importPieces')
      .values({ countyCode, importId: id, number: 0, bytes })
      .execute()
  })
  return id
}
