/** Which partnership a row speaks of. */
import { nameText } from '#base/shared/clean-text.ts'
import type { Pair } from '../known/store.ts'
import type { ReadRow } from './read-rows.ts'

type Named = Pick<
  ReadRow,
  'direction' | 'unit' | 'unitCode' | 'community' | 'communityCode' | 'day'
>

/**
 * By codes where they are written, otherwise by names; what is left empty fits all. Of two partnerships of the same two,
 * the one that holds on the day.
 *
 * @param pairs those that the asker speaks for
 * @returns the one that fits; how many do where it is not one
 */
export function pairFinder(pairs: readonly Pair[]): (row: Named) => Pair | number {
  const doers = {
    deed: pairs.filter(({ ofUnit }) => ofUnit),
    gift: pairs.filter(({ ofCommunity }) => ofCommunity),
  }
  const known = new Map<string, Pair[]>()
  const fitting = (row: Named, direction: 'deed' | 'gift') => {
    const key = JSON.stringify([
      direction,
      row.unitCode,
      row.unit,
      row.communityCode,
      row.community,
    ])
    const found = known.get(key) ?? doers[direction].filter((pair) => fits(pair, row))
    known.set(key, found)
    return found
  }
  return (row) => {
    const all = fitting(row, row.direction ?? 'deed')
    const sides = new Set(all.map(({ unitId, communityId }) => `${unitId} ${communityId}`))
    if (sides.size !== 1) return sides.size
    const { day = '' } = row
    return all.find(({ beginsOn, endsOn }) => beginsOn <= day && day <= endsOn) ?? (all[0] as Pair)
  }
}

function fits(pair: Pair, { unit, unitCode, community, communityCode }: Named): boolean {
  const isUnit =
    unitCode === undefined
      ? unit === undefined || nameText(pair.unitName) === unit
      : pair.unitCode === unitCode
  if (!isUnit) return false
  if (communityCode !== undefined) {
    return pair.communityCode === communityCode || pair.regionCode === communityCode
  }
  return (
    community === undefined ||
    nameText(pair.communityName) === community ||
    pair.regionCode === community
  )
}
