import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGb18030 } from '#base/server/tables/testing/encode-gb18030.ts'
import { buildRoster } from './testing/build-roster.ts'
import { Desk, runCli } from './testing/run-cli.ts'
import { writeRoster } from './testing/write-roster.ts'

const desk = new Desk()
let whole: string
const verify = (path: string) => runCli(['verify', path], { cwd: desk.path })

beforeAll(async () => {
  writeRoster(desk.path, buildRoster('persons-310'))
  const args = `--supporters supporters.csv --communities communities.csv --rules rules.json --seed ${'0f'.repeat(32)} --out out`
  expect((await runCli(['pair', ...args.split(' ')], { cwd: desk.path })).code).toBe(0)
  whole = readFileSync(join(desk.path, 'out/transcript.json'), 'utf8')
})
afterAll(() => desk.remove())

describe('lianjian verify', () => {
  test('says what it checked and what no file can prove', async () => {
    const { code, out, err } = await verify('out/transcript.json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('310 对逐一重算，一对不差')
    expect(out).toContain('它证明不了')
    expect(out).toContain('没有公开仪式')
    expect(out.trimEnd().endsWith('成立。')).toBe(true)
  })

  test('exits 1 and names the first thing that is wrong', async () => {
    const swapped = whole.replace(/\["S0001","(C\d+)"\]/, '["S0001","C0001"]')
    desk.write(
      'pair.json',
      swapped === whole ? whole.replace('"S0001","C0001"', '"S0001","C0002"') : swapped,
    )
    desk.write('mark.json', `\ufeff${whole}`)
    desk.write('short.json', whole.slice(0, -40))
    desk.write('binary.json', Uint8Array.of(0xff, 0xfe, 0x00, 0x80))
    for (const path of ['pair.json', 'mark.json', 'short.json', 'binary.json']) {
      const { code, err } = await verify(path)
      expect(code).toBe(1)
      expect(err.startsWith('不成立：')).toBe(true)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  test('tells an opening and a file that was written again from any other file', async () => {
    desk.write('indented.json', JSON.stringify(JSON.parse(whole), null, 2))
    desk.write('own.json', '{"format":"lianjian-openings/1","openings":[]}')
    desk.write('gb.csv', encodeGb18030('编号,名称\n1,腰甸村\n'))
    expect((await verify('indented.json')).err).toContain('字节改过了')
    expect((await verify('own.json')).err).toContain('--opening')
    const { err } = await runCli(['verify', 'gb.csv', '--lang', 'en'], { cwd: desk.path })
    expect(err).toContain('no sound transcript')
    expect(err).not.toContain('not a text')
  })

  test('exits 2 when the file cannot be read', async () => {
    expect(await verify('none.json')).toMatchObject({
      code: 2,
      err: 'none.json：找不到这个文件\n共 1 处要改\n',
    })
    expect((await verify('.')).code).toBe(2)
    expect((await runCli(['verify'])).code).toBe(2)
  })
})
