/** The four sheets of a cycle's roster: read whole, told whole, taken whole or not at all. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import { newId } from '#base/server/new-id.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { wrongInWords } from '#base/server/tables/fault-words.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'
import type { Language } from '#base/shared/language.ts'
import { listOrganizationsByCodes } from '#rooms/organizations/server/door.ts'
import { countiesIn, listPresent } from '#rooms/programmes/server/door.ts'
import {
  bringRosterInput,
  bringRosterOutput,
  type RosterTable,
} from '../../shared/roster-schema.ts'
import {
  type Known,
  readCommunities,
  readPreferences,
  readRelations,
  readSupporters,
  type Side,
} from '../files/read-roster.ts'
import { createRegionCheck } from '../files/region-code.ts'
import { fileWords } from '../files/words.ts'
import { type Led, leadCycle, ownerOf } from '../runs/office.ts'
import { type SheetCells, sheetCells } from './sheet-cells.ts'
import {
  addExistingPairs,
  dropRosterRows,
  listRelations,
  listRosterCodes,
  putRosterRows,
  replaceChoices,
  replaceRelations,
} from './store.ts'

export const bringRoster = route({
  method: 'PUT',
  path: '/api/cycles/:cycleId/roster/:table',
  summary:
    'Bring one sheet of a cycle’s roster: the body is the file. With preview=true only what is wrong is told',
  access: { capability: 'pairing.run' },
  input: bringRosterInput,
  output: bringRosterOutput,
  largestFile: fileLimits.bytes,
  async handle({ actor, params, query, receive, read, write, language }) {
    const led = await leadCycle(read, params.cycleId, actor.reach('pairing.run'))
    const file = await receive()
    try {
      const pieces: Buffer[] = []
      for await (const piece of file.pieces(1024 * 1024)) pieces.push(piece)
      const table = await readTable({ name: query.fileName, bytes: Buffer.concat(pieces) })
      const taken = await write(led.scope, async (tx) => {
        const before = (await sheetCells[params.table](tx, led)).filter(isFilled).length
        const sheet = { table: params.table, content: table }
        const by = { actor: actor.id, preview: query.preview }
        return { ...(await takeTable(tx, led, sheet, by)), before }
      })
      const said = (faults: readonly Fault[]) => faults.map((fault) => inWords(fault, language))
      const { rows, before } = taken
      return { rows, before, faults: said(taken.faults), notices: said(taken.notices) }
    } finally {
      await file.discard()
    }
  },
})

function inWords(fault: Fault, language: Language) {
  const said = wrongInWords(fault, language === 'en' ? 'en' : 'zh', fileWords)
  const { file, row, column, value, code } = fault
  const wrong = language === 'zh-Hant' ? toTraditional(said) : said
  return { file, row, column, value, code, wrong }
}

/** Of a participant of whom nothing is said yet the sheet holds a row all the same. */
function isFilled(cells: SheetCells): boolean {
  return cells.min !== null
}

interface Taken {
  rows: number
  faults: Fault[]
  notices: Fault[]
}

async function takeTable(
  tx: WriteTransaction,
  led: Led,
  { table, content }: { table: RosterTable; content: Table },
  { actor, preview }: { actor: string; preview: boolean },
): Promise<Taken> {
  const taken = await takers[table](tx, led, content, actor, preview)
  if (taken.faults.length === 0 && !preview) {
    await tx.record({
      countyCode: led.countyCode,
      action: 'pairing.bring-roster',
      subject: { kind: 'cycle', id: led.cycle.id },
      actor,
      after: { table, rows: taken.rows },
    })
  }
  return taken
}

type Taker = (
  tx: WriteTransaction,
  led: Led,
  table: Table,
  actor: string,
  preview: boolean,
) => Promise<Taken>

const takers: Record<RosterTable, Taker> = {
  supporters: (tx, led, table, _actor, preview) =>
    takeSide(
      tx,
      led,
      table,
      { side: 'supporter', preview },
      readSupporters(table, [], createRegionCheck()),
    ),
  communities: (tx, led, table, _actor, preview) =>
    takeSide(
      tx,
      led,
      table,
      { side: 'community', preview },
      readCommunities(table, [], createRegionCheck()),
    ),
  relations: takeRelations,
  preferences: takePreferences,
}

interface Row {
  code: string
  tier?: number
  function?: string
  offers?: string[]
  needs?: string[]
  min: number
  max: number
}

/** What the registry does not hold is told by row: organizations are brought on their own page. */
async function takeSide(
  tx: WriteTransaction,
  led: Led,
  table: Table,
  { side, preview }: { side: 'supporter' | 'community'; preview: boolean },
  read: Side<Row>,
): Promise<Taken> {
  const { countyCode, cycle } = led
  const faults = [...read.faults]
  const found = await listOrganizationsByCodes(
    tx,
    countyCode,
    read.entries.flatMap(({ code }) => code ?? []),
  )
  const ids = new Map(found.flatMap((row) => (row.side === side ? [[row.code, row.id]] : [])))
  const present = await listPresent(tx, countiesIn(led.scope), cycle.id)
  for (const [code, row] of read.codes ?? []) {
    const id = ids.get(code)
    if (id !== undefined && present.get(id) === side) continue
    const what = id === undefined ? 'unregistered' : 'not-joined'
    const place = { file: table.file, row, column: null, value: code }
    faults.push({ ...place, code: `${side}-${what}`, params: {} })
  }
  if (faults.length === 0 && !preview) {
    const rows = read.entries.map((entry) => ({
      countyCode,
      cycleId: cycle.id,
      organizationId: ids.get(entry.code) as string,
      ownerOrgId: ownerOf(led),
      tier: entry.tier ?? null,
      function: entry.function ?? null,
      offers: entry.offers ?? [],
      needs: entry.needs ?? [],
      capacityMin: entry.min,
      capacityMax: entry.max,
    }))
    await dropRosterRows(
      tx,
      { countyCode, cycleId: cycle.id, side },
      rows.map(({ organizationId }) => organizationId),
    )
    await putRosterRows(tx, rows)
  }
  return { rows: read.entries.length, faults, notices: read.notices }
}

interface Codes {
  known: Known
  idOf(side: 'supporter' | 'community', code: string): string
}

async function codesOf(tx: WriteTransaction, { countyCode, cycle }: Led): Promise<Codes> {
  const rows = await listRosterCodes(tx, countyCode, cycle.id)
  const ids = new Map(rows.map(({ side, code, id }) => [`${side} ${code}`, id]))
  const codes = (wanted: string) =>
    new Map(rows.flatMap(({ side, code }) => (side === wanted ? [[code, 0]] : [])))
  return {
    known: { supporter: codes('supporter'), community: codes('community') },
    idOf: (side, code) => ids.get(`${side} ${code}`) as string,
  }
}

/** A sheet has no column for reasons: what was said of a pair by hand stays while it says the same of the two. */
async function reasonsOf(tx: WriteTransaction, { countyCode, cycle }: Led) {
  const rows = await listRelations(tx, cycle.id, [countyCode])
  const key = (relation: string, pair: { supporterId: string; communityId: string }) =>
    `${relation} ${pair.supporterId} ${pair.communityId}`
  const reasons = new Map(rows.map((row) => [key(row.relation, row), row.reason]))
  return (...of: Parameters<typeof key>) => reasons.get(key(...of)) ?? null
}

async function takeRelations(
  tx: WriteTransaction,
  led: Led,
  table: Table,
  actor: string,
  preview: boolean,
): Promise<Taken> {
  const { known, idOf } = await codesOf(tx, led)
  const read = readRelations(table, known)
  if (read.faults.length === 0 && !preview) {
    const { countyCode, cycle } = led
    const key = { countyCode, cycleId: cycle.id }
    const pairs = read.entries.map((entry) => ({
      ...entry,
      pair: {
        ...key,
        supporterId: idOf('supporter', entry.supporter),
        communityId: idOf('community', entry.community),
      },
    }))
    const reasons = await reasonsOf(tx, led)
    await replaceRelations(
      tx,
      key,
      pairs.flatMap(({ relation, pair }) => {
        if (relation === 'existing') return []
        const reason = reasons(relation, pair)
        return [{ ...pair, relation, reason, ownerOrgId: ownerOf(led) }]
      }),
    )
    await addExistingPairs(
      tx,
      pairs.flatMap(({ relation, pair, since }) =>
        relation !== 'existing'
          ? []
          : [
              {
                ...pair,
                id: newId(tx.now),
                since: since ?? cycle.beginsOn,
                state: 'kept',
                changedBy: actor,
                changedAt: tx.now,
                version: 1,
              },
            ],
      ),
    )
  }
  return { rows: read.entries.length, faults: read.faults, notices: read.notices }
}

async function takePreferences(
  tx: WriteTransaction,
  led: Led,
  table: Table,
  actor: string,
  preview: boolean,
): Promise<Taken> {
  const { known, idOf } = await codesOf(tx, led)
  const read = readPreferences(table, known)
  if (read.faults.length === 0 && !preview) {
    const key = { countyCode: led.countyCode, cycleId: led.cycle.id }
    await replaceChoices(
      tx,
      key,
      read.entries.map(({ side, supporter, community, rank }) => ({
        ...key,
        side,
        supporterId: idOf('supporter', supporter),
        communityId: idOf('community', community),
        rank,
        statedBy: actor,
        statedAt: tx.now,
      })),
    )
  }
  return { rows: read.entries.length, faults: read.faults, notices: read.notices }
}
