/** Looks each night for partnerships in which nothing was recorded for long; tells each silence to each once. */
import { dayOf } from '#base/server/clock.ts'
import { nowhere } from '#base/server/db/reach.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Transaction, Work, WriteTransaction } from '#base/server/db/work.ts'
import { findCycle, findProgramme, settingsInForce } from '#rooms/programmes/server/door.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { daysBetween, type SilenceDays, turnOf, usualSilence } from '../../shared/silence.ts'
import { keepersOf } from '../across-counties.ts'
import type { LastMovedOn } from '../parts.ts'
import {
  beginSilence,
  changeSilence,
  type Holding,
  holdOpenSilences,
  listCountiesToWatch,
  listHolding,
  type SilenceRow,
} from './store.ts'

const actor = 'job:pairing.watch-silence'

export async function watchSilence(work: Work, sources: readonly LastMovedOn[]): Promise<void> {
  const known = codesBetween('000000', '999999')
  const counties = await work.read({ counties: areaScope('') }, (tx) =>
    listCountiesToWatch(tx, known, dayOf(tx.now)),
  )
  for (const countyCode of counties) {
    const keepers = keepersOf({ ...nowhere, scope: { counties: [countyCode] } })
    await work.write({ counties: keepers }, (tx) =>
      watchCounty(tx, countyCode, { keepers, sources }),
    )
  }
}

async function watchCounty(
  tx: WriteTransaction,
  countyCode: string,
  { keepers, sources }: { keepers: readonly string[]; sources: readonly LastMovedOn[] },
): Promise<void> {
  const today = dayOf(tx.now)
  const open = new Map(
    (await holdOpenSilences(tx, countyCode)).map((each) => [each.partnershipId, each]),
  )
  const holding = await listHolding(tx, countyCode, { keepers, day: today })
  const rules = await rulesOf(tx, holding)
  const movedOn = await movedOnOf(tx, countyCode, holding, sources)
  for (const row of holding) {
    const rule = rules.get(row.cycleId) ?? usualSilence
    const moved = movedOn(row)
    const before = open.get(row.id)
    open.delete(row.id)
    const turn = turnOf({ movedOn: moved, today }, before, rule)
    if (turn === 'begins') await begin(tx, row, moved)
    if (turn === 'goes-to-office' && before) await goToOffice(tx, before)
    if (turn === 'ends' && before) await end(tx, before)
  }
  // What is left is of partnerships that hold no more.
  for (const silence of open.values()) await end(tx, silence)
}

/** By cycle. */
async function rulesOf(tx: Transaction, rows: readonly Holding[]) {
  const rules = new Map<string, SilenceDays>()
  for (const cycleId of new Set(rows.map((row) => row.cycleId))) {
    const cycle = await findCycle(tx, cycleId)
    const programme = cycle && (await findProgramme(tx, cycle.programmeId))
    if (!programme) continue
    const { settings } = await settingsInForce(tx, programme)
    if (settings.silence) rules.set(cycleId, settings.silence)
  }
  return rules
}

async function movedOnOf(
  tx: Transaction,
  countyCode: string,
  rows: readonly Holding[],
  sources: readonly LastMovedOn[],
) {
  const ids = rows.map(({ id }) => id)
  const found: ReadonlyMap<string, string>[] = []
  for (const lastMovedOn of sources) found.push(await lastMovedOn(tx, countyCode, ids))
  return ({ id, startsOn }: Holding) =>
    [startsOn, ...found.flatMap((each) => each.get(id) ?? [])].sort().at(-1) as string
}

async function begin(tx: WriteTransaction, row: Holding, silentSince: string) {
  const { countyCode, id: partnershipId } = row
  const today = dayOf(tx.now)
  const silence = { countyCode, partnershipId, silentSince, unitToldOn: today }
  if (await beginSilence(tx, silence)) await record(tx, 'unit', silence)
}

async function goToOffice(tx: WriteTransaction, silence: SilenceRow) {
  await changeSilence(tx, silence, { officeToldOn: dayOf(tx.now) })
  await record(tx, 'office', silence)
}

async function record(
  tx: WriteTransaction,
  to: 'unit' | 'office',
  { countyCode, partnershipId, silentSince }: Omit<SilenceRow, 'officeToldOn' | 'endedOn'>,
): Promise<void> {
  const days = daysBetween(silentSince, dayOf(tx.now))
  await tx.record({
    ...{ countyCode, action: `pairing.tell-silence-${to}`, actor },
    subject: { kind: 'partnership', id: partnershipId },
    after: { silentSince },
    events: [{ topic: 'pairing.silent', payload: { partnershipId, silentSince, days, to } }],
  })
}

async function end(tx: WriteTransaction, silence: SilenceRow): Promise<void> {
  const { countyCode, partnershipId, silentSince } = silence
  await changeSilence(tx, silence, { endedOn: dayOf(tx.now) })
  await tx.record({
    ...{ countyCode, action: 'pairing.end-silence', actor },
    subject: { kind: 'partnership', id: partnershipId },
    after: { silentSince },
  })
}
