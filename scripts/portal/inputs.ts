/** What the portal is built from, and one hash over all of it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Folders rather than the files that are imported today: a stale page is worse than a build too many.
const sources = [
  'apps/server/portal/verify-body.ts',
  'apps/web/portal',
  'base/server/http/traditional.ts',
  'base/shared',
  'base/web',
  'package-lock.json',
  'packages/pairing/src',
  'scripts/build.ts',
  'scripts/portal',
]

export function hashInputs(root: string): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(root, source))) {
    hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesOf(root: string, source: string): string[] {
  if (statSync(join(root, source)).isFile()) return [source]
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|css|svg)$/.test(name) && !name.includes('.test.'))
    .map((name) => join(source, name))
    .sort()
}
