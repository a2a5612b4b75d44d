#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on: finds the Node that the rest is written for, then starts it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
// As a whole: older versions lack some of its names.
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const house = fileURLToPath(new URL('../../../', import.meta.url))
const wanted = 24

if (Number(process.versions.node.split('.')[0]) >= wanted) {
  // Not in the shared temporary folder, where another user could leave code for us to run.
  module.enableCompileCache(join(house, 'node_modules/.cache/lianjian'))
  const { main } = await import('../main.ts')
  await main(process.argv.slice(2))
} else {
  const node = findNode()
  if (node === null) {
    console.error(
      `lianjian needs Node ${wanted}, and this is ${process.version}. Run "npm install" in ${house} to get it.`,
    )
    process.exitCode = 70
  } else {
    const { status, error } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' })
    if (error) console.error(`lianjian: ${node}: ${error.message}`)
    process.exitCode = status ?? 70
  }
}

/** The Node that npm installed for this machine, or null. */
function findNode() {
  const { resolve } = module.createRequire(import.meta.url)
  const machine = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  for (const name of [`node-${machine}`, `node-bin-${machine}`]) {
    try {
      const node = join(
        dirname(resolve(`${name}/package.json`)),
        'bin',
        process.platform === 'win32' ? 'node.exe' : 'node',
      )
      if (existsSync(node)) return node
    } catch {
      // Not installed: the other name may be.
    }
  }
  return null
}
