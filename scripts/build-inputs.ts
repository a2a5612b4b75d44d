/** What a build is made from, and one hash over all of it. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Folders rather than the files that are imported today: a stale page is worse than a build too many.
 *
 * @param patterns of files and folders, below the root
 */
export function hashInputs(root: string, patterns: readonly string[]): string {
  const files = patterns
    .flatMap((pattern) =>
      globSync([pattern, `${pattern}/**/*.{ts,tsx,css,svg,html}`], { cwd: root }),
    )
    .filter((file) => /\.\w+$/.test(file) && !file.includes('.test.'))
    .sort()
  const hash = createHash('sha256')
  for (const file of new Set(files)) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

export const portalInputs = [
  'apps/server/portal/verify-body.ts',
  'apps/web/portal',
  'base/server/http/traditional.ts',
  'base/shared',
  'base/web/plain.css',
  'base/web/tokens.css',
  'base/web/traditional.ts',
  'package-lock.json',
  'packages/pairing/src',
  'scripts/build*.ts',
  'scripts/portal',
]

export const deskInputs = [
  'apps/web/desk',
  'base/server/http/traditional.ts',
  'base/shared',
  'base/web',
  'package-lock.json',
  'packages/pairing/src',
  'rooms/*/shared',
  'rooms/*/web',
  'scripts/build*.ts',
  'scripts/desk',
  'scripts/portal/traditional-map.ts',
]
