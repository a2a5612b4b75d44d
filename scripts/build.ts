/** `npm run build`: what browsers load. With `--if-stale` only when a source changed since the last time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashInputs } from './portal/inputs.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'build', 'portal')
const stampFile = join(folder, 'stamp')
const stamp = hashInputs(root)

const fresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
if (!process.argv.includes('--if-stale') || !fresh) {
  console.log('正在生成网页 / Building the pages')
  // Loaded only now: finding nothing to do must take no time.
  const { buildPortal } = await import('./portal/portal.ts')
  for (const line of await buildPortal(root, folder, stamp)) console.log(`  ${line}`)
}
