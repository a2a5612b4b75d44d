import { afterAll, expect, test } from 'vitest'
import { headHash } from '#rooms/journal/server/head-bytes.ts'
import { buildExport, entryNumber, textOf } from '#rooms/journal/server/testing/build-export.ts'
import { Desk, runCli } from './testing/run-cli.ts'

const desk = new Desk()
afterAll(() => desk.remove())
const { lines, heads } = buildExport([3, 8])
const whole = desk.write('journal.jsonl', textOf(lines))

test('a journal that holds is told with its fingerprints, and what it cannot prove', async () => {
  const { code, out, err } = await runCli(['journal', 'verify', whole], { lang: 'en_US.UTF-8' })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('222403: 8 entries')
  expect(out).toContain(headHash(heads[1]!.head))
  expect(out).toContain(heads[1]!.head.key)
  expect(out).toContain('history was never rewritten')
})

test('the first wrong entry is named with line, id and time', async () => {
  const wrong = desk.write('wrong.jsonl', textOf(lines.with(7, lines[7]!.replace('rename', 'x'))))
  const { code, err } = await runCli(['journal', 'verify', wrong])
  const { id, at } = entryNumber(5)
  expect(code).toBe(1)
  expect(err).toContain(`不成立：第 8 行（编号 ${id}，时间 ${at}）：第 5 条的内容与它的指纹不符`)
})

test('a head kept from before is compared, as hash, as file and as the page that was published', async () => {
  const page = { items: heads.map((each) => ({ ...each, hash: headHash(each.head) })) }
  const kept = [
    headHash(heads[0]!.head),
    desk.write('head.json', JSON.stringify(heads[0])),
    desk.write('heads.json', JSON.stringify(page)),
  ]
  for (const head of kept) {
    const { code, out } = await runCli(['journal', 'verify', whole, '--head', head])
    expect(code).toBe(0)
    expect(out).toContain('是手里那个封条的延续')
  }
  const short = desk.write('short.jsonl', textOf(buildExport([3]).lines))
  const later = await runCli(['journal', 'verify', short, '--head', kept[2]!])
  expect(later.code).toBe(1)
  expect(later.err).toContain('手里的封条')
})

test('what cannot be read, or is no head, is bad input', async () => {
  const cases = [
    ['journal', 'verify', 'nowhere.jsonl'],
    ['journal', 'verify', desk.path],
    ['journal', 'verify'],
    ['journal', 'check', whole],
    ['journal', 'verify', whole, '--head', desk.write('no-head.json', '{"size":1}')],
    ['journal', 'verify', whole, '--head', 'abc'],
  ]
  for (const args of cases) expect((await runCli(args, { cwd: desk.path })).code).toBe(2)
})
