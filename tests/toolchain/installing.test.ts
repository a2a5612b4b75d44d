/** What `npm start` does before anything of ours runs, in small checkouts whose packages need no network. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const scripts = join(import.meta.dirname, '..', '..', 'scripts')
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianjian-installing-'))
  await mkdir(join(root, 'packages', 'part'), { recursive: true })
  await mkdir(join(root, 'scripts'))
  for (const name of ['toolchain.mjs', 'checkout-lock.mjs']) {
    await cp(join(scripts, name), join(root, 'scripts', name))
  }
  await writeFile(
    join(root, 'scripts', 'start.mjs'),
    "import { ensureInstalled } from './toolchain.mjs'\nensureInstalled()\nconsole.log('started')\n",
  )
  // Each npm that begins writes a line, and takes long enough for the other to come in between.
  await writeFile(
    join(root, 'begin.mjs'),
    "import { appendFileSync } from 'node:fs'\nappendFileSync('begun.txt', 'npm\\n')\n",
  )
  const name = { name: 'small', version: '1.0.0' }
  const manifest = {
    ...name,
    workspaces: ['packages/*'],
    scripts: { preinstall: 'node begin.mjs' },
  }
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest))
  await writeFile(
    join(root, 'packages', 'part', 'package.json'),
    JSON.stringify({ name: 'part', version: '1.0.0' }),
  )
  await writeFile(
    join(root, 'package-lock.json'),
    JSON.stringify({
      ...name,
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { ...name, hasInstallScript: true, workspaces: ['packages/*'] },
        'node_modules/part': { resolved: 'packages/part', link: true },
        'packages/part': { version: '1.0.0' },
      },
    }),
  )
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function start({
  node = process.execPath,
  ...who
}: {
  node?: string
  uid?: number
  gid?: number
} = {}): Promise<{
  code: number | null
  said: string
}> {
  const child = spawn(node, ['scripts/start.mjs'], { cwd: root, stdio: 'pipe', ...who })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}
const begun = async () => (await readFile(join(root, 'begun.txt'), 'utf8')).split('\n').length - 1
const left = async () => (await readdir(root)).filter((name) => name.startsWith('.installing'))

/** A process that has ended: its number is nobody's, or somebody's who was born later. */
const deadHolder = () => JSON.stringify({ pid: spawnSync('true').pid, born: '1' })

async function leaveLock(): Promise<void> {
  await mkdir(join(root, '.installing'))
  await writeFile(join(root, '.installing', 'holder.json'), deadHolder())
}

test('of several that start at once one installs; the others wait and say so in both languages', async () => {
  const starts = await Promise.all([start(), start(), start()])
  for (const { code, said } of starts) expect({ code, said }).toMatchObject({ code: 0 })
  expect(await begun()).toBe(1)
  const waited = starts.filter(({ said }) => !said.includes('Installing'))
  expect(waited).toHaveLength(2)
  for (const { said } of waited) {
    if (!said.includes('waiting')) continue
    expect(said).toMatch(/另一个进程（\d+）正在安装，等它装完 \/ Process \d+ is installing/)
  }
  expect(starts.some(({ said }) => said.includes('waiting for it'))).toBe(true)
  expect(await left()).toEqual([])
})

test('the lock of a process that is gone is taken over, by one', async () => {
  await leaveLock()
  const starts = await Promise.all([start(), start(), start()])
  for (const { code, said } of starts) expect({ code, said }).toMatchObject({ code: 0 })
  expect(await begun()).toBe(1)
  expect(await left()).toEqual([])
})

test('an installation that lost a package after it was stamped is made again', async () => {
  await start()
  await rm(join(root, 'node_modules', 'part'))
  expect(await start()).toMatchObject({ code: 0 })
  expect(await begun()).toBe(2)
  expect((await start()).said).toBe('started\n')
})

test('an installation that is not whole is not stamped, and says what is missing', async () => {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
  // The package is taken away before npm is done, as another npm would.
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  manifest.scripts.postinstall = 'node -e "fs.rmSync(\'node_modules/part\')"'
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock))
  const { code, said } = await start()
  expect({ code, said }).toMatchObject({
    code: 1,
    said: expect.stringContaining('node_modules/part'),
  })
  expect(said).toMatch(/安装不完整.*The installation is not whole/)
  expect(await readdir(join(root, 'node_modules'))).not.toContain('.lianjian-installed')
  expect(await left()).toEqual([])
})

test('what somebody else installed is used as it is', async () => {
  await start()
  const modules = join(root, 'node_modules')
  await rm(join(modules, '.lianjian-installed'))
  const later = new Date(Date.now() + 60_000)
  await utimes(join(modules, '.package-lock.json'), later, later)
  // Root may write everywhere, so a stranger starts it, with a node that a stranger can reach.
  const node = join(root, 'node')
  await copyFile(process.execPath, node)
  await chmod(node, 0o755)
  for (const folder of [modules, root]) await chmod(folder, 0o555)
  const stranger = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const answer = await start({ node, ...stranger })
  for (const folder of [root, modules]) await chmod(folder, 0o755)
  expect(answer).toEqual({ code: 0, said: 'started\n' })
})
