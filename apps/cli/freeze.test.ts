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

  test('leaves another frozen list alone until it is told to replace it', async () => {
    const args = ['freeze', ...files, '--out', 'kept']
    const secret = ['--row-secret', '01'.repeat(32)]
    expect((await runCli(args, { cwd: desk.path })).code).toBe(0)
    const kept = desk.read('kept')
    const refused = await runCli([...args, ...secret], { cwd: desk.path })
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('“kept”里已有 frozen.json，是另一次的')
    expect(desk.read('kept')).toEqual(kept)
    expect((await runCli([...args, ...secret, '--replace'], { cwd: desk.path })).code).toBe(0)
    expect(desk.read('kept')).not.toEqual(kept)
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

  test('is broken by a missing share, another roster or a faulty ceremony file', async () => {
    const ceremony = ceremonyOver(String(frozen.last.inputRoot))
    const [first, ...rest] = ceremony.parties
    const { share: _share, ...withheld } = first as Ceremony['parties'][number]
    const missing = await pair({ ...ceremony, parties: [withheld, ...rest] }, [], 'x')
    expect(missing.code).toBe(2)
    expect(missing.err).toMatch(/ceremony\.json：.*组织部/)

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
