/** Small random instances, the same on every run. */
import {
  type Community,
  communityLetters,
  type Instance,
  type Preference,
  type Relation,
  type Supporter,
  supporterLetters,
  tierDistance,
} from '../../src/instance.ts'
import {
  communityKinds,
  functionCodes,
  levelCodes,
  needCodes,
  type ObjectiveName,
  objectiveNames,
  type Rules,
  rulesSchema,
} from '../../src/rules.ts'

/** Numbers below a bound, from a 32-bit xorshift. */
export function dice(seed: number) {
  let state = (seed * 2654435761) | 1
  return (bound: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % bound
  }
}
export type Dice = ReturnType<typeof dice>

const regions = [
  '411502001001',
  '411502001002',
  '411502002001',
  '411503001001',
  '410105001001',
  '222403001001',
]

export interface Shape {
  supporters: number
  communities: number
  /** In a hundred. */
  relations: number
  preferences: number
  hardMinima?: boolean
  objectives?: ObjectiveName[]
}

export function randomInstance(roll: Dice, shape: Shape): Instance {
  const some = <Item>(items: readonly Item[], chance = 3): Item[] =>
    items.filter(() => roll(chance) === 0)
  const one = <Item>(items: readonly Item[]): Item => items[roll(items.length)]!
  const places = () => {
    const min = roll(5) < 3 ? 0 : roll(3)
    return { min, max: min + roll(3) }
  }
  const supporters = Array.from({ length: shape.supporters }, (_, i): Supporter => {
    return {
      code: `S${String(i).padStart(5, '0')}`,
      name: `单位${i}`,
      kind: 'unit',
      letter: one(supporterLetters),
      level: one(levelCodes.slice(1, 4)),
      function: one(functionCodes),
      offers: some(needCodes),
      region: one(regions),
      ...places(),
    }
  })
  const communities = Array.from({ length: shape.communities }, (_, j): Community => {
    return {
      code: `V${String(j).padStart(5, '0')}`,
      name: `村${j}`,
      kind: one(communityKinds.slice(0, 2)),
      letter: one(communityLetters),
      needs: some(needCodes),
      region: one(regions),
      ...places(),
    }
  })
  const relations: Relation[] = []
  const preferences: Preference[] = []
  for (const s of supporters)
    for (const c of communities) {
      const pair = { supporter: s.code, community: c.code }
      if (roll(100) < shape.relations) relations.push({ ...pair, relation: 'avoid' })
      if (roll(100) < shape.relations) relations.push({ ...pair, relation: 'existing' })
      if (roll(300) < shape.relations) relations.push({ ...pair, relation: 'locked' })
      for (const side of ['supporter', 'community'] as const)
        if (roll(100) < shape.preferences) preferences.push({ side, ...pair, rank: 1 + roll(4) })
    }
  return {
    rules: randomRules(roll, shape),
    supporters,
    communities,
    tierDistance,
    relations,
    preferences,
  }
}

function randomRules(roll: Dice, shape: Shape): Rules {
  const shuffled = objectiveNames
    .map((name) => ({ name, at: roll(1000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name)
  const levels = [
    [],
    [],
    [
      { supporterLevels: ['city', 'county'], communityKinds: ['village'], sameCounty: true },
      { supporterLevels: ['province', 'county'], communityKinds: ['village', 'community'] },
    ],
  ][roll(3)]
  return rulesSchema.parse({
    method: 'optimize',
    tiers: roll(2) ? 'sum-to-four' : 'any',
    tiersHard: roll(3) === 0,
    hardMinima: shape.hardMinima ?? roll(2) === 0,
    functionNeed: { party: ['organization'], economy: ['income', 'specialty'], law: ['legal'] },
    objectives: shape.objectives ?? shuffled.slice(0, roll(10)),
    eligibility: { sameCounty: roll(3) === 0, levels },
  })
}
