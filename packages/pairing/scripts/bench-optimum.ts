/**
 * Times the optimum, its own check included, on made-up rosters of real sizes:
 * `node scripts/bench-optimum.ts county|city|dense [rounds]`. The first round is cold.
 */
import {
  type Community,
  communityLetters,
  type Instance,
  type Supporter,
  supporterLetters,
  tierDistance,
} from '../src/instance.ts'
import { checkOptimum } from '../src/optimum/check.ts'
import { optimize } from '../src/optimum/optimize.ts'
import { functionCodes, needCodes, rulesSchema } from '../src/rules.ts'
import { dice } from '../test/optimum/random-instances.ts'

interface Size {
  supporters: number
  communities: number
  counties: number
  supporterPlaces: [min: number, max: number]
  communityPlaces: [min: number, max: number]
}

const sizes: Record<string, Size> = {
  county: {
    supporters: 119,
    communities: 322,
    counties: 1,
    supporterPlaces: [2, 4],
    communityPlaces: [1, 1],
  },
  city: {
    supporters: 6062,
    communities: 3474,
    counties: 10,
    supporterPlaces: [1, 3],
    communityPlaces: [1, 4],
  },
  dense: {
    supporters: 2000,
    communities: 1500,
    counties: 1,
    supporterPlaces: [1, 3],
    communityPlaces: [1, 4],
  },
}

const name = process.argv[2] ?? 'county'
const rounds = Number(process.argv[3] ?? 3)
const size = sizes[name]
if (!size) throw new Error(`one of ${Object.keys(sizes).join(', ')}`)
const instance = made(size)
const seed = new Uint8Array(32).fill(7)

for (let round = 1; round <= rounds; round++) {
  const cpu = process.cpuUsage()
  const before = performance.now()
  const answer = optimize(instance, seed)
  const wall = performance.now() - before
  const used = process.cpuUsage(cpu)
  if (answer.kind === 'infeasible') throw new Error('infeasible')
  const checking = performance.now()
  const { ok } = checkOptimum(instance, seed, answer.pairs, answer.proof)
  console.log({
    name,
    round,
    pairs: answer.pairs.length,
    wallMs: Math.round(wall),
    cpuMs: Math.round((used.user + used.system) / 1000),
    checkAloneMs: Math.round(performance.now() - checking),
    ok,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  })
}

function made({
  supporters,
  communities,
  counties,
  supporterPlaces,
  communityPlaces,
}: Size): Instance {
  const roll = dice(5)
  const region = () => {
    const county = 411500 + roll(counties)
    return `${county}${String(1 + roll(20)).padStart(3, '0')}${200 + roll(25)}`
  }
  const some = () => needCodes.filter(() => roll(4) === 0)
  const code = (letter: string, at: number) => letter + String(at).padStart(6, '0')
  const left = Array.from({ length: supporters }, (_, i): Supporter => {
    return {
      code: code('S', i),
      kind: 'branch',
      letter: supporterLetters[roll(3)]!,
      function: functionCodes[roll(5)]!,
      offers: some(),
      region: region(),
      min: supporterPlaces[0],
      max: supporterPlaces[1],
    }
  })
  const right = Array.from({ length: communities }, (_, j): Community => {
    return {
      code: code('V', j),
      name: code('V', j),
      kind: 'village',
      letter: communityLetters[roll(3)]!,
      needs: some(),
      region: region(),
      min: communityPlaces[0],
      max: communityPlaces[1],
    }
  })
  const choices = left.flatMap((row) => {
    const chosen = [...new Set([roll(communities), roll(communities), roll(communities)])]
    return chosen.map((j, at) => ({ supporter: row.code, community: right[j]!.code, rank: at + 1 }))
  })
  return {
    rules: rulesSchema.parse({
      method: 'optimize',
      tiers: 'sum-to-four',
      tiersHard: false,
      hardMinima: false,
      functionNeed: {
        party: ['organization'],
        economy: ['income'],
        law: ['legal'],
        sector: ['specialty', 'services'],
      },
      objectives: [
        'function-need',
        'tier',
        'fit',
        'preference',
        'stability',
        'distance',
        'balance',
      ],
      eligibility: { sameCounty: counties > 1, levels: [] },
    }),
    supporters: left,
    communities: right,
    tierDistance,
    relations: left
      .filter((_, i) => i % 3 === 0)
      .map((row) => {
        return {
          supporter: row.code,
          community: right[roll(communities)]!.code,
          relation: 'existing' as const,
        }
      }),
    preferences: choices.map((choice) => ({ side: 'supporter' as const, ...choice })),
  }
}
