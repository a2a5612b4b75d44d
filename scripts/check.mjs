/** `npm run check`: everything about the code that can be told without running it. All faults, not the first. */
import { spawnSync } from 'node:child_process'
import { ensureInstalled, findNode, root, toolEnvironment } from './toolchain.mjs'

const checks = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['edges between rooms', ['scripts/edges.ts']],
  ['unused code', ['node_modules/knip/bin/knip.js', '--no-progress']],
  ['access table drift', ['scripts/access.ts', '--check']],
  ['schema drift', ['scripts/schema.ts', '--check']],
  ['solver drift', ['packages/pairing/scripts/build-solver.ts', '--check']],
  ['rules schema drift', ['packages/pairing/scripts/rules-schema.ts', '--check']],
  ['ceremony schema drift', ['packages/pairing/scripts/ceremony-schema.ts', '--check']],
  ['draw vectors', ['packages/pairing/scripts/vectors.ts', '--check']],
  ['optimum vectors', ['packages/pairing/scripts/optimum-vectors.ts', '--check']],
]

ensureInstalled()
const failed = []
for (const [name, command] of checks) {
  const started = Date.now()
  const { status } = spawnSync(findNode(), command, {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
  })
  console.log(
    `${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  )
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exit(1)
}
