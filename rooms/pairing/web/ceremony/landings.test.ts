import { run } from '@lianjian/pairing'
import { describe, expect, test } from 'vitest'
import { rosterOf, rulesOf, typedSeed } from '../../../../packages/pairing/test/rosters.ts'
import { countLandings, groupAt, groupsOf, standingAfter } from './landings.ts'
import type { Transcript } from './queries.ts'

function drawn(rules: object, locked: readonly [string, string][] = []): Transcript {
  const roster = rosterOf({ supporters: 6, communities: 9 })
  const relations = locked.map(([supporter, community]) => ({
    ...{ supporter, community, relation: 'locked' as const },
  }))
  const result = run(
    { ...roster, relations },
    rulesOf({ method: 'draw', ...rules }),
    typedSeed,
    new Uint8Array(32).fill(7),
  )
  if (result.outcome !== 'paired') throw new Error('this roster can be paired')
  return JSON.parse(result.transcript)
}

/** The pairs that stand when the last has landed. */
function standing(transcript: Transcript): string[] {
  const pairs = new Set<string>()
  for (const { supporter, community, gone } of groupsOf(transcript).flatMap((g) => g.landings)) {
    const key = `${transcript.instance.supporters[supporter]?.code} ${transcript.instance.communities[community]?.code}`
    if (gone) pairs.delete(key)
    else pairs.add(key)
  }
  return [...pairs].sort()
}

describe('the landings of a draw', () => {
  test.for([
    ['in tiers', { tiers: 'sum-to-four' }],
    ['among all', { tiers: 'any' }],
  ] as const)('end with the published pairs when drawn %s', ([, rules]) => {
    const transcript = drawn(rules)
    expect(standing(transcript)).toEqual(transcript.pairs.map((pair) => pair.join(' ')).sort())
  })

  test('begin with what was settled before', () => {
    const [supporter, community] = drawn({ tiers: 'any' }).pairs[0] as [string, string]
    const transcript = drawn({ tiers: 'any' }, [[supporter, community]])
    const [first] = groupsOf(transcript)
    expect(first).toMatchObject({ kind: 'locked', before: 0, landings: [{ gone: false }] })
    expect(standing(transcript)).toHaveLength(transcript.pairs.length)
  })

  test('name no tier but the neutral letters, and only communities that have one of them', () => {
    const transcript = drawn({ tiers: 'sum-to-four' })
    for (const { letters, communities } of groupsOf(transcript)) {
      expect(letters?.supporters).toMatch(/^[ABC]+$/)
      for (const at of communities) {
        expect(letters?.communities).toContain(transcript.instance.communities[at]?.letter)
      }
    }
  })

  test('are counted on from group to group', () => {
    const groups = groupsOf(drawn({ tiers: 'sum-to-four' }))
    expect(groupAt(groups, 0)).toBe(groups[0])
    expect(groupAt(groups, groups[1]?.before as number)).toBe(groups[0])
    expect(groupAt(groups, (groups[1]?.before as number) + 1)).toBe(groups[1])
    const all = [...standingAfter(groups, countLandings(groups)).values()]
    expect(all.reduce((sum, each) => sum + each, 0)).toBe(countLandings(groups))
  })
})
