import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderHeld, holdFolder } from './folder-lock.ts'

const now = new Date('2026-11-22T10:00:00Z')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-hold-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Another process that takes the folder and says whether it got it; it ends when its input does. */
function contender(): { said: Promise<string>; pid: number; end(): Promise<unknown> } {
  const module = join(import.meta.dirname, 'folder-lock.ts')
  const script = `
    import { holdFolder } from ${JSON.stringify(module)}
    try { await holdFolder(${JSON.stringify(folder)}, 'http://localhost:3000', new Date()); console.log('got') }
    catch (error) { console.log(error.name + ' ' + error.message) }
    process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  return {
    pid: child.pid as number,
    said: once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => (text as string).trim()),
    end: () => {
      child.stdin.end()
      return ended
    },
  }
}

test('a second process is told who holds the folder, where and since when', async () => {
  const first = contender()
  expect(await first.said).toBe('got')
  const second = contender()
  const words = await second.said
  expect(words).toMatch(/^FolderHeld .*LIANJIAN_DATA/)
  expect(words).toContain(`in use by process ${first.pid} (http://localhost:3000, since 2`)
  await second.end()
  await first.end()
})

test('the same process does not get it twice, and gets it again once it gave it back', async () => {
  const release = await holdFolder(folder, 'here', now)
  await expect(holdFolder(folder, 'here', now)).rejects.toBeInstanceOf(FolderHeld)
  await release()
  await (await holdFolder(folder, 'here', now))()
  expect(await readdir(folder)).toEqual([])
})

test('takes over from a process that was killed', async () => {
  const killed = contender()
  expect(await killed.said).toBe('got')
  process.kill(killed.pid, 'SIGKILL')
  await killed.end()
  await (await holdFolder(folder, 'here', now))()
})

test('takes over when the number of the dead holder was given to another process', async () => {
  const other = contender()
  await other.said
  const file = join(folder, 'holder.json')
  const holder = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...holder, born: '1' }))
  await (await holdFolder(folder, 'here', now))()
  await other.end()
})

test.each(['', '{"pid": 12', 'null'])(
  'takes over a file that a crash cut off: %j',
  async (text) => {
    await writeFile(join(folder, 'holder.json'), text)
    await (await holdFolder(folder, 'here', now))()
  },
)

test('of eight processes that start at once on a stale holder exactly one gets the folder', async () => {
  const stale = { pid: 2 ** 22 + 1, born: '1', since: '', address: '' }
  await writeFile(join(folder, 'holder.json'), JSON.stringify(stale))
  const all = Array.from({ length: 8 }, () => contender())
  const said = await Promise.all(all.map((each) => each.said))
  expect(said.filter((words) => words === 'got')).toHaveLength(1)
  expect(said.filter((words) => words.startsWith('FolderHeld'))).toHaveLength(7)
  await Promise.all(all.map((each) => each.end()))
})
