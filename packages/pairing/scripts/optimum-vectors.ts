/**
 * Writes the optimum's test vectors for whoever writes another checker; with --check compares instead, so
 * that a change of the protocol cannot pass unnoticed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { optimumVectors } from '../test/optimum/vectors.ts'

const folder = join(import.meta.dirname, '..', 'vectors')
const check = process.argv.includes('--check')

for (const [name, content] of Object.entries(optimumVectors())) {
  const path = join(folder, name)
  if (existsSync(path) && readFileSync(path, 'utf8') === content) continue
  console.log(`${check ? 'stale' : 'written'}: ${name}`)
  if (check) process.exitCode = 1
  else writeFileSync(path, content)
}
