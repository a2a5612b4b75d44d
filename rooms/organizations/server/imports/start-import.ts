import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Received } from '#base/server/http/receive-file.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import { importAccepted, startImportInput } from '../../shared/import-schema.ts'
import { countyScope } from '../reach/within.ts'
import { giveUp } from './decide-import.ts'
import { wakeImports } from './jobs.ts'
import { maySee } from './may-see.ts'
import { findImport, insertImport, insertPiece, type Key } from './store.ts'

/** Bytes of one row of the database. */
const pieceSize = 1024 * 1024

export const startImport = route({
  method: 'POST',
  path: '/api/imports',
  summary:
    'Bring a sheet of organizations: the body is the file, CSV or xlsx. Read off this request; ask how far it is',
  access: { capability: 'imports.run' },
  input: startImportInput,
  output: importAccepted,
  status: 202,
  largestFile: fileLimits.bytes,
  async handle({ actor, query, receive, write }) {
    const { county: countyCode, side, fileName, instead } = query
    const reach = actor.reach('imports.run')
    const scope = countyScope(reach, countyCode)
    const file: Received = await receive()
    try {
      return await write(scope, async (tx) => {
        const id = newId(tx.now)
        const { bytes, sha256 } = file
        const about = { countyCode, id, fileName, side, bytes, sha256, reach, createdBy: actor.id }
        await insertImport(tx, about)
        let number = 0
        for await (const piece of file.pieces(pieceSize)) {
          await insertPiece(tx, about, number++, piece)
        }
        if (instead) await giveUpFaulty(tx, actor, { countyCode, id: instead }, reach)
        await wakeImports(tx, countyCode)
        await tx.record({
          countyCode,
          action: 'organizations.bring-file',
          subject: { kind: 'import', id },
          actor: actor.id,
          after: { sha256: sha256.toString('hex'), side },
        })
        return { countyCode, id, state: 'uploaded' as const }
      })
    } finally {
      await file.discard()
    }
  },
})

/** The corrected sheet takes its place. One that was decided about meanwhile, or is kept no longer, waits for nobody. */
async function giveUpFaulty(
  tx: WriteTransaction,
  actor: Actor,
  key: Key,
  reach: Reach,
): Promise<void> {
  const row = await findImport(tx, key, true)
  const waits = row?.state === 'faulty' && maySee({ id: actor.id, reach }, row)
  if (waits) await giveUp(tx, actor, row)
}
