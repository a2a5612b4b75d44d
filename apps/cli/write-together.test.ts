import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BadInput } from './command.ts'
import { Desk } from './testing/run-cli.ts'
import { type OutputFile, writeTogether } from './write-together.ts'

let desk: Desk
beforeEach(() => {
  desk = new Desk()
  mkdirSync(join(desk.path, 'out'))
})
afterEach(() => desk.remove())

const write = (files: Record<string, OutputFile>, further: Record<string, () => string> = {}) =>
  writeTogether({
    command: 'lianjian pair',
    folder: join(desk.path, 'out'),
    files: new Map(Object.entries(files)),
    further: new Map(Object.entries(further)),
  })
const codesOf = (error: unknown) => (error as BadInput).faults.map(({ code }) => code)
const earlier = (text: string) =>
  `earlier-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
/** File names with their content, folders told as `name/`. */
const tree = (folder = 'out'): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(desk.path, folder), { withFileTypes: true, recursive: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const name = relative(join(desk.path, folder), path)
      return entry.isFile() ? [name, readFileSync(path, 'utf8')] : [`${name}/`, '']
    }),
  )

describe('files that are written together', () => {
  test('stand beside those of the same run and of nobody else', async () => {
    desk.write('out/a', 'one')
    desk.write('out/other', 'mine')
    expect(await write({ a: { text: 'one' }, b: { text: 'two' } })).toEqual([])
    expect(tree()).toEqual({ a: 'one', b: 'two', other: 'mine' })
  })

  test('keep an earlier run whole, under the hash of its transcript', async () => {
    const first = { 'pairs.csv': { text: 'p' }, 'transcript.json': { text: 'first' } }
    const second = { 'pairs.csv': { text: 'p' }, 'transcript.json': { text: 'second' } }
    const further = (text: string) => ({ 'openings.json': () => text })
    await write({ ...first, 'openings.json': { text: 'secret' } })
    const [told] = await write(second, further('other secret'))
    const kept = earlier('first')
    const names = 'pairs.csv, transcript.json, openings.json'
    expect(told).toMatchObject({
      code: 'out-earlier-kept',
      params: { names: { en: names }, to: join(desk.path, 'out', kept) },
    })
    const keptFiles = {
      [`${kept}/`]: '',
      [join(kept, 'pairs.csv')]: 'p',
      [join(kept, 'transcript.json')]: 'first',
      [join(kept, 'openings.json')]: 'secret',
    }
    expect(tree()).toEqual({ 'pairs.csv': 'p', 'transcript.json': 'second', ...keptFiles })

    // The first run once more, and the second again: both are kept, neither is lost.
    await write(first)
    await write(second)
    expect(tree()).toMatchObject({ 'transcript.json': 'second', ...keptFiles })
    expect(tree()).toMatchObject({ [join(earlier('second'), 'transcript.json')]: 'second' })
  })

  test('keep what differs under the same hash in a further folder', async () => {
    desk.write('out/transcript.json', 'first')
    desk.write('out/report.json', 'by hand')
    const now = { 'report.json': { text: 'r' }, 'transcript.json': { text: 'now' } }
    await write(now)
    desk.write('out/transcript.json', 'first')
    await write(now)
    const kept = earlier('first')
    expect(tree()).toMatchObject({
      [join(kept, 'report.json')]: 'by hand',
      [join(`${kept}-2`, 'report.json')]: 'r',
      'transcript.json': 'now',
    })
  })

  test('name an earlier run without a transcript after its first file, and keep folders too', async () => {
    mkdirSync(join(desk.path, 'out/c/full'), { recursive: true })
    desk.write('out/b', 'old')
    await write({ a: { text: 'now' }, b: { text: 'now' }, c: { text: 'now' } })
    const kept = earlier('old')
    expect(tree()).toEqual({
      a: 'now',
      b: 'now',
      c: 'now',
      [`${kept}/`]: '',
      [join(kept, 'b')]: 'old',
      [`${join(kept, 'c')}/`]: '',
      [`${join(kept, 'c', 'full')}/`]: '',
    })
  })

  test('leave everything as it was when one of them cannot take its place', async () => {
    desk.write('out/a', 'earlier')
    desk.write('out/d', 'earlier')
    // Someone puts a folder where a file is to go, after the folder has been looked at.
    const meanwhile = () => {
      mkdirSync(join(desk.path, 'out/c/full'), { recursive: true })
      return 'now'
    }
    const files = { a: { text: 'now' }, b: { text: 'now' }, c: { text: 'now' } }
    const error = await write(files, { d: meanwhile }).catch((thrown) => thrown)
    expect(codesOf(error)).toEqual(['out-unwritable'])
    expect(tree()).toEqual({ a: 'earlier', d: 'earlier', 'c/': '', 'c/full/': '' })
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'need no permission in the folder above',
    async () => {
      chmodSync(desk.path, 0o555)
      try {
        await write({ a: { text: 'now' } })
        expect(tree()).toEqual({ a: 'now' })
      } finally {
        chmodSync(desk.path, 0o755)
      }
    },
  )
})
