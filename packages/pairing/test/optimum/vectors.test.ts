import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/canonical.ts'
import type { Instance, Pair } from '../../src/instance.ts'
import { checkOptimum } from '../../src/optimum/check.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import type { Proof } from '../../src/optimum/proof.ts'
import { dice, randomInstance } from './random-instances.ts'
import { optimumVectors } from './vectors.ts'

const folder = join(import.meta.dirname, '../../vectors')
const hasPython = spawnSync('python3', ['--version']).status === 0

/** One verdict per file. */
function askPython(paths: string[]): string[] {
  const script = join(folder, 'verify_optimum.py')
  return spawnSync('python3', [script, ...paths], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
}

test('committed vectors are what the engine gives today', () => {
  for (const [name, content] of Object.entries(optimumVectors()))
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(content)
})

test.skipIf(!hasPython)('a checker written from the document accepts every vector', () => {
  const names = Object.keys(optimumVectors()).filter((name) => !name.includes('clash'))
  expect(askPython(names.map((name) => join(folder, name)))).toEqual(names.map(() => 'ok'))
})

test.skipIf(!hasPython)('both checkers accept and refuse the same', () => {
  const roll = dice(71)
  const scratch = mkdtempSync(join(tmpdir(), 'optimum-'))
  const ours: string[] = []
  const paths: string[] = []
  try {
    for (let run = 0; run < 80; run++) {
      const bent = bend(run)
      const path = join(scratch, `${run}.json`)
      writeFileSync(path, canonicalJson({ ...bent, seed: Buffer.from(bent.seed).toString('hex') }))
      const { instance, seed, pairs, proof } = bent
      ours.push(checkOptimum(instance, seed, pairs, proof).ok ? 'ok' : 'refused')
      paths.push(path)
    }
    expect(askPython(paths).map((verdict) => verdict.split(':')[0])).toEqual(ours)
  } finally {
    rmSync(scratch, { recursive: true })
  }
  expect(ours.filter((verdict) => verdict === 'ok').length).toBeGreaterThan(10)
  expect(ours.filter((verdict) => verdict !== 'ok').length).toBeGreaterThan(10)

  function bend(run: number) {
    const seed = new Uint8Array(32).fill(run)
    for (;;) {
      const shape = { supporters: 4, communities: 5, relations: 8, preferences: 20 }
      const instance: Instance = randomInstance(roll, shape)
      const answer = optimize(instance, seed)
      if (answer.kind === 'infeasible' || answer.pairs.length < 2) continue
      const proof: Proof = structuredClone(answer.proof)
      const pairs: Pair[] = [...answer.pairs]
      if (run % 4 === 1) pairs.splice(roll(pairs.length), 1)
      if (run % 4 >= 2) {
        const { potentials } = proof.levels[roll(proof.levels.length)]!
        potentials[roll(potentials.length)]! += roll(2) ? 1 : -1
      }
      return { instance, seed, pairs, proof, values: answer.values }
    }
  }
})
