import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { type WrittenSheet, writeXlsx } from './write-xlsx.ts'

async function write(...sheets: WrittenSheet[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of writeXlsx(sheets)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('is read back as it was written, whatever the cells hold', async () => {
  const rows = [
    ['编号', '名称', '数'],
    ['007', '<&">\'', 12],
    ['=1+1', ' 前后 空格 ', null],
    ['a\u0001b', '😀\ud83d', 0],
    ['', '多\n行', { text: '错', wrong: true as const }],
  ]
  const bytes = await write({ name: 'A', columns: [{}, { choices: ['是', '否'] }], rows })
  const table = await readTable({ name: 'x', bytes })
  expect(table.faults).toEqual([])
  expect(table.header).toEqual(['编号', '名称', '数'])
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ['007', '<&">\'', '12'],
    ['=1+1', '前后 空格', ''],
    ['ab', '😀', '0'],
    ['', '多\n行', '错'],
  ])
})

test('gives the same bytes for the same rows', async () => {
  const sheet = () => ({ name: 'A', columns: [{}], rows: [['a'], ['b']] })
  expect(await write(sheet())).toEqual(await write(sheet()))
})

test('makes rows only as they are taken', async () => {
  let made = 0
  async function* rows() {
    for (;;) {
      made += 1
      yield [`第${made}行${Math.imul(made, 2654435761)}`]
    }
  }
  const written = writeXlsx([{ name: 'A', columns: [{}], rows: rows() }])
  for (let taken = 0; taken < 40; taken++) await written.next()
  await written.return(undefined)
  expect(made).toBeLessThan(100_000)
  const ended = made
  await new Promise((next) => setImmediate(next))
  expect(made).toBe(ended)
})
