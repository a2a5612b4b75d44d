/** What an instance must hold to be a question at all; publish makes such instances, a stranger may not. */
import { compareCodePoints } from '../canonical.ts'
import type { Instance } from '../instance.ts'
import { greatestPlaces, greatestRank } from '../instance-faults.ts'
import type { Reason } from '../reason.ts'
import { Refusal } from '../refusal.ts'

/** Thrown when an instance is not canonical, contradicts itself in form or is too large to be worked through. */
export class InstanceFault extends Refusal {}

/** Every formal fault of an instance, in the order of its rows; empty when it can be solved and checked. */
export function instanceFaults(instance: Instance): Reason[] {
  return [
    ...rowFaults('supporter', instance.supporters),
    ...rowFaults('community', instance.communities),
    ...referenceFaults(instance),
    ...matrixFaults(instance.tierDistance),
  ]
}

type Side = 'supporter' | 'community'

function rowFaults(side: Side, rows: { code: string; min: number; max: number }[]): Reason[] {
  const faults: Reason[] = []
  let before: string | undefined
  for (const { code, min, max } of rows) {
    if (before !== undefined && compareCodePoints(before, code) >= 0)
      faults.push({ code: 'optimum.rows-unsorted', params: { side, row: code } })
    if (![min, max].every((n) => Number.isInteger(n) && n >= 0 && n <= greatestPlaces))
      faults.push({ code: 'optimum.places-not-a-number', params: { side, row: code } })
    before = code
  }
  return faults
}

function referenceFaults(instance: Instance): Reason[] {
  const supporters = new Set(instance.supporters.map((row) => row.code))
  const communities = new Set(instance.communities.map((row) => row.code))
  const faults: Reason[] = []
  const seen = new Set<string>()
  const look = (list: string, key: string, supporter: string, community: string) => {
    const params = { list, supporter, community }
    if (!supporters.has(supporter) || !communities.has(community))
      faults.push({ code: 'optimum.row-unknown', params })
    const whole = JSON.stringify([list, key, supporter, community])
    if (seen.has(whole)) faults.push({ code: 'optimum.entry-twice', params })
    seen.add(whole)
  }
  for (const { supporter, community, relation } of instance.relations)
    look('relations', relation, supporter, community)
  for (const { side, supporter, community, rank } of instance.preferences) {
    look('preferences', side, supporter, community)
    if (!Number.isInteger(rank) || rank < 1 || rank > greatestRank)
      faults.push({ code: 'optimum.rank-not-a-number', params: { side, supporter, community } })
  }
  return faults
}

function matrixFaults(matrix: number[][]): Reason[] {
  const sound = matrix.every((row) => row.every((n) => Number.isInteger(n) && n >= 0 && n <= 4))
  return sound ? [] : [{ code: 'optimum.matrix-not-numbers', params: {} }]
}
