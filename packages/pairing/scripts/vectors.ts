/**
 * Writes the draw's test vectors for whoever writes another verifier; with --check compares instead, so
 * that a change of the protocol cannot pass unnoticed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawVectors } from '../test/draw-vectors.ts'

const folder = join(import.meta.dirname, '..', 'vectors')
const check = process.argv.includes('--check')
mkdirSync(folder, { recursive: true })

const stale = Object.entries(drawVectors()).filter(([name, content]) => {
  const path = join(folder, name)
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === content
  if (!isCurrent && !check) writeFileSync(path, content)
  return !isCurrent
})
for (const [name] of stale) console.log(`${check ? 'stale' : 'written'}: ${name}`)
if (check && stale.length > 0) process.exitCode = 1
