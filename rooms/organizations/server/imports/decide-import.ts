/** What people decide about an import: which columns mean what, whether it is applied, cancelled or undone. */
import { isDeepStrictEqual } from 'node:util'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, type Route, route } from '#base/server/http/route.ts'
import { headerKey } from '#base/server/tables/cell-text.ts'
import { closingUnexplained, importConflict, undoOver } from '../../shared/import-problems.ts'
import {
  applyImportInput,
  cancelImportInput,
  importAccepted,
  mapColumnsInput,
  undoImportInput,
} from '../../shared/import-schema.ts'
import type { ImportState } from '../../shared/import-words.ts'
import type { Side } from '../../shared/words.ts'
import { countyScope } from '../reach/within.ts'
import { undoHours } from './import.ts'
import { wakeImports } from './jobs.ts'
import { type Asker, getImport, seesAll } from './may-see.ts'
import { leftOut } from './read-import.ts'
import { isRequiredHeader } from './sheet/columns.ts'
import { changeImport, type ImportRow, type Key, keepMappings, type SaidColumn } from './store.ts'

const capability = 'imports.run'

export const mapColumns: Route = route({
  method: 'PUT',
  path: '/api/imports/:countyCode/:id/columns',
  summary:
    'Say what headers of the file mean, remembered when it is said for the whole county; read again',
  access: { capability },
  input: mapColumnsInput,
  output: importAccepted,
  async handle({ actor, params, body, write }) {
    const asker = { id: actor.id, reach: actor.reach(capability) }
    return write(countyScope(asker.reach, params.countyCode), async (tx) => {
      const row = await take(tx, asker, params, ['faulty', 'previewed'])
      const mappings = new Map(
        body.columns.map(({ header, field }) => [headerKey(header), field ?? leftOut]),
      )
      const said = [...mappings].map(([header, field]) => ({ header, field }))
      const forCounty = seesAll(asker, row.countyCode)
      const remembered = forCounty
        ? said.filter((each) => !isOfOneFile(row.side as Side, each))
        : []
      await keepMappings(tx, row.countyCode, row.side, remembered)
      const others = row.saidColumns.filter(({ header }) => !mappings.has(header))
      const saidColumns = [...others, ...said.filter((each) => !remembered.includes(each))]
      const after = { side: row.side, forCounty, columns: said }
      await tx.record({ ...entryOf(actor, row), action: 'organizations.map-columns', after })
      return begin(tx, row, { state: 'uploaded', reach: asker.reach, saidColumns })
    })
  },
})

export const applyImport: Route = route({
  method: 'POST',
  path: '/api/imports/:countyCode/:id/apply',
  summary: 'Do what the preview showed, all of it or nothing',
  access: { capability },
  input: applyImportInput,
  output: importAccepted,
  status: 202,
  async handle({ actor, params, body, write }) {
    const asker = { id: actor.id, reach: actor.reach(capability) }
    return write(countyScope(asker.reach, params.countyCode), async (tx) => {
      const row = await take(tx, asker, params, ['previewed'])
      if (row.version !== body.version) throw importConflict(row.state)
      // Whoever reaches otherwise than whoever the preview was made for sees a preview of their own first.
      if (!isDeepStrictEqual(row.reach, asker.reach))
        return begin(tx, row, { state: 'uploaded', reach: asker.reach })
      const { missing, reason = null } = body
      const closing = missing === 'close' && (row.counts?.missing ?? 0) > 0
      if (closing && reason === null) throw closingUnexplained()
      return begin(tx, row, { state: 'applying', missing, reason, decidedBy: actor.id })
    })
  },
})

export const cancelImport: Route = route({
  method: 'POST',
  path: '/api/imports/:countyCode/:id/cancel',
  summary: 'Give up an import that is not applied yet',
  access: { capability },
  input: cancelImportInput,
  output: importAccepted,
  async handle({ actor, params, write }) {
    const asker = { id: actor.id, reach: actor.reach(capability) }
    return write(countyScope(asker.reach, params.countyCode), async (tx) => {
      const row = await take(tx, asker, params, undecided)
      await giveUp(tx, actor, row)
      return { countyCode: row.countyCode, id: row.id, state: 'cancelled' as const }
    })
  },
})

const undecided = ['uploaded', 'reading', 'faulty', 'previewed', 'failed'] as const

/** @param row held, and undecided */
export async function giveUp(tx: WriteTransaction, actor: Actor, row: ImportRow): Promise<void> {
  await changeImport(tx, row, undecided, { state: 'cancelled' })
  await tx.record({ ...entryOf(actor, row), action: 'organizations.cancel-import' })
}

export const undoImport: Route = route({
  method: 'POST',
  path: '/api/imports/:countyCode/:id/undo',
  summary: 'Take a whole import back, within a day and while nobody has changed what it brought',
  access: { capability },
  input: undoImportInput,
  output: importAccepted,
  status: 202,
  async handle({ actor, params, body, write }) {
    const asker = { id: actor.id, reach: actor.reach(capability) }
    return write(countyScope(asker.reach, params.countyCode), async (tx) => {
      const row = await take(tx, asker, params, ['applied'])
      const until = (row.appliedAt as Date).getTime() + undoHours * 3_600_000
      if (tx.now.getTime() > until) throw undoOver()
      return begin(tx, row, { state: 'undoing', reason: body.reason, decidedBy: actor.id })
    })
  },
})

/** What every sheet needs is left out where one sheet is odd; remembered, the next ordinary one would lack it. */
function isOfOneFile(side: Side, { header, field }: SaidColumn): boolean {
  return field === leftOut && isRequiredHeader(side, header)
}

function entryOf(actor: Actor, { countyCode, id }: ImportRow) {
  return { countyCode, subject: { kind: 'import', id }, actor: actor.id }
}

/** @throws Problem organizations.import-state when it is in another state by now */
async function take(
  tx: WriteTransaction,
  asker: Asker,
  key: Key,
  states: readonly ImportState[],
): Promise<ImportRow> {
  const row = await getImport(tx, asker, key, true)
  if (!states.includes(row.state)) throw importConflict(row.state)
  return row
}

async function begin<State extends ImportState>(
  tx: WriteTransaction,
  row: ImportRow,
  change: { state: State } & Partial<
    Pick<ImportRow, 'reach' | 'saidColumns' | 'missing' | 'reason' | 'decidedBy'>
  >,
) {
  await changeImport(tx, row, [row.state], { ...change, progress: 0, stale: [], why: null })
  await wakeImports(tx, row.countyCode)
  return { countyCode: row.countyCode, id: row.id, state: change.state }
}
