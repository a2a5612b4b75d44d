/** Writes what changes count: facts of records, what is taken back of them, and how sure it is by now. */
import type { CountedRecord, FactInput, Raising } from '#base/server/db/change.ts'
import type { ChangeWriter, Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { type EvidenceLevel, evidenceLevels } from '#base/shared/evidence.ts'
import {
  insertConfirmations,
  insertFacts,
  listFactsOf,
  listReached,
  type NewConfirmation,
  type NewFact,
} from './store.ts'

/**
 * A record that is corrected hands over both: the version that counts no more, and the facts of the new one. Whoever
 * writes holds the lock of the record, so nobody confirms a version while it is taken back; if somebody did, the key
 * of the chain or of the record's facts refuses the second.
 */
export const writeFacts: ChangeWriter = async (tx, changes) => {
  const counting = changes.filter(
    ({ facts, takesBack, raises }) => facts?.length || takesBack || raises,
  )
  for (const [countyCode, own] of Map.groupBy(counting, (change) => change.countyCode)) {
    const takenBack = own.flatMap(({ takesBack }) => takesBack ?? [])
    const raisings = own.flatMap(({ raises }) => raises ?? [])
    const reached = await readReached(tx, countyCode, [
      ...takenBack,
      ...raisings.map(({ record }) => record),
    ])
    await insertFacts(tx, [
      ...(await takeBack(tx, countyCode, takenBack, reached)),
      ...own.flatMap(({ facts = [] }) => facts.map((fact) => newFact(tx, countyCode, fact))),
    ])
    await insertConfirmations(tx, confirmationsOf(tx, countyCode, raisings, reached))
  }
}

interface Reached {
  step: number
  level: EvidenceLevel
}

type ReachedBy = (record: CountedRecord) => Reached

async function readReached(
  tx: Transaction,
  countyCode: string,
  records: readonly CountedRecord[],
): Promise<ReachedBy> {
  if (records.length === 0) return () => notYet
  const rows = await listReached(
    tx,
    countyCode,
    records.map(({ id }) => id),
  )
  const steps = new Map(
    rows.map(({ recordId, recordVersion, step, toLevel }) => [
      keyOf({ id: recordId, version: recordVersion }),
      { step, level: toLevel as EvidenceLevel },
    ]),
  )
  return (record) => steps.get(keyOf(record)) ?? notYet
}

const notYet: Reached = { step: 0, level: 'declared' }

const keyOf = ({ id, version }: Pick<CountedRecord, 'id' | 'version'>) => `${id} ${version}`

function newFact(tx: Transaction, countyCode: string, fact: FactInput): NewFact {
  const { record, kind = '', aspect = '', day, organizationId, partnershipId, ...rest } = fact
  return {
    ...{ countyCode, id: newId(), ...rest, kind, aspect, onDay: day },
    ...{ recordKind: record.kind, recordId: record.id, recordVersion: record.version },
    ...{ organizationId: organizationId ?? null, partnershipId: partnershipId ?? null },
    ...{ level: 'declared', takesBack: false, recordedAt: tx.now },
  }
}

/** @throws Error for a version that was never counted or is taken back already: a defect of the room that says so */
async function takeBack(
  tx: Transaction,
  countyCode: string,
  records: readonly CountedRecord[],
  reached: ReachedBy,
): Promise<NewFact[]> {
  if (records.length === 0) return []
  const rows = await listFactsOf(
    tx,
    countyCode,
    records.map(({ id }) => id),
  )
  const byVersion = Map.groupBy(rows, ({ recordId: id, recordVersion: version }) =>
    keyOf({ id, version }),
  )
  return records.flatMap((record) => {
    const own = byVersion.get(keyOf(record)) ?? []
    if (own.length === 0 || own.some(({ takesBack }) => takesBack)) {
      throw new Error(`${record.kind} is not counted at version ${record.version}`)
    }
    return own.map((row) => ({
      ...row,
      ...{ id: newId(), quantity: -row.quantity, takesBack: true },
      ...{ level: reached(record).level, recordedAt: tx.now },
    }))
  })
}

/** Nothing sinks by being confirmed once more: what a resident said stays when the village says it too. */
function confirmationsOf(
  tx: Transaction,
  countyCode: string,
  raisings: readonly Raising[],
  reached: ReachedBy,
): NewConfirmation[] {
  return raisings.flatMap(({ record, to, way }) => {
    const { step, level } = reached(record)
    if (to === level || (way !== 'taken-back' && rankOf(to) < rankOf(level))) return []
    return [
      {
        ...{ countyCode, id: newId(), step: step + 1, fromLevel: level, toLevel: to, way },
        ...{ recordKind: record.kind, recordId: record.id, recordVersion: record.version },
        confirmedAt: tx.now,
      },
    ]
  })
}

const rankOf = (level: EvidenceLevel) => evidenceLevels.indexOf(level)
