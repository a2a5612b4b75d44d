import { createHash } from 'node:crypto'
import { type Ceremony, shareCommitment } from '@lianjian/pairing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildRoster } from './testing/build-roster.ts'
import { type CliResult, Desk, runCli } from './testing/run-cli.ts'
import { writeRoster } from './testing/write-roster.ts'

const desk = new Desk()
const files = '--supporters supporters.csv --communities communities.csv --rules rules.json'.split(
  ' ',
)
let frozen: CliResult

beforeAll(async () => {
  writeRoster(desk.path, buildRoster('units-119'))
  frozen = await runCli(['freeze', ...files, '--out', 'public'], { cwd: desk.path })
})
afterAll(() => desk.remove())

function ceremonyOver(inputRoot: string): Ceremony {
  const parties = ['组织部', '纪委', '村民代表'].map((party, at) => {
    const share = String(at + 1).repeat(64)
    return {
      party,
      commitment: shareCommitment(party, inputRoot, Buffer.from(share, 'hex')),
      share,
    }
  })
  return {
    format: 'lianjian-ceremony/1',
    event: '2026 年结对抽签',
    announced: '2026-06-01T09:00:00+08:00',
    inputRoot,
    parties,
    beacon: { kind: 'dice', event: '会场掷骰子', value: '31415926535' },
  }
}

const pair = (ceremony: object, args: string[] = [], out = 'out') => {
  desk.write('ceremony.json', JSON.stringify(ceremony))
  return runCli(['pair', ...files, '--ceremony', 'ceremony.json', '--out', out, ...args], {
    cwd: desk.path,
  })
}

describe('lianjian freeze', () => {
  test('writes what can be published, without tiers, and prints its root', () => {
    expect(frozen.code).toBe(0)
    const text = desk.read('public')['frozen.json'] ?? ''
    expect(JSON.parse(text)).toMatchObject({
      format: 'lianjian-frozen/1',
      inputRoot: frozen.last.inputRoot,
    })
    expect(text).not.toContain('"tier":')
  })

  test('keeps an earlier frozen list in a folder of its own', async () => {
    const args = ['freeze', ...files, '--out', 'kept']
    const secret = ['--row-secret', '01'.repeat(32)]
    expect((await runCli(args, { cwd: desk.path })).code).toBe(0)
    const kept = desk.read('kept')
    const again = await runCli([...args, ...secret], { cwd: desk.path })
    expect(again.code).toBe(0)
    const place = /已移到“(kept\/earlier-[0-9a-f]{12})”/.exec(again.err)?.[1]
    expect(desk.read(place ?? '')).toEqual(kept)
  })

  test('lets a ceremony be held over it, whose draw verifies', async () => {
    const ceremony = ceremonyOver(String(frozen.last.inputRoot))
    const drawn = await pair(ceremony)
    expect(drawn).toMatchObject({ code: 0, err: '' })
    expect(drawn.last.inputRoot).toBe(frozen.last.inputRoot)
    const verified = await runCli(['verify', 'out/transcript.json'], { cwd: desk.path })
    expect(verified.code).toBe(0)
    expect(verified.out).toContain('组织部')

    const seed = String(drawn.last.seed)
    expect((await pair(ceremony, ['--seed', seed.toUpperCase()], 'again')).code).toBe(0)
    expect(desk.read('again')).toEqual(desk.read('out'))
    const other = await pair(ceremony, ['--seed', 'ab'.repeat(32)], 'other')
    expect(other).toMatchObject({
      code: 2,
      err: 'lianjian pair：“--seed”与仪式得出的种子不同；有仪式时不必写 --seed\n共 1 处要改；没有写出任何文件\n',
    })
    expect(desk.read('other')).toEqual({})
  })

  test('is broken by a signature that drand did not give, and by a time that has not come', async () => {
    const ceremony = {
      ...ceremonyOver(String(frozen.last.inputRoot)),
      announced: '2023-08-23T00:00:00Z',
    }
    const drand = (signature: string, round: number) => ({
      kind: 'drand-quicknet',
      event: 'drand quicknet',
      value: createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex'),
      round,
      signature,
    })
    // Round 1,000 as the network signed it.
    const signature =
      'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39'
    expect((await pair({ ...ceremony, beacon: drand(signature, 1000) }, [], 'drand')).code).toBe(0)
    const verified = await runCli(['verify', 'drand/transcript.json'], { cwd: desk.path })
    expect(verified.out).toContain('第 1000 轮的：签名验过')

    const invented = await pair({ ...ceremony, beacon: drand('00'.repeat(48), 2 ** 50) }, [], 'x')
    expect(invented.code).toBe(2)
    expect(invented.err).toMatch(/签名不是 drand .*\n.*还没有到时候/)
    const early = await pair({ ...ceremony, announced: '9999-01-01T00:00:00Z' }, [], 'x')
    expect(early.code).toBe(2)
    expect(early.err).toContain('公告的时间 9999-01-01T00:00:00Z 还没有到')
  })

  test('is broken by a missing share, another roster or a faulty ceremony file', async () => {
    const ceremony = ceremonyOver(String(frozen.last.inputRoot))
    const [first, ...rest] = ceremony.parties
    const { share: _share, ...withheld } = first as Ceremony['parties'][number]
    const missing = await pair({ ...ceremony, parties: [withheld, ...rest] }, [], 'x')
    expect(missing.code).toBe(2)
    expect(missing.err).toMatch(/ceremony\.json：.*组织部/)

    // Beside whatever else is wrong, and though the list is another one.
    const beacon = { kind: 'drand-quicknet', event: 'x', value: '1' }
    const other = { ...ceremony, parties: [withheld, ...rest], beacon }
    const all = await pair(other, ['--row-secret', '01'.repeat(32), '--colour'], 'x')
    const expected = [
      '不认识这个选项',
      '封存之后名单或规则改过',
      '组织部没有揭开',
      'drand 公开随机数缺了',
      '共 4 处',
    ]
    const lines = all.err.trimEnd().split('\n')
    expect(lines).toHaveLength(expected.length)
    for (const [at, text] of expected.entries()) expect(lines[at]).toContain(text)

    const elsewhere = await pair(ceremonyOver('00'.repeat(32)), [], 'x')
    expect(elsewhere.code).toBe(2)

    const faulty = await pair({ ...ceremony, event: 1, beacon: { kind: 'stars' } }, [], 'x')
    expect(faulty.code).toBe(2)
    expect(faulty.err).toContain(
      'ceremony.json：“beacon.kind”写的是 "stars"，应为 "drand-quicknet"',
    )
    expect(desk.read('x')).toEqual({})
  })
})
