/** Builds the portal's style and script with Vite; nothing is fetched. */
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { offlinePage } from './offline-page.ts'
import { traditionalMap } from './traditional-map.ts'

/**
 * Script of all pages together, gzip: what a cheap phone on a weak network loads in a second or two. What few files
 * need is loaded apart, and may have as much again.
 */
const mostScript = 60_000

/** The oldest browser that a county's machines still run. */
const target = 'chrome109'

interface Asset {
  source: string
  ending: string
  content: string
}

/** @throws when the script is larger than it may be */
export async function buildPortal(root: string, folder: string, stamp: string): Promise<string[]> {
  const web = join(root, 'apps', 'web', 'portal')
  const css = await bundle(join(web, 'portal.css'), root, {})
  const slips = await bundle(join(web, 'slips.css'), root, {})
  const spoken = { TRADITIONAL_MAP: JSON.stringify(traditionalMap(root)) }
  const script = await bundle(join(web, 'verify.ts'), root, spoken)
  const ceremony = await bundle(join(web, 'ceremony.ts'), root, spoken)
  const paper = await bundle(join(web, 'paper.ts'), root, spoken)
  const sheet = await bundle(join(web, 'paper.css'), root, {})
  const quicknet = await bundle(join(web, 'quicknet.ts'), root, {})
  const assets: Asset[] = [
    { source: 'portal.css', ending: 'css', content: css },
    { source: 'slips.css', ending: 'css', content: slips },
    { source: 'verify.ts', ending: 'js', content: script },
    { source: 'ceremony.ts', ending: 'js', content: ceremony },
    { source: 'paper.ts', ending: 'js', content: paper },
    { source: 'paper.css', ending: 'css', content: sheet },
    { source: 'quicknet.ts', ending: 'js', content: quicknet },
    { source: 'icon.svg', ending: 'svg', content: readFileSync(join(web, 'icon.svg'), 'utf8') },
  ]
  const offline = offlinePage({ css, script, quicknet })
  write(folder, assets, offline, stamp)
  for (const { source, content } of assets.filter(({ ending }) => ending === 'js')) {
    const size = gzipSync(content).length
    if (size > mostScript) {
      throw new Error(`${source} has ${size} bytes gzip, more than ${mostScript}`)
    }
  }
  return [
    ...assets.map(({ source, content }) => `${source} ${sizes(content)}`),
    `verify-offline.html ${sizes(offline)}`,
  ]
}

/** One file in, one file out. */
async function bundle(
  input: string,
  root: string,
  define: Record<string, string>,
): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target,
      cssTarget: target,
      modulePreload: false,
      // What a file exports is what another loads it for.
      rollupOptions: { input, preserveEntrySignatures: 'strict' },
    },
  })
  if (!('output' in result)) throw new Error('Vite answered with no output')
  const wanted = input.endsWith('.css') ? '.css' : '.js'
  const files = result.output.filter(({ fileName }) => fileName.endsWith(wanted))
  const [file] = files
  if (!file || files.length > 1) throw new Error(`${input} became ${files.length} files`)
  return file.type === 'asset' ? String(file.source) : file.code
}

/** A server that runs keeps the names it began with, and a page in a browser those it came with. */
const keptDays = 7

function write(folder: string, assets: Asset[], offline: string, stamp: string): void {
  const to = join(folder, 'assets')
  mkdirSync(to, { recursive: true })
  const oldest = Date.now() - keptDays * 86_400_000
  for (const name of readdirSync(to)) {
    if (statSync(join(to, name)).mtimeMs < oldest) rmSync(join(to, name))
  }
  const names: Record<string, string> = {}
  for (const { source, ending, content } of assets) {
    const name = `${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${ending}`
    names[source] = name
    writeFileSync(join(to, name), content)
    writeFileSync(join(to, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(to, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
  // The stamp last: what is interrupted before it is built again.
  for (const [name, content] of [
    ['verify-offline.html', offline],
    ['names.json', JSON.stringify(names, null, 2)],
    ['stamp', stamp],
  ] as const) {
    const fresh = join(folder, `${name}.${process.pid}`)
    writeFileSync(fresh, content)
    renameSync(fresh, join(folder, name))
  }
}

function sizes(content: string): string {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
  return `${kilobytes(Buffer.byteLength(content))}, gzip ${kilobytes(gzipSync(content, { level: 9 }).length)}`
}
