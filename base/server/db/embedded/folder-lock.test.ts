import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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

/** A process that reaches for one folder after another at moments that are told to all racers. */
function racer(folders: string[]) {
  const module = join(import.meta.dirname, 'folder-lock.ts')
  const script = `
    import { once } from 'node:events'
    import { holdFolder } from ${JSON.stringify(module)}
    console.log('ready')
    const begin = Number(await once(process.stdin.setEncoding('utf8'), 'data'))
    const said = []
    for (const [number, folder] of ${JSON.stringify(folders)}.entries()) {
      while (Date.now() < begin + number * 40);
      said.push(await holdFolder(folder, 'here', new Date()).then(() => folder, (error) => error.name))
    }
    console.log(JSON.stringify(said))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ready: lines.next(),
    async race(begin: string): Promise<string[]> {
      child.stdin.write(begin)
      return JSON.parse((await lines.next()).value ?? '')
    },
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
  // By the clock of whoever reads it.
  const today = new Date().toLocaleDateString('sv-SE')
  expect(words).toMatch(new RegExp(`since ${today.slice(0, 8)}\\d\\d \\d\\d:\\d\\d\\)`))
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

test('a second stale holder, left by whoever died while taking over, is followed to its end', async () => {
  const dead = (pid: number) => ({ pid, born: '1', since: '', address: '' })
  const first = JSON.stringify(dead(2 ** 22 + 1))
  await writeFile(join(folder, 'holder.json'), first)
  const mark = createHash('sha256').update(first).digest('hex').slice(0, 16)
  await writeFile(join(folder, `holder.after-${mark}.json`), JSON.stringify(dead(2 ** 22 + 2)))
  const release = await holdFolder(folder, 'here', now)
  expect(await readdir(folder)).toEqual(['holder.json'])
  await release()
  expect(await readdir(folder)).toEqual([])
})

test('of several processes that reach for a stale holder in the same moment exactly one gets the folder', async () => {
  const folders = Array.from({ length: 40 }, (_, number) => join(folder, `${number}`))
  const stale = { pid: 2 ** 22 + 1, born: '1', since: '', address: '' }
  for (const each of folders) {
    await mkdir(each)
    await writeFile(join(each, 'holder.json'), JSON.stringify(stale))
  }
  const all = Array.from({ length: 6 }, () => racer(folders))
  await Promise.all(all.map((each) => each.ready))
  // They begin by the clock, one folder every 40 ms, which brings them closer together than any message could.
  const begin = `${Date.now() + 200}\n`
  const said = (await Promise.all(all.map((each) => each.race(begin)))).flat()
  expect(said.filter((words) => words === 'FolderHeld')).toHaveLength(5 * folders.length)
  expect(said.filter((words) => words !== 'FolderHeld').sort()).toEqual([...folders].sort())
  for (const each of folders) expect(await readdir(each)).toEqual(['holder.json'])
  await Promise.all(all.map((each) => each.end()))
})
