/** Builds the desk with Vite, one piece of script per page; nothing is fetched. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { measurePages, type Piece } from './first-load.ts'
import { strictStyles } from './strict-styles.ts'
import { stylesFirst } from './styles-first.ts'
import { traditionalPlugin } from './traditional-plugin.ts'

/** The oldest browser that a county's machines still run. */
const target = 'chrome109'

/** Script and style of any page that is opened first, gzip. */
const mostFirstLoad = 400_000

/** A page in a browser keeps the names it came with. */
const keptDays = 7

/** @throws when some page loads more than it may */
export async function buildDesk(root: string, folder: string, stamp: string): Promise<string[]> {
  const fresh = `${folder}.fresh`
  // A test that builds first would otherwise ship the libraries' development halves.
  process.env.NODE_ENV = 'production'
  rmSync(fresh, { recursive: true, force: true })
  const result = await build({
    root: join(root, 'apps', 'web', 'desk'),
    base: '/desk/',
    configFile: false,
    envDir: false,
    publicDir: join(root, 'apps', 'web', 'desk', 'public'),
    logLevel: 'warn',
    plugins: [
      strictStyles(root),
      traditionalPlugin(root),
      react(),
      stylesFirst(),
      ...VitePWA(serviceWorker),
    ],
    build: {
      outDir: fresh,
      emptyOutDir: true,
      target,
      cssTarget: target,
      // The few bytes it saves would stand inline in the page, where the content security policy refuses them.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
      reportCompressedSize: false,
    },
  })
  if (!('output' in result)) throw new Error('Vite answered with no output')
  const pieces = result.output.flatMap((each): Piece[] =>
    each.type === 'chunk' && each.fileName.startsWith('assets/')
      ? [{ ...each, size: sizeOf(fresh, each.fileName), styles: stylesOf(fresh, each) }]
      : [],
  )
  const pages = measurePages(pieces)
  moveInto(folder, fresh, stamp)
  const [largest] = pages
  if (!largest || largest.bytes > mostFirstLoad) {
    throw new Error(
      `${largest?.name} loads ${largest?.bytes} bytes gzip at first, more than ${mostFirstLoad}`,
    )
  }
  return pages.map(({ name, bytes }) => `${name} first load, gzip ${(bytes / 1000).toFixed(0)} KB`)
}

const serviceWorker = {
  // A new desk waits until somebody takes it: a page may hold words that were not sent yet.
  registerType: 'prompt' as const,
  injectRegister: null,
  scope: '/desk',
  manifest: {
    name: '联建工作台',
    short_name: '联建',
    start_url: '/desk',
    scope: '/desk',
    lang: 'zh-CN',
    display: 'standalone' as const,
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [
      { src: '/desk/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' as const },
    ],
  },
  workbox: {
    globPatterns: ['index.html', 'icon.svg', 'assets/*.{js,css}'],
    navigateFallback: '/desk/index.html',
    navigateFallbackAllowlist: [/^\/desk(\/|$)/],
    cleanupOutdatedCaches: true,
    // The first visit too can then go on without a network.
    clientsClaim: true,
    skipWaiting: false,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    dontCacheBustURLsMatching: /^assets\//,
    maximumFileSizeToCacheInBytes: 2_000_000,
  },
}

function sizeOf(folder: string, file: string): number {
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
}

function stylesOf(folder: string, chunk: object): number {
  const { viteMetadata } = chunk as { viteMetadata?: { importedCss: Set<string> } }
  return [...(viteMetadata?.importedCss ?? [])].reduce((sum, file) => sum + sizeOf(folder, file), 0)
}

/** The assets first and the shell after them; the stamp last, so that what is interrupted is built again. */
function moveInto(folder: string, fresh: string, stamp: string): void {
  const assets = join(folder, 'assets')
  mkdirSync(assets, { recursive: true })
  const oldest = Date.now() - keptDays * 86_400_000
  for (const name of readdirSync(assets)) {
    if (statSync(join(assets, name)).mtimeMs < oldest) rmSync(join(assets, name))
  }
  for (const name of readdirSync(join(fresh, 'assets'))) {
    const content = readFileSync(join(fresh, 'assets', name))
    writeFileSync(join(assets, name), content)
    writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }))
    writeFileSync(join(assets, `${name}.br`), brotliOf(content))
  }
  rmSync(join(fresh, 'assets'), { recursive: true })
  for (const name of readdirSync(fresh)) {
    cpSync(join(fresh, name), join(folder, `${name}.new`))
    renameSync(join(folder, `${name}.new`), join(folder, name))
  }
  rmSync(fresh, { recursive: true })
  writeFileSync(join(folder, 'stamp'), stamp)
}

/** The highest quality takes seconds more and saves a hundredth. */
function brotliOf(content: Buffer): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
}
