import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { faultInWords, tableWords } from './fault-words.ts'
import { fileLimits } from './limits.ts'
import { readTable } from './read-table.ts'
import { buildXlsx, type XlsxCell, xlsxEntries } from './testing/build-xlsx.ts'
import { buildZip } from './testing/build-zip.ts'
import { encodeBig5, encodeGb18030 } from './testing/encode-gb18030.ts'

const read = (bytes: Uint8Array | string, name = '表.csv', sheet?: string) =>
  readTable({ name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes }, sheet)

async function faultsOf(bytes: Uint8Array | string, name?: string, sheet?: string) {
  const { faults } = await read(bytes, name, sheet)
  return faults.map(({ row, column, value, code }) => ({ row, column, value, code }))
}

const codesOf = async (bytes: Uint8Array | string) =>
  (await read(bytes)).faults.map((fault) => fault.code)

const csv = '编号,名称\nS1,市司法局\nS2,市教育局\n'
const expectTwo = async (bytes: Uint8Array | string) => {
  const table = await read(bytes)
  expect(table.faults).toEqual([])
  expect(table.header).toEqual(['编号', '名称'])
  expect(table.rows).toEqual([
    { row: 2, cells: ['S1', '市司法局'] },
    { row: 3, cells: ['S2', '市教育局'] },
  ])
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}

describe('CSV', () => {
  test.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${csv}`)],
    ['GB18030', encodeGb18030(csv)],
    ['little-endian UTF-16', utf16(csv, true)],
    ['big-endian UTF-16', utf16(csv, false)],
    ['CRLF', Buffer.from(csv.replaceAll('\n', '\r\n'))],
    ['CR', Buffer.from(csv.replaceAll('\n', '\r'))],
    ['mixed line ends', Buffer.from(csv.replace('\n', '\r\n'))],
    ['no line end at the end', Buffer.from(csv.trimEnd())],
    ['tabs', Buffer.from(csv.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(csv.replaceAll(',', ';'))],
    ['quotes', Buffer.from('"编号","名称"\n"S1","市司法局"\n"S2","市教育局"\n')],
    [
      'outer and full-width spaces',
      Buffer.from('编号 ,　名称\n S1,市司法局　\nS2,\u200b市教育局\n'),
    ],
    ['empty columns at the right', Buffer.from('编号,名称,,\nS1,市司法局,,\nS2,市教育局\n')],
  ])('reads %s', async (_, bytes) => {
    await expectTwo(bytes)
  })

  test('reads text without a quote as it reads the same text beside one', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '市', ' ', ',', ';', '\t', '\n', '\r', "'"),
    })
    await fc.assert(
      fc.asyncProperty(cell, async (text) => {
        const [plain, beside] = [`a,b,c\n${text}`, `a,b,"c"\n${text}`]
        expect(await read(plain)).toEqual(await read(beside))
      }),
    )
  })

  test('keeps commas, quotes and line breaks inside quotes, and counts the row once', async () => {
    const { rows } = await read('a,b\n"x,""y""\nz",1\n2,3\n')
    expect(rows).toEqual([
      { row: 2, cells: ['x,"y"\nz', '1'] },
      { row: 3, cells: ['2', '3'] },
    ])
  })

  test('passes over blank rows and still counts them', async () => {
    const { rows } = await read('a,b\n\n1,2\n,\n3,4\n\n\n')
    expect(rows.map(({ row }) => row)).toEqual([3, 5])
  })

  test('names the row in which a quote is never closed', async () => {
    expect(await faultsOf('a,b\n1,2\n"3,4\n5,6\n')).toEqual([
      { row: 3, column: null, value: null, code: 'quote-not-closed' },
    ])
  })

  test('refuses bytes that are no text', async () => {
    expect(await codesOf(Uint8Array.from([0xff, 0xff, 0x80, 0x00]))).toEqual(['not-text'])
    expect(await codesOf(Buffer.from('a,b\n1,2\n', 'utf16le'))).toEqual(['not-text'])
    expect(await codesOf(Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0xff]))).toEqual(['not-text'])
  })

  test('refuses Big5 rather than read other names than were written', async () => {
    const names =
      '編號,名稱\nS1,縣農業農村局\nS2,市司法局\nS3,東區新民國民小學\nS4,鳳鳴社區發展協會\n'
    expect(await codesOf(encodeBig5(names))).toEqual(['text-big5'])
    // Traditional characters in GBK are sound.
    expect(await codesOf(encodeGb18030(names))).toEqual([])
  })

  test('names the row of a damaged character instead of reading the rest as another encoding', async () => {
    const whole = Buffer.from('code,name\nS1,县农业农村局\nS2,市司法局\n')
    const row3 = whole.indexOf('司')
    for (let at = row3; at < row3 + 6; at++) {
      const cut = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)])
      const bent = Buffer.from(whole)
      bent[at] = 0xff
      for (const damaged of [cut, bent])
        expect(await faultsOf(damaged)).toEqual([
          { row: 3, column: null, value: null, code: 'text-damaged' },
        ])
    }
    // Their bytes begin as characters of UTF-8 do.
    const rare = encodeGb18030('code,name\nS1,睿涵\nS2,邕宁\nS3,彝\n')
    expect(await codesOf(rare)).toEqual([])
  })

  test('reports a cell that stands under no header', async () => {
    expect(await faultsOf('a,b\n1,2,3\n')).toEqual([
      { row: 2, column: 'C', value: '3', code: 'outside-header' },
    ])
  })

  test('refuses more rows than the limit without reading them all', async () => {
    expect(await codesOf(`a\n${'1\n'.repeat(fileLimits.rows + 10)}`)).toEqual(['too-many-rows'])
    expect(await codesOf(`a\n1\n${'\n'.repeat(20_000_000)}`)).toEqual(['too-many-rows'])
  })

  test('refuses more columns than the limit in any row, and rows without end', async () => {
    expect(await codesOf(`${'a,'.repeat(300)}a\n`)).toEqual(['too-many-columns'])
    expect(await faultsOf(`a,b\n1,2\n${'a,'.repeat(300)}a\n`)).toEqual([
      { row: 3, column: null, value: null, code: 'too-many-columns' },
    ])
    expect(await codesOf(`a,b\n${'x'.repeat(3_000_000)}\n`)).toEqual(['row-too-long'])
  })

  test('counts empty cells: none to the right of the table, and none beyond the limit', async () => {
    await expectTwo(Buffer.from(csv.replaceAll('\n', `${','.repeat(16_382)}\n`)))
    const commas = `${','.repeat(1_000_000)}\n`
    expect(await codesOf(`a,b\n${commas.repeat(5)}`)).toEqual(['too-many-cells'])
  })
})

describe('xlsx', () => {
  test('reads shared and inline strings, numbers, truth values and dates as text', async () => {
    const { header, rows, faults } = await read(
      buildXlsx([
        ['编号', '区划代码', '数', '真', '日期', '内联'],
        ['S1', 411502001001, 0.1, true, { date: 46266 }, { inline: ' a&b ' }],
        [],
        [null, null, 3],
      ]),
    )
    expect(faults).toEqual([])
    expect(header).toEqual(['编号', '区划代码', '数', '真', '日期', '内联'])
    expect(rows).toEqual([
      { row: 2, cells: ['S1', '411502001001', '0.1', 'TRUE', '2026-09-01', 'a&b'] },
      { row: 4, cells: ['', '', '3', '', '', ''] },
    ])
  })

  test('is known by its content and not by its name', async () => {
    expect((await read(buildXlsx([['a'], ['1']]), 'x.csv')).rows).toHaveLength(1)
    expect((await read('a\n1\n', 'x.xlsx')).rows).toHaveLength(1)
  })

  test('reports a formula with its place and never its cached value', async () => {
    const rows: XlsxCell[][] = [
      ['编号', '最少结对'],
      ['S1', { formula: 'B3+1', value: 7 }],
      [{ formula: '', value: 'x' }, 1],
    ]
    const table = await read(buildXlsx(rows))
    expect(table.faults).toMatchObject([
      { row: 2, column: '最少结对', value: '=B3+1', code: 'formula' },
      { row: 3, column: '编号', value: null, code: 'formula' },
    ])
    expect(table.rows[0]?.cells).toEqual(['S1', null])
  })

  test('reports merged cells with their range and guesses at none of them', async () => {
    const table = await read(
      buildXlsx(
        [
          ['编号', '等次'],
          ['S1', 1],
          ['S2', null],
        ],
        ['B2:B3'],
      ),
    )
    expect(table.faults).toMatchObject([
      { row: 2, column: '等次', value: '1', code: 'merged', params: { range: 'B2:B3' } },
    ])
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['S1', null],
      ['S2', null],
    ])
  })

  test('survives a merge over the whole sheet', async () => {
    expect(await codesOf(buildXlsx([['a'], ['1']], ['A1:XFD1048576']))).toEqual(['merged'])
  })

  test('reports error values and numbers whose digits are lost', async () => {
    const rows: XlsxCell[][] = [
      ['a', 'b'],
      [{ error: '#N/A' }, 411502199001011200],
    ]
    expect(await faultsOf(buildXlsx(rows))).toEqual([
      { row: 2, column: 'a', value: '#N/A', code: 'error-value' },
      { row: 2, column: 'b', value: null, code: 'digits-lost' },
    ])
  })

  /** A workbook whose sheet and shared strings are written by hand. */
  const written = (sheet: string, strings = '') =>
    buildZip(
      xlsxEntries([['a']]).map((entry) => {
        const head = '<?xml version="1.0"?>'
        if (entry.name.endsWith('sheet1.xml')) {
          return { ...entry, data: `${head}<worksheet>${sheet}</worksheet>` }
        }
        return entry.name.endsWith('sharedStrings.xml') && strings
          ? { ...entry, data: `${head}<sst>${strings}</sst>` }
          : entry
      }),
    )
  const rowsOf = (cell: string, count: number) =>
    `<sheetData>${`<row>${cell}</row>`.repeat(count)}</sheetData>`
  const shown = '<c t="s"><v>0</v></c>'

  /** Characters that are normalised while a file is read: what cleaning costs, whatever the machine. */
  async function readCounting(bytes: Uint8Array) {
    let work = 0
    const { normalize } = String.prototype
    const counted = vi.spyOn(String.prototype, 'normalize')
    counted.mockImplementation(function (this: string, form?: string) {
      work += this.length
      return normalize.call(this, form)
    })
    try {
      return { codes: await codesOf(bytes), work: () => work }
    } finally {
      counted.mockRestore()
    }
  }

  test('cleans a shared text once, and not at all when it is too long for a cell', async () => {
    const endless = written(rowsOf(shown, 3_000), `<si><t>${'a'.repeat(1_000_000)}</t></si>`)
    const { codes, work } = await readCounting(endless)
    expect(new Set(codes)).toEqual(new Set(['cell-too-long']))
    expect(work()).toBeLessThan(1_000_000)
  })

  test('bounds what the cells show altogether, however few texts they share', async () => {
    const text = `<si><t>${'a'.repeat(30_000)}</t></si>`
    const { codes, work } = await readCounting(written(rowsOf(shown, 3_000), text))
    expect(codes).toEqual(['too-much-text'])
    expect(work()).toBeLessThan(1_000_000)
  })

  test('bounds the cells that merges cover, and what is told of them', async () => {
    const merges = (count: number) =>
      `<mergeCells>${'<mergeCell ref="A1:GR200000"/>'.repeat(count)}</mergeCells>`
    const wide = rowsOf('<c><v>1</v></c>', 20_000)
    expect(await codesOf(written(wide + merges(2)))).toEqual(['too-many-cells'])
    const long = rowsOf(shown, 1) + '<mergeCell ref="A1:B1"/>'.repeat(3_000)
    const { codes, work } = await readCounting(
      written(long, `<si><t>${'a'.repeat(30_000)}</t></si>`),
    )
    expect(codes).toEqual(['too-much-text'])
    expect(work()).toBeLessThan(1_000_000)
  })

  test.each([
    ['a row twice', '<row r="2"/><row r="2"/>', 2],
    ['rows out of order', '<row r="3"/><row r="2"/>', 2],
    ['a cell twice', '<row r="4"><c r="A4"/><c r="A4"/></row>', 4],
    ['cells out of order', '<row r="4"><c r="B4"/><c r="A4"/></row>', 4],
    ['a cell of another row', '<row r="4"><c r="A5"/></row>', 4],
  ])('refuses %s, where one would hide the other', async (_, rows, row) => {
    expect(await faultsOf(written(`<sheetData>${rows}</sheetData>`))).toEqual([
      { row, column: null, value: null, code: 'cells-disordered' },
    ])
  })

  test('refuses a cell outside every row, and numbers that are none', async () => {
    expect(await codesOf(written('<sheetData><c><v>1</v></c></sheetData>'))).toEqual(['zip-broken'])
    for (const value of ['0x1', '0b1', '1e999', 'Infinity', '1,5'])
      expect(await codesOf(written(rowsOf(`<c><v>${value}</v></c>`, 1)))).toEqual(['zip-broken'])
    const { header } = await read(written(rowsOf('<c><v>-1.5E-3</v></c>', 1)))
    expect(header).toEqual(['-0.0015'])
  })

  test('takes the first visible sheet, or the one named', async () => {
    const sheets = [
      { name: '隐藏', rows: [['a'], ['0']], hidden: true },
      { name: '一', rows: [['a'], ['1']] },
      { name: '二', rows: [['a'], ['2']] },
    ]
    expect((await read(buildXlsx(sheets))).rows[0]?.cells).toEqual(['1'])
    expect((await read(buildXlsx(sheets), 'x.xlsx', '二')).rows[0]?.cells).toEqual(['2'])
    expect((await read(buildXlsx(sheets), 'x.xlsx', '三')).faults).toMatchObject([
      { code: 'sheet-missing', params: { names: '隐藏、一、二' } },
    ])
  })

  test('refuses what declares to inflate too far, before inflating it', async () => {
    const [first, ...rest] = xlsxEntries([['a'], ['1']])
    const bomb = { ...(first as { name: string; data: string }), declaredSize: 0xf0000000 }
    expect(await codesOf(buildZip([bomb, ...rest]))).toEqual(['zip-too-large'])
  })

  test('refuses a bomb that declares too little, having inflated no more than the limit', async () => {
    const entries = xlsxEntries([['a'], ['1']])
    const sheet = entries.find(({ name }) => name.endsWith('sheet1.xml'))
    if (!sheet) throw new Error('no sheet')
    sheet.data = Buffer.concat([
      Buffer.from('<worksheet><sheetData>'),
      Buffer.alloc(50_000_000, ' '),
    ])
    const before = process.memoryUsage().arrayBuffers
    // The declared size is believed by nobody: inflation stops where it is exceeded.
    sheet.declaredSize = 40_000
    expect(await codesOf(buildZip(entries))).toEqual(['zip-broken'])
    delete sheet.declaredSize
    expect(await codesOf(buildZip(entries))).toEqual(['zip-too-large'])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000)
  })

  test('refuses archives with thousands of entries', async () => {
    const many = Array.from({ length: fileLimits.entries + 1 }, (_, at) => ({
      name: `${at}`,
      data: '',
    }))
    expect(await codesOf(buildZip(many))).toEqual(['zip-too-large'])
  })

  test('refuses more rows and columns than the limits', async () => {
    const entries = (place: string) =>
      buildZip(
        xlsxEntries([['a']]).map((entry) =>
          entry.name.endsWith('sheet1.xml')
            ? {
                ...entry,
                data: `<worksheet><sheetData><row r="${place.replace(/\D/g, '')}"><c r="${place}"><v>1</v></c></row></sheetData></worksheet>`,
              }
            : entry,
        ),
      )
    expect(await codesOf(entries('A1048576'))).toEqual(['too-many-rows'])
    expect(await codesOf(entries('XFD1'))).toEqual(['too-many-columns'])
  })

  test('refuses sheets with more cells than the limit, though they be empty', async () => {
    const entries = xlsxEntries([['a']]).map((entry) =>
      entry.name.endsWith('sheet1.xml')
        ? { ...entry, data: `<worksheet><sheetData><row>${'<c/>'.repeat(fileLimits.cells + 1)}` }
        : entry,
    )
    const ratio = fileLimits.ratio
    try {
      // Such a sheet packs to almost nothing, which is refused first.
      expect(await codesOf(buildZip(entries))).toEqual(['zip-too-large'])
      Object.assign(fileLimits, { ratio: 2_000 })
      expect(await codesOf(buildZip(entries))).toEqual(['too-many-cells'])
    } finally {
      Object.assign(fileLimits, { ratio })
    }
  })

  test('refuses entities, damage, passwords and archives without sheets', async () => {
    const entries = xlsxEntries([['a'], ['1']])
    const withDoctype = entries.map((entry) =>
      entry.name === 'xl/workbook.xml'
        ? { ...entry, data: '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>' }
        : entry,
    )
    expect(await codesOf(buildZip(withDoctype))).toEqual(['zip-broken'])
    const whole = buildZip(entries)
    expect(await codesOf(whole.subarray(0, whole.length - 30))).toEqual(['zip-broken'])
    expect(
      await codesOf(buildZip(entries.map((entry) => ({ ...entry, encrypted: true })))),
    ).toEqual(['file-encrypted'])
    expect(await codesOf(buildZip([{ name: 'word/document.xml', data: '<x/>' }]))).toEqual([
      'file-zip',
    ])
    expect(await codesOf(buildZip([{ name: 'xl/workbook.bin', data: 'x' }]))).toEqual(['file-xlsb'])
  })

  test('never throws, wherever a workbook is damaged', async () => {
    const whole = buildXlsx(
      [
        ['编号', '名称'],
        ['S1', 1],
      ],
      ['A1:A2'],
    )
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Uint8Array.from(whole)
      damaged[at] = (damaged[at] as number) ^ 0x55
      const table = await read(damaged)
      expect(Array.isArray(table.faults)).toBe(true)
    }
  })
})

describe('other files', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  test.each([
    ['file-xls', Uint8Array.from([...ole, 1, 2, 3])],
    [
      'file-encrypted',
      Buffer.concat([Uint8Array.from(ole), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['file-pdf', Buffer.from('%PDF-1.7')],
    ['file-image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
    ['file-archive', Buffer.from('Rar!\x1a\x07')],
    ['file-html', Buffer.from('<html><table><tr><td>编号</td></tr></table></html>')],
    ['file-xml', Buffer.from('<?xml version="1.0"?><Workbook/>')],
    ['empty-file', new Uint8Array()],
    ['empty-file', Buffer.from('\n,,\n  \n')],
    ['header-missing', Buffer.from(',\nS1,x\n')],
    ['file-too-large', new Uint8Array(50 * 1024 * 1024)],
  ])('are refused by name: %s', async (code, bytes) => {
    expect(await codesOf(bytes)).toEqual([code])
  })
})

describe('identity-card numbers', () => {
  // Made up; the second has a wrong check digit, as a mistyped one would.
  test.each([
    '11010519491231002X',
    '110105194912310021',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105 19491231 002x',
    '1: 110105 19491231 002x',
    '110105–19491231–0021',
    '110105.19491231.0021',
    '110105_19491231_0021',
    '110105/19491231/0021',
    '110105‑19491231‑0021',
    '110105·19491231·0021',
    '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 1',
    '110105\u00ad19491231\u20600021',
    '①10105194912310021',
    '١١٠١٠٥١٩٤٩١٢٣١٠٠٢١',
    '130503670401001',
    '130503 670401 001',
  ])('are refused and never repeated: %s', async (number) => {
    const table = await read(`a,备注\n1,张三${number}\n`)
    expect(table.faults).toMatchObject([{ row: 2, column: '备注', code: 'identity-number' }])
    const told = JSON.stringify(table) + faultInWords(table.faults[0]!, 'zh', tableWords)
    const digits = (said: string) => said.normalize('NFKC').replace(/[^\p{Nd}]/gu, '')
    expect(digits(told)).not.toContain(digits(number).slice(3, -1))
  })

  test('are refused in headers, unknown columns and formulas too', async () => {
    const id = '11010519491231002X'
    const table = await read(
      buildXlsx([
        ['a', id],
        [{ formula: `"${id}"` }, 'x'],
      ]),
    )
    expect(table.faults.map(({ code }) => code)).toEqual(['identity-number', 'formula'])
    expect(JSON.stringify(table)).not.toContain(id)
  })

  test('are told from codes with an impossible birthday', async () => {
    const text = '11010519491331002X,411502001001,130503671301001,91110105MA0000000X'
    expect(await codesOf(`a,b,c,d\n${text}\n`)).toEqual([])
    const lists = '411502001001；411502001002,13800000000、13900000000,2026-06-01 至 2026-09-30'
    expect(await codesOf(`a,b,c\n${lists}\n`)).toEqual([])
  })
})

describe('faults in words', () => {
  test('name file, row, column and value in both languages', async () => {
    const [fault] = (await read('编号\nS1,多\n')).faults
    expect(faultInWords(fault!, 'zh', tableWords)).toBe(
      '表.csv：第 2 行“B”写的是“多”，但这一列没有表头',
    )
    expect(faultInWords(fault!, 'en', tableWords)).toBe(
      '表.csv: row 2, "B": it says "多" under no header',
    )
  })

  test('show no control characters and no endless values', async () => {
    const [fault] = (await read(`a\n1,\u001b[2J${'x'.repeat(500)}\n`)).faults
    const text = faultInWords(fault!, 'en', tableWords)
    expect(text).not.toContain('\u001b')
    expect(text.length).toBeLessThan(120)
  })

  test('exist in both languages, with the same parameters, for every code', () => {
    const params = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort()
    for (const phrase of Object.values(tableWords))
      expect(params(phrase.zh)).toEqual(params(phrase.en))
  })
})

test('reports the same header twice', async () => {
  expect(await faultsOf('编号,名称,编号\n1,2,3\n')).toEqual([
    { row: 1, column: '编号', value: '编号', code: 'duplicate-header' },
  ])
})

test('a character that no database holds is a fault of its cell', async () => {
  const rows = [
    ['编号', '名称', '备注_x0000_'],
    ['A1', '一_x0000_局', ''],
    [{ formula: '1', value: '_x0000_' }, '二局', ''],
  ]
  const table = await read(buildXlsx(rows))
  expect(table.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
    [1, 'C', 'characters'],
    [2, '名称', 'characters'],
    [3, '编号', 'formula'],
  ])
  expect(table.rows[0]?.cells.slice(0, 2)).toEqual(['A1', null])
  expect(JSON.stringify(table)).not.toContain('\\u0000')
})
