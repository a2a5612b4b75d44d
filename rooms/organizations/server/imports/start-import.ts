import type { Received } from '#base/server/http/receive-file.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import { importAccepted, startImportInput } from '../../shared/import-schema.ts'
import { countyScope } from '../reach/within.ts'
import { wakeImports } from './jobs.ts'
import { insertImport, insertPiece } from './store.ts'

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
    const { county: countyCode, side, fileName } = query
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
