/** The four sheets of a cycle's roster: read whole, told whole, taken whole or not at all. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { fileLimits } from '#base/server/tables/limits.ts'
import { readReceived } from '#base/server/tables/read-received.ts'
import type { Table } from '#base/server/tables/table.ts'
import { tellFault } from '#base/server/tables/tell-fault.ts'
import type { OrganizationRow } from '#rooms/organizations/server/door.ts'
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
import { ambiguous, organizationsNamed } from './organizations-named.ts'
import { type SheetCells, sheetCells } from './sheet-cells.ts'
import {
  addExistingPairs,
  deleteRosterRows,
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
    const table = await readReceived(receive, query.fileName)
    const taken = await write(led.scope, async (tx) => {
      const before = (await sheetCells[params.table](tx, led)).filter(isFilled).length
      const sheet = { table: params.table, content: table }
      const by = { actor: actor.id, preview: query.preview }
      return { ...(await takeTable(tx, led, sheet, by)), before }
    })
    const told = (faults: readonly Fault[]) =>
      faults.map((fault) => tellFault(fault, language, fileWords))
    const { rows, before } = taken
    return { rows, before, faults: told(taken.faults), notices: told(taken.notices) }
  },
})

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
  const { cycle } = led
  const faults = [...read.faults]
  const counties = countiesIn(led.scope)
  const codes = read.entries.flatMap(({ code }) => code ?? [])
  const named = await organizationsNamed(tx, counties, side, codes)
  const present = await listPresent(tx, counties, cycle.id)
  for (const [code, row] of read.codes ?? []) {
    const what = whatIsWrong(named.get(code), side, present)
    if (what === undefined) continue
    const place = { file: table.file, row, column: null, value: code }
    faults.push({ ...place, code: `${side}-${what}`, params: {} })
  }
  if (faults.length === 0 && !preview) {
    const rows = read.entries.map((entry) => {
      const { countyCode, id } = named.get(entry.code) as OrganizationRow
      return {
        countyCode,
        cycleId: cycle.id,
        organizationId: id,
        ownerOrgId: ownerOf(led),
        tier: entry.tier ?? null,
        function: entry.function ?? null,
        offers: entry.offers ?? [],
        needs: entry.needs ?? [],
        capacityMin: entry.min,
        capacityMax: entry.max,
      }
    })
    const kept = new Set(rows.map(({ organizationId }) => organizationId))
    const before = await listRosterCodes(tx, counties, cycle.id)
    await deleteRosterRows(
      tx,
      { counties, cycleId: cycle.id },
      before.flatMap((each) => (each.side === side && !kept.has(each.id) ? [each.id] : [])),
    )
    await putRosterRows(tx, rows)
  }
  return { rows: read.entries.length, faults, notices: read.notices }
}

function whatIsWrong(
  found: OrganizationRow | typeof ambiguous | undefined,
  side: 'supporter' | 'community',
  present: ReadonlyMap<string, string>,
): 'unregistered' | 'ambiguous' | 'not-joined' | undefined {
  if (found === undefined) return 'unregistered'
  if (found === ambiguous) return 'ambiguous'
  return present.get(found.id) === side ? undefined : 'not-joined'
}

interface Codes {
  known: Known
  /** Where the pair of two codes is kept, and who they are. */
  pairOf(pair: { supporter: string; community: string }): {
    countyCode: string
    supporterId: string
    communityId: string
  }
}

/** Codes with and, where only one of a side has it, without the county before it. A pair is kept in its community's county. */
async function codesOf(tx: WriteTransaction, { scope, cycle }: Led): Promise<Codes> {
  const rows = await listRosterCodes(tx, scope.counties, cycle.id)
  const sideOf = (wanted: string) => {
    const own = rows.filter(({ side }) => side === wanted)
    const alone = [...Map.groupBy(own, ({ code }) => code)].filter(([, all]) => all.length === 1)
    return new Map([
      ...own.map((row) => [`${row.countyCode}-${row.code}`, row] as const),
      ...alone.map(([code, [row]]) => [code, row as (typeof own)[number]] as const),
    ])
  }
  const [supporters, communities] = [sideOf('supporter'), sideOf('community')]
  const keysOf = (side: ReadonlyMap<string, unknown>) =>
    new Map([...side.keys()].map((code) => [code, 0]))
  const idIn = (side: typeof supporters, code: string) => side.get(code) as { id: string }
  return {
    known: { supporter: keysOf(supporters), community: keysOf(communities) },
    pairOf: ({ supporter, community }) => ({
      countyCode: communities.get(community)?.countyCode as string,
      supporterId: idIn(supporters, supporter).id,
      communityId: idIn(communities, community).id,
    }),
  }
}

/** A sheet has no column for reasons: what was said of a pair by hand stays while it says the same of the two. */
async function reasonsOf(tx: WriteTransaction, { scope, cycle }: Led) {
  const rows = await listRelations(tx, cycle.id, scope.counties)
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
  const { known, pairOf } = await codesOf(tx, led)
  const read = readRelations(table, known)
  if (read.faults.length === 0 && !preview) {
    const { scope, cycle } = led
    const pairs = read.entries.map((entry) => ({
      ...entry,
      pair: { ...pairOf(entry), cycleId: cycle.id },
    }))
    const reasons = await reasonsOf(tx, led)
    await replaceRelations(
      tx,
      { counties: scope.counties, cycleId: cycle.id },
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
  const { known, pairOf } = await codesOf(tx, led)
  const read = readPreferences(table, known)
  if (read.faults.length === 0 && !preview) {
    const { scope, cycle } = led
    await replaceChoices(
      tx,
      { counties: scope.counties, cycleId: cycle.id },
      read.entries.map(({ side, rank, ...codes }) => ({
        ...pairOf(codes),
        cycleId: cycle.id,
        side,
        rank,
        statedBy: actor,
        statedAt: tx.now,
      })),
    )
  }
  return { rows: read.entries.length, faults: read.faults, notices: read.notices }
}
