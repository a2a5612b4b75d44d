import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import {
  documentInput,
  documentOutput,
  listDocumentsInput,
  listDocumentsOutput,
} from '../../shared/plan-schema.ts'
import type { ProgrammesParts } from '../parts.ts'
import { enterProgramme, keeperScope } from '../reached.ts'
import {
  findDocument,
  findVersion,
  listDocuments as listRows,
  listVersions,
  type VersionRow,
} from './store.ts'

const access = { capability: 'programmes.read' } as const

export const listDocuments = route({
  method: 'GET',
  path: '/api/programmes/:id/documents',
  summary: 'The rules library of a programme',
  access,
  input: listDocumentsInput,
  output: listDocumentsOutput,
  async handle({ actor, params: { id }, query: { after, limit }, read }) {
    const { programme } = await enterProgramme({ actor, read }, id)
    return read(keeperScope(programme), async (tx) => {
      const key = decodeCursor(after, [z.uuid()])?.[0]
      const rows = await listRows(tx, programme, { after: key, limit: limit + 1 })
      return cutPage(rows, limit, (row) => [row.id])
    })
  },
})

export const showDocument = (parts: ProgrammesParts) =>
  route({
    method: 'GET',
    path: '/api/documents/:countyCode/:id',
    summary: 'One document of a rules library: what one version says, and which there are',
    access,
    input: documentInput,
    output: documentOutput,
    async handle({ actor, params: { countyCode, id }, query, read }) {
      const scope = { counties: [countyCode] }
      const document = await read(scope, (tx) => findDocument(tx, countyCode, id))
      if (!document) throw absent()
      const { programmeId, title, version } = document
      const { mayChange } = await enterProgramme({ actor, read }, programmeId)
      return read(scope, async (tx) => {
        const wanted = query.version ?? version
        const shown = await findVersion(tx, countyCode, id, wanted)
        if (!shown && query.version !== undefined) throw absent()
        const versions = await listVersions(tx, countyCode, id)
        const names = await parts.namesOfUsers(
          tx,
          versions.map(({ changedBy }) => changedBy),
        )
        return {
          ...{ countyCode, id, programmeId, title, version, mayChange },
          shown: shown ? { ...present(shown, names), body: shown.body } : null,
          versions: versions.map((each) => present(each, names)),
        }
      })
    },
  })

function present(row: Omit<VersionRow, 'body'>, names: ReadonlyMap<string, string>) {
  const { version, title, number, inForceOn, reason, changedBy, changedAt } = row
  return {
    ...{ version, title, number, inForceOn, reason },
    ...{ by: names.get(changedBy) ?? '', at: changedAt.toISOString() },
  }
}
