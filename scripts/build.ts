/** `npm run build`: what browsers load. With `--if-stale` only what a source of it changed since the last time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deskInputs, hashInputs, portalInputs } from './build-inputs.ts'
import { holdCheckout } from './checkout-lock.mjs'

const root = join(import.meta.dirname, '..')
const onlyStale = process.argv.includes('--if-stale')

type Build = (root: string, folder: string, stamp: string) => Promise<string[]>

// Loaded only where there is something to do: finding nothing to do must take no time.
const builds: [name: string, inputs: readonly string[], load: () => Promise<Build>][] = [
  ['portal', portalInputs, async () => (await import('./portal/portal.ts')).buildPortal],
  ['desk', deskInputs, async () => (await import('./desk/desk.ts')).buildDesk],
]

/** What has to be built, asked again once nobody else builds: whoever was waited for has done it. */
const findDue = () =>
  builds
    .map(([name, inputs, load]) => {
      const folder = join(root, 'build', name)
      return { name, load, folder, stamp: hashInputs(root, inputs) }
    })
    .filter(({ folder, stamp }) => !(onlyStale && isFresh(join(folder, 'stamp'), stamp)))

function isFresh(stampFile: string, stamp: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

async function buildDue(): Promise<void> {
  const release = holdCheckout(root, 'building', (pid) =>
    console.log(
      `另一个进程（${pid}）正在生成网页，等它做完 / Process ${pid} is building the pages; waiting for it`,
    ),
  )
  try {
    for (const { name, load, folder, stamp } of findDue()) {
      console.log(`正在生成网页 / Building the pages: ${name}`)
      const build = await load()
      const sizes = await build(root, folder, stamp)
      // Whoever starts the application is not helped by them.
      if (!onlyStale) for (const line of sizes) console.log(`  ${line}`)
    }
  } finally {
    release()
  }
}

if (findDue().length > 0) await buildDue()
