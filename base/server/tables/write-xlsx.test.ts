import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { readXml } from './read-xml.ts'
import { openZip } from './read-zip.ts'
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
    ["'=1", '甲;乙；丙', 'a_x0041_b_x005F_x_xZ'],
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
    ["'=1", '甲;乙；丙', 'a_x0041_b_x005F_x_xZ'],
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

interface Element {
  name: string
  attribute(name: string): string | undefined
}

/** Each part of a package, as a strict reader of XML meets it. */
async function partsOf(bytes: Buffer, names: readonly string[]): Promise<Map<string, Element[]>> {
  const zip = await openZip(bytes)
  const parts = new Map<string, Element[]>()
  for (const name of names) {
    const elements: Element[] = []
    await readXml(zip.read(name), {
      open: (element, attribute) => elements.push({ name: element, attribute }),
    })
    parts.set(name, elements)
  }
  return parts
}

test('is a package whose parts are all there, declared and related to each other', async () => {
  const sheet = (name: string) => ({ name, columns: [{}], rows: [['a']] })
  const bytes = await write(sheet('甲'), sheet('乙 & <丙>'))
  const [types, root, book, related] = [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
  ] as const
  const parts = await partsOf(bytes, [types, root, book, related])
  const all = (part: string, element: string) =>
    (parts.get(part) ?? []).filter(({ name }) => name === element)
  const targets = (part: string, folder: string) =>
    all(part, 'Relationship').map(({ attribute }) => posix.join(folder, attribute('Target') ?? ''))
  expect(targets(root, '')).toEqual([book])
  const declared = all(types, 'Override').map(({ attribute }) => attribute('PartName')?.slice(1))
  expect(declared.sort()).toEqual([book, ...targets(related, 'xl')].sort())
  // Every part that is named stands in the file and is sound XML.
  await partsOf(bytes, targets(related, 'xl'))
  const ids = all(related, 'Relationship').map(({ attribute }) => attribute('Id'))
  for (const { attribute } of all(book, 'sheet')) expect(ids).toContain(attribute('r:id'))
  expect(all(book, 'sheet').map(({ attribute }) => attribute('name'))).toEqual(['甲', '乙 & <丙>'])
})

test('holds text as text, its header in view, its columns as wide as asked for', async () => {
  const name = 'xl/worksheets/sheet1.xml'
  const columns = [{ width: 30 }, { choices: ['是', '否'] }]
  const rows = [
    ['编号', '选'],
    ['=HYPERLINK("x")', 7],
  ]
  const elements =
    (await partsOf(await write({ name: 'A', columns, rows }), [name])).get(name) ?? []
  const of = (element: string) => elements.filter((each) => each.name === element)
  expect(of('f')).toEqual([])
  expect(of('c').map(({ attribute }) => [attribute('r'), attribute('t')])).toEqual([
    ['A1', 'inlineStr'],
    ['B1', 'inlineStr'],
    ['A2', 'inlineStr'],
    ['B2', undefined],
  ])
  expect(of('col').map(({ attribute }) => attribute('width'))).toEqual(['30', '14'])
  expect(of('pane')[0]?.attribute('state')).toBe('frozen')
  expect(of('dataValidation')[0]?.attribute('sqref')).toBe('B2:B20001')
  // The order that the schema of a worksheet prescribes; Excel repairs a sheet that has another.
  const inOrder = ['sheetViews', 'cols', 'sheetData', 'dataValidations']
  expect(elements.map((each) => each.name).filter((each) => inOrder.includes(each))).toEqual(
    inOrder,
  )
})
