import type { Transcript } from './queries.ts'

/** By names, in the order of the list of villages, as somebody in the room looks for theirs. */
export function namedPairs({ instance, pairs }: Transcript) {
  const units = new Map(instance.supporters.map(({ code, name }) => [code, name ?? code]))
  const villages = new Map(instance.communities.map(({ code, name }) => [code, name]))
  return [...pairs]
    .sort(([, one], [, other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([unit, village]) => ({
      supporter: units.get(unit) ?? unit,
      community: villages.get(village) ?? village,
      codes: `${unit} ${village}`,
    }))
}
