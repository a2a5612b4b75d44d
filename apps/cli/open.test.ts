import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildRoster } from './testing/build-roster.ts'
import { type CliResult, Desk, runCli } from './testing/run-cli.ts'
import { writeRoster } from './testing/write-roster.ts'

const desk = new Desk()
const run = (args: string[], lang?: string) =>
  runCli(args, { cwd: desk.path, ...(lang && { lang }) })
const files = '--supporters supporters.csv --communities communities.csv --rules rules.json'.split(
  ' ',
)
const openingOf = (code: string, from = 'out') =>
  run(['open', '--openings', `${from}/openings.json`, '--code', code])
const check = (opening: string, list = 'out/transcript.json', lang?: string) =>
  run(['verify', list, '--opening', opening], lang)

let village: CliResult

beforeAll(async () => {
  writeRoster(desk.path, buildRoster('persons-310'))
  const [frozen, paired] = await Promise.all([
    run(['freeze', ...files, '--out', 'frozen', '--openings']),
    run(['pair', ...files, '--seed', '0f'.repeat(32), '--out', 'out', '--openings']),
  ])
  expect([frozen.code, paired.code]).toEqual([0, 0])
  village = await openingOf('C0003')
  desk.write('C0003.json', village.out)
})
afterAll(() => desk.remove())

describe('lianjian open', () => {
  test('hands over one row and nothing of any other', () => {
    expect(village).toMatchObject({ code: 0, err: '' })
    const { openings, ...rest } = JSON.parse(village.out)
    expect(rest).toMatchObject({ format: 'lianjian-openings/1' })
    expect(openings).toHaveLength(1)
    expect(openings[0].row).toMatchObject({ side: 'community', code: 'C0003', tier: 1 })
    expect(village.out).not.toContain('C0004')
  })

  test('gives the same before the draw and after it', async () => {
    const early = await openingOf('C0003', 'frozen')
    expect(early.out).toBe(village.out)
  })

  test('refuses codes that are unknown or not one row’s', async () => {
    expect(await openingOf('C9999')).toMatchObject({
      code: 2,
      err: 'lianjian open：“--code”写的是“C9999”，凭据里没有这个编号\n共 1 处要改；没有写出任何文件\n',
    })
    const all = JSON.parse(desk.read('out')['openings.json'] ?? '')
    const twice = all.openings.map((opening: { row: object }) => ({
      ...opening,
      row: { ...opening.row, code: 'X' },
    }))
    const few = [twice[0], twice.at(-1)]
    desk.write('both.json', JSON.stringify({ ...all, openings: few }))
    const args = ['open', '--openings', 'both.json', '--code', 'X']
    expect((await run(args)).err).toContain('包联方和村（社区）都有；请加 --side')
    const one = await run([...args, '--side', 'supporter'])
    expect(JSON.parse(one.out).openings[0].row.side).toBe('supporter')
    expect((await run([...args, '--side', 'left'])).code).toBe(2)
  })
})

describe('lianjian verify --opening', () => {
  test('says that a row is the one that was sealed, and what it says', async () => {
    const { code, out, err } = await check('C0003.json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n')
    const at = lines.indexOf('✓ 村（社区） C0003（第3村）的这一行，和封存的一样。')
    expect(lines[at + 1]).toMatch(
      /^ {2}编号 C0003；名称 第3村；类型 村；等次 1；需求 .+；区划代码 411502\d{6}；最少结对 1；最多结对 1$/,
    )
    expect(out.trimEnd().endsWith('成立。')).toBe(true)
    const english = await check('C0003.json', 'frozen/frozen.json', 'C')
    expect(english.code).toBe(0)
    expect(english.out).toContain('The row of community C0003 (第3村) is the one that was sealed.')
    expect(english.out).toMatch(/code C0003; name 第3村; kind village; tier 1;/)
  })

  test('says so of all rows of a list', async () => {
    const { code, out } = await check('out/openings.json')
    expect(code).toBe(0)
    expect(out).toContain('✓ 620 行都和封存的一样。')
  })

  test('exits 1 when a sealed value is another one, whichever it is', async () => {
    const { openings, ...rest } = JSON.parse(village.out)
    const [{ salt, row, ...opening }] = openings
    const changes = {
      tier: { row: { ...row, tier: 2 } },
      maximum: { row: { ...row, max: 2 } },
      name: { row: { ...row, name: '第4村' } },
      salt: { salt: salt.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0')) },
    }
    for (const [what, change] of Object.entries(changes)) {
      const changed = { ...rest, openings: [{ ...opening, salt, row, ...change }] }
      desk.write('changed.json', JSON.stringify(changed))
      const { code, err, out } = await check('changed.json')
      expect({ code, err }, what).toEqual({
        code: 1,
        err: '凭据对不上：\n✗ C0003 手里的这一行和公布的封存指纹对不上。\n',
      })
      expect(out).not.toContain('成立。')
    }
  })

  test('exits 1 when the list is another one', async () => {
    const args = [...files, '--row-secret', '01'.repeat(32), '--out', 'other']
    expect((await run(['freeze', ...args])).code).toBe(0)
    const { code, err } = await check('C0003.json', 'other/frozen.json')
    expect(code).toBe(1)
    expect(err).toMatch(/^凭据对不上：\n✗ 凭据是另一份名单的：/)
  })

  test('exits 2 for what is no opening, and 1 for a list that does not hold', async () => {
    desk.write('none.json', '{"format":"lianjian-openings/1"}')
    expect(await check('none.json')).toMatchObject({ code: 2 })
    expect(await check('nowhere.json')).toMatchObject({ code: 2 })
    const list = desk.read('frozen')['frozen.json'] ?? ''
    desk.write('list.json', list.replace('"max":1', '"max":2'))
    const broken = await check('C0003.json', 'list.json')
    expect(broken.code).toBe(1)
    expect(broken.err).toMatch(/^不成立：名单动过/)
  })
})
