import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildRoster } from './testing/build-roster.ts'
import { Desk, runCli } from './testing/run-cli.ts'
import { writeRoster } from './testing/write-roster.ts'

const desk = new Desk()
const run = (args: string[], lang?: string) =>
  runCli(args, { cwd: desk.path, ...(lang && { lang }) })
const files = '--supporters supporters.csv --communities communities.csv --rules rules.json'.split(
  ' ',
)
const parties = ['组织部', '纪委']
const commit = (party: string, out: string, args = ['--frozen', 'public/frozen.json']) =>
  run(['commit', ...args, '--party', party, '--out', out])

const textOf = (name: string) => readFileSync(join(desk.path, name), 'utf8')

let inputRoot: string

beforeAll(async () => {
  writeRoster(desk.path, buildRoster('units-119'))
  const frozen = await run(['freeze', ...files, '--out', 'public'])
  inputRoot = String(frozen.last.inputRoot)
})
afterAll(() => desk.remove())

const announced = () => ({
  format: 'lianjian-ceremony/1',
  event: '2026 年结对抽签',
  announced: '2026-06-01T09:00:00+08:00',
  inputRoot,
})

describe('a ceremony by command', () => {
  test('leads from the frozen list to a draw that verifies', async () => {
    const committed = await Promise.all(
      parties.map((party) => commit(party, `${party}.share.json`)),
    )
    for (const { code, err, out, last } of committed) {
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain(`请公布封存值：${last.commitment}`)
    }
    const sealed = committed.map(({ last }) => last)
    expect(sealed.map(({ party }) => party)).toEqual(parties)
    desk.write('open.json', JSON.stringify({ ...announced(), parties: sealed }))

    const revealed = await Promise.all(
      parties.map((party) => run(['reveal', `${party}.share.json`, '--ceremony', 'open.json'])),
    )
    for (const { code, err } of revealed) expect({ code, err }).toEqual({ code: 0, err: '' })
    const ceremony = {
      ...announced(),
      parties: revealed.map(({ last }) => last),
      beacon: { kind: 'dice', event: '会场掷骰子二十次', value: '31415263543121666423' },
    }
    desk.write('ceremony.json', JSON.stringify(ceremony))

    const drawn = await run(['pair', ...files, '--ceremony', 'ceremony.json', '--out', 'result'])
    expect(drawn).toMatchObject({ code: 0, err: '', last: { pairs: 322, inputRoot } })
    const verified = await run(['verify', 'result/transcript.json'])
    expect(verified.code).toBe(0)
    expect(verified.out).toContain('2 家封存的数没有换过：')
    expect(verified.out).toContain('公共值写的是“会场掷骰子二十次”的 31415263543121666423。')
    expect(verified.out).not.toContain('没有公开仪式')
  })

  test('seals another number each time, for nobody else to read', async () => {
    const [one, two] = await Promise.all([commit('公证处', 'a.json'), commit('公证处', 'b.json')])
    expect(one.last.commitment).not.toBe(two.last.commitment)
    const { share } = JSON.parse(textOf('a.json'))
    expect(share).toMatch(/^[0-9a-f]{64}$/)
    expect(one.out).not.toContain(share)
    if (process.platform !== 'win32') {
      expect(statSync(join(desk.path, 'a.json')).mode & 0o777).toBe(0o600)
    }
    const revealed = await run(['reveal', 'a.json'], 'C')
    expect(revealed.out).toContain(`公证处 reveals: ${share}`)
    expect(revealed.last).toEqual({ ...one.last, share })
  })

  test('commits to an announced fingerprint when the list is not at hand', async () => {
    const { code, last } = await commit('村民代表', 'root.json', ['--input-root', inputRoot])
    expect(code).toBe(0)
    expect(last.commitment).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.parse(textOf('root.json'))).toMatchObject({ inputRoot })
  })
})

describe('lianjian commit', () => {
  test('never writes over a number that was sealed before', async () => {
    desk.write('kept.json', 'mine')
    const { code, err } = await commit('组织部', 'kept.json')
    expect({ code, err }).toEqual({
      code: 2,
      err: 'lianjian commit：“--out”已经有“kept.json”这个文件；封存的数只存新文件，请换个名字\n共 1 处要改；没有写出任何文件\n',
    })
    expect(textOf('kept.json')).toBe('mine')
  })

  test('refuses a list that is not what its fingerprint says, and faulty options', async () => {
    const list = desk.read('public')['frozen.json'] ?? ''
    desk.write('changed.json', list.replace('"max":4', '"max":3'))
    const changed = await commit('组织部', 'x.json', ['--frozen', 'changed.json'])
    expect(changed.code).toBe(2)
    expect(changed.err).toMatch(/^changed\.json：名单动过/)
    const all = await commit('\n', 'x.json', [])
    expect(all.err.split('\n').slice(0, 2)).toEqual([
      'lianjian commit：要写 --frozen，或用 --input-root 写公告的名单指纹',
      'lianjian commit：“--party”写的是“␣”，应为 1 到 200 个字、不换行的名称',
    ])
    const both = ['--frozen', 'public/frozen.json', '--input-root', inputRoot]
    expect((await commit('组织部', 'x.json', both)).err).toContain('与 --frozen 只写一个')
    const nowhere = await commit('组织部', 'no/where.json')
    expect(nowhere.err).toContain('写不进去（没有这个位置）')
    expect(desk.list()).not.toContain('x.json')
  })
})

describe('lianjian reveal', () => {
  test('reveals nothing while the party’s own commitment is not public as it made it', async () => {
    const { last } = await commit('组织部', 'mine.json')
    const { share } = JSON.parse(textOf('mine.json'))
    const beacon = { kind: 'dice', event: '会场掷骰子', value: '3' }
    const cases: [object, RegExp][] = [
      [{ parties: [{ ...last, party: '纪委' }] }, /组织部的封存值还没有登出来/],
      [{ parties: [{ ...last, commitment: '00'.repeat(32) }] }, /登出来的不是组织部封存的值/],
      [{ parties: [last], inputRoot: '00'.repeat(32) }, /为另一份名单封存的/],
      [{ parties: [last], beacon }, /公共值已经有了/],
    ]
    for (const [change, expected] of cases) {
      desk.write('open.json', JSON.stringify({ ...announced(), ...change }))
      const { code, out, err } = await run(['reveal', 'mine.json', '--ceremony', 'open.json'])
      expect(code).toBe(1)
      expect(err).toMatch(/^没有揭开：\n✗ /)
      expect(err).toMatch(expected)
      expect(out + err).not.toContain(share)
    }
  })

  test('refuses what is no sealed number', async () => {
    expect((await run(['reveal', 'public/frozen.json'])).code).toBe(2)
    expect((await run(['reveal', 'nowhere.json'])).code).toBe(2)
    expect((await run(['reveal'])).code).toBe(2)
  })
})
