import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BadInput } from './command.ts'
import { Desk } from './testing/run-cli.ts'
import { type OutputFile, writeTogether } from './write-together.ts'

let desk: Desk
beforeEach(() => {
  desk = new Desk()
  mkdirSync(join(desk.path, 'out'))
})
afterEach(() => desk.remove())

const write = (
  files: Record<string, OutputFile>,
  replace = false,
  further: Record<string, () => string> = {},
) =>
  writeTogether({
    command: 'lianjian pair',
    folder: join(desk.path, 'out'),
    files: new Map(Object.entries(files)),
    further: new Map(Object.entries(further)),
    replace,
  })
const codesOf = (error: unknown) => (error as BadInput).faults.map(({ code }) => code)

describe('files that are written together', () => {
  test('stand in a folder with those of the same run and of nobody else', async () => {
    desk.write('out/a', 'one')
    await write({ a: { text: 'one' }, b: { text: 'two' } })
    expect(desk.read('out')).toEqual({ a: 'one', b: 'two' })

    const error = await write({ b: { text: '二' }, c: { text: 'three' } }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(BadInput)
    expect(codesOf(error)).toEqual(['out-holds-other'])
    expect(desk.read('out')).toEqual({ a: 'one', b: 'two' })

    await write({ b: { text: '二' } }, true, { a: () => 'eins' })
    expect(desk.read('out')).toEqual({ b: '二' })
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
    const error = await write(files, true, { d: meanwhile }).catch((thrown) => thrown)
    expect(codesOf(error)).toEqual(['out-unwritable'])
    const inOut = (name: string) => join(desk.path, 'out', name)
    expect(readdirSync(inOut('')).sort()).toEqual(['a', 'c', 'd'])
    expect([inOut('a'), inOut('d')].map((path) => readFileSync(path, 'utf8'))).toEqual([
      'earlier',
      'earlier',
    ])
  })
})
