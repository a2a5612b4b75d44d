/** `npm test`: install, build, run every test. Arguments go to the test runner. */
import { spawnSync } from 'node:child_process'
import { ensureInstalled, findNode, root, toolEnvironment } from './toolchain.mjs'

ensureInstalled()
const node = findNode()
const options = { cwd: root, stdio: 'inherit', env: toolEnvironment() }
const steps = [
  ['scripts/build.ts', '--if-stale'],
  ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)],
]
for (const step of steps) {
  const { status } = spawnSync(node, step, options)
  if (status !== 0) process.exit(status ?? 1)
}
