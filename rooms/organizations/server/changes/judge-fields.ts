/** What may stand in the fields of an organization, whoever writes them. */
import { dayOf } from '#base/server/clock.ts'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { findIdentityNumber } from '#base/shared/identity-number.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import type { Refusal } from '../../shared/problems.ts'
import { type Kind, kindsOfSide, type Side } from '../../shared/words.ts'
import { splitQualified } from '../imports/sheet/columns.ts'
import { listReached } from '../reach/store.ts'
import { listTakenCodes } from '../store.ts'
import type { Place } from './run-change.ts'

export interface Judged {
  /** As they would become. */
  fields: { side: string; code: string; name: string; kind: string; regionCode: string }
  /** The organization they belong to, when there is one already. */
  id?: string
  /** What that is; it may stay so. */
  was?: { side: string; kind: string }
  pointer: string
}

export async function judgeFields(
  tx: Transaction,
  { countyCode, reach }: Place,
  judged: readonly Judged[],
): Promise<Refusal[]> {
  const refusals: Refusal[] = []
  const add = (code: Refusal['code'], each: Judged, field: string) =>
    refusals.push({
      code,
      pointer: `${each.pointer}/${field}`,
      ...(each.id !== undefined && { id: each.id }),
    })
  const codes = [...new Set(judged.map(({ fields }) => fields.regionCode))]
  const known = new Set(
    (await listRegionsByCodes(tx, codes, dayOf(tx.now))).map(({ code }) => code),
  )
  const taken = await takenBy(tx, countyCode, judged)
  const owners = new Map<Refusal, string>()
  const seen = new Map<string, Judged>()
  for (const each of judged) {
    const { side, code, kind, regionCode } = each.fields
    const isAsBefore = each.was?.side === side && each.was.kind === kind
    if (!isAsBefore && !kindsOfSide[side as Side].includes(kind as Kind)) {
      add('kind-side', each, 'kind')
    }
    if (!regionCode.startsWith(prefixOfCode(countyCode))) add('region-outside', each, 'regionCode')
    else if (!known.has(regionCode)) add('region-unknown', each, 'regionCode')
    for (const field of ['code', 'name'] as const) {
      if (findIdentityNumber(each.fields[field]) !== null) add('identity-number', each, field)
    }
    if (splitQualified(code).side !== undefined) add('code-qualified', each, 'code')
    const key = `${side}:${code}`
    const owner = taken.get(key)
    const isOther = owner !== undefined && owner !== each.id
    if (isOther || seen.has(key)) add('code-taken', each, 'code')
    if (isOther) owners.set(refusals.at(-1) as Refusal, owner)
    seen.set(key, each)
  }
  // Of what lies beyond the reach nothing is told but that it has the code.
  const reached = await listReached(tx, countyCode, reach, [...new Set(owners.values())])
  for (const [refusal, id] of owners) {
    const owner = reached.find((row) => row.id === id)
    if (owner) refusal.owner = { name: owner.name, endsOn: owner.endsOn }
  }
  return refusals
}

async function takenBy(
  tx: Transaction,
  countyCode: string,
  judged: readonly Judged[],
): Promise<Map<string, string>> {
  const rows = await listTakenCodes(
    tx,
    countyCode,
    judged.map(({ fields }) => fields),
  )
  return new Map(rows.map(({ id, side, code }) => [`${side}:${code}`, id]))
}
