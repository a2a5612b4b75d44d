/** The office keeps the rules library; what was in force once can be read later. */
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { versionOutput } from '../../shared/fields.ts'
import {
  addVersionInput,
  createDocumentInput,
  createDocumentOutput,
} from '../../shared/plan-schema.ts'
import type { ProgrammesParts } from '../parts.ts'
import { keeperScope, keepProgramme } from '../reached.ts'
import { refuseStale } from '../refuse-stale.ts'
import {
  addVersion as addRow,
  findDocument,
  findVersion,
  insertDocuments,
  lockDocument,
  type VersionRow,
} from './store.ts'

const access = { capability: 'programmes.write' } as const

export const createDocument = route({
  method: 'POST',
  path: '/api/programmes/:id/documents',
  summary: 'Add the title of a document to a rules library; its versions follow',
  access,
  input: createDocumentInput,
  output: createDocumentOutput,
  async handle({ actor, params: { id: programmeId }, body: { title }, read, write }) {
    const programme = await keepProgramme({ actor, read }, programmeId)
    const { keeperCode: countyCode } = programme
    return write(keeperScope(programme), async (tx) => {
      const id = newId()
      const kept = { version: 0, changedBy: actor.id, changedAt: tx.now }
      await insertDocuments(tx, [{ countyCode, id, programmeId, title, ...kept }])
      await tx.record({
        countyCode,
        action: 'programmes.create-document',
        subject: { kind: 'document', id },
        actor: actor.id,
        after: { programmeId, title },
      })
      return { countyCode, id }
    })
  },
})

export const addVersion = (parts: ProgrammesParts) =>
  route({
    method: 'POST',
    path: '/api/documents/:countyCode/:id/versions',
    summary: 'Write the next version of a document; those before stay as they are',
    access,
    input: addVersionInput,
    output: versionOutput,
    async handle({ actor, params: { countyCode, id }, body, read, write }) {
      const scope = { counties: [countyCode] }
      const document = await read(scope, (tx) => findDocument(tx, countyCode, id))
      if (!document) throw absent()
      await keepProgramme({ actor, read }, document.programmeId)
      return write(scope, async (tx) => {
        const row = await lockDocument(tx, countyCode, id)
        if (!row) throw absent()
        const present = await findVersion(tx, countyCode, id, row.version)
        const { version, title = row.title, reason, ...text } = body
        const values = { theirs: textOf(present), yours: text }
        await refuseStale(tx, parts, { ...row, name: row.title }, version, values)
        const next: VersionRow = {
          ...{ countyCode, documentId: id, version: version + 1, title, ...text },
          ...{ reason, changedBy: actor.id, changedAt: tx.now },
        }
        await addRow(tx, next)
        await tx.record({
          countyCode,
          action: 'programmes.add-document-version',
          subject: { kind: 'document', id },
          ...{ actor: actor.id, reason },
          ...(present && { before: { title: row.title, ...textOf(present) } }),
          after: { title, ...textOf(next) },
        })
        return { version: next.version }
      })
    },
  })

function textOf(row: VersionRow | undefined) {
  const { number = null, body = null, inForceOn = null } = row ?? {}
  return { number, body, inForceOn }
}
