/** Test vectors of the optimum, for whoever writes another checker. */
import { canonicalJson } from '../../src/canonical.ts'
import { toHex } from '../../src/hash.ts'
import { type Instance, tierDistance } from '../../src/instance.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { type ObjectiveName, objectiveNames, rulesSchema } from '../../src/rules.ts'
import { dice, randomInstance } from './random-instances.ts'

/** The example of docs/optimum-protocol.md. */
export function exampleInstance(): Instance {
  const regions = ['411502001201', '411502002201']
  return {
    rules: rulesSchema.parse({
      method: 'optimize',
      tiers: 'any',
      tiersHard: false,
      objectives: ['distance', 'balance'],
    }),
    supporters: regions.map((region, i) => {
      return { code: `S${i + 1}`, name: `单位${i + 1}`, kind: 'unit', region, min: 1, max: 2 }
    }),
    communities: ['411502001201', '411502001202', '411502002203'].map((region, j) => {
      return { code: `V${j + 1}`, name: `村${j + 1}`, kind: 'village', region, min: 1, max: 1 }
    }),
    tierDistance,
    relations: [],
    preferences: [],
  }
}

function vector(instance: Instance): string {
  const seed = Uint8Array.from({ length: 32 }, (_, at) => at)
  // What a checker has no use for: the ways out once more, as a program makes them.
  const { ways: _ways, ...answer } = { ways: undefined, ...optimize(instance, seed) }
  return `${canonicalJson({ instance, seed: toHex(seed), ...answer })}\n`
}

/** A random instance of which the optimum, not a clash, is wanted, or the other way round. */
function found(
  number: number,
  kind: 'optimum' | 'infeasible',
  objectives: ObjectiveName[],
  hard: boolean,
) {
  const roll = dice(number)
  for (;;) {
    const shape = { supporters: 7, communities: 9, relations: 6, preferences: 20 }
    const instance = randomInstance(roll, { ...shape, objectives, hardMinima: hard })
    const answer = optimize(instance, new Uint8Array(32))
    const pairs = answer.kind === 'optimum' ? answer.pairs.length : 9
    if (answer.kind === kind && pairs > 5) return instance
  }
}

/** File names and contents. */
export function optimumVectors(): Record<string, string> {
  return {
    'optimum-example.json': vector(exampleInstance()),
    'optimum-everything.json': vector(found(1, 'optimum', [...objectiveNames], false)),
    'optimum-hard-minima.json': vector(found(2, 'optimum', objectiveNames.toReversed(), true)),
    'optimum-ties-alone.json': vector(found(3, 'optimum', [], true)),
    'optimum-locked.json': vector(
      (() => {
        for (let number = 4; ; number++) {
          const instance = found(number, 'optimum', ['tier', 'balance', 'preference'], false)
          if (instance.relations.some(({ relation }) => relation === 'locked')) return instance
        }
      })(),
    ),
    'optimum-clash.json': vector(found(5, 'infeasible', [], true)),
  }
}
