/** `npm run build`: what browsers load. With `--if-stale` only what a source of it changed since the last time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deskInputs, hashInputs, portalInputs } from './build-inputs.ts'

const root = join(import.meta.dirname, '..')
const onlyStale = process.argv.includes('--if-stale')

type Build = (root: string, folder: string, stamp: string) => Promise<string[]>

// Loaded only where there is something to do: finding nothing to do must take no time.
const builds: [name: string, inputs: readonly string[], load: () => Promise<Build>][] = [
  ['portal', portalInputs, async () => (await import('./portal/portal.ts')).buildPortal],
  ['desk', deskInputs, async () => (await import('./desk/desk.ts')).buildDesk],
]

for (const [name, inputs, load] of builds) {
  const folder = join(root, 'build', name)
  const stampFile = join(folder, 'stamp')
  const stamp = hashInputs(root, inputs)
  const fresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (onlyStale && fresh) continue
  console.log(`正在生成网页 / Building the pages: ${name}`)
  const build = await load()
  for (const line of await build(root, folder, stamp)) console.log(`  ${line}`)
}
