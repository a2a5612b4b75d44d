import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { solverBase64 } from '../../src/solver/network-simplex.wasm.ts'

test('the committed solver is what its source compiles to', () => {
  const script = fileURLToPath(new URL('../../scripts/build-solver.ts', import.meta.url))
  execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })
})

test('the solver is small enough for a browser to compile at once on its main thread', () => {
  // Chrome before 115 compiles at most 4 KB there without a promise.
  expect(atob(solverBase64.replaceAll('\n', '')).length).toBeLessThanOrEqual(4096)
})
