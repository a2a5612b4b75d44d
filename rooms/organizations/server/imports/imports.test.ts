import { createHash, createHmac } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import { beforeAll, describe, expect, test } from 'vitest'
import { organizationsParts } from '#apps/server/organizations-parts.ts'
import { dayOf } from '#base/server/clock.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import { buildXlsx } from '#base/server/tables/testing/build-xlsx.ts'
import { listTraces } from '#rooms/journal/server/door.ts'
import { createManagementArea } from '#rooms/regions/server/door.ts'
import { askImports, bring, type Sheet } from '../../testing/brought.ts'
import { county, office, yanming, yaodian } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'
import { plain } from '../changes/apply-changes.ts'
import { listOrganizationsByCodes } from '../store.ts'
import { forgetImports } from './forget-imports.ts'

/** What another room names. */
const named = new Set<string>()
const parts = {
  ...organizationsParts,
  dependants: [
    async (_tx: unknown, _county: string, ids: readonly string[]) => [
      {
        key: 'named',
        label: { zh: '别处', en: 'Elsewhere' },
        count: ids.filter((id) => named.has(id)).length,
      },
    ],
  ],
}
const registry = useRegistry({ parts })

const tomorrow = dayOf(new Date(Date.now() + 86_400_000))
const header = ['编号', '名称', '类型', '层级', '职能', '区划代码', '上级编号', '党员数']
const row = (code: string, name: string, more: Partial<Record<number, string>> = {}) => {
  const cells = [code, name, '单位', '县', '政法', office, '', '12']
  for (const [at, value] of Object.entries(more)) cells[Number(at)] = value as string
  return cells
}

/** Every test has a prefix of codes of its own, and what another one left is missing from its file. */
const find = async (code: string) => {
  const { items } = (await registry.as('chief').get(`?county=${county}&q=${code}&state=all`)).body
  return items.find((item: { code: string }) => item.code === code)
}

beforeAll(async () => {
  await registry.admit('yanming', [{ role: 'office', code: yanming }])
  await registry.admit('neighbour', [{ role: 'office', code: '222404000000' }])
})

describe('reading a sheet', () => {
  test('lists every fault at once, with row, column, value and what was expected', async () => {
    const sheet: Sheet = [
      [...header, '统一社会信用代码'],
      [...row('A1', '一局'), ''],
      [...row('A1', '二局'), ''],
      [...row('', '三局', { 2: '村' }), ''],
      [...row('A4', '四局', { 5: '411500000000', 7: '很多' }), 'I12345678901234567'],
      [...row('A5', '五局', { 5: '222403999999', 6: 'NIX' }), ''],
      [...row('A6', '六局', { 6: 'A7' }), ''],
      [...row('A7', '七局', { 6: 'A6' }), ''],
      // What is wrong with a row hides nothing else of it, and makes no fault of what hangs on it.
      [...row('A4', '八局', { 5: '22', 6: 'NIX' }), ''],
      [...row('A9', '九局', { 2: '村', 5: '222403999999', 6: 'NIX' }), ''],
      [...row('A10', '十局', { 6: 'A9' }), ''],
    ]
    const brought = await bring(registry, sheet)
    const shown = await brought.show()
    expect(shown).toMatchObject({ state: 'faulty', counts: null, faultCount: 16 })
    const faults = await brought.faults()
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '编号', 'duplicate-code'],
      [4, '编号', 'cell-empty'],
      [4, '类型', 'not-expected'],
      [5, '区划代码', 'region-outside'],
      [5, '党员数', 'not-expected'],
      [5, '统一社会信用代码', 'credit-code'],
      [6, '区划代码', 'region-unknown'],
      [6, '上级编号', 'parent-absent'],
      [7, '上级编号', 'cycle'],
      [8, '上级编号', 'cycle'],
      [9, '编号', 'duplicate-code'],
      [9, '区划代码', 'region-form'],
      [9, '上级编号', 'parent-absent'],
      [10, '类型', 'not-expected'],
      [10, '区划代码', 'region-unknown'],
      [10, '上级编号', 'parent-absent'],
    ])
    expect(faults[2].text).toMatch(/^写的是“村”，应为单位、[^ ]+之一$/)
    expect(faults[0].text).toBe('写的是“A1”，与第 2 行的编号重复')
    const english = await brought.ask('GET', '/faults', undefined, { 'accept-language': 'en' })
    expect(english.body.items[0].text).toBe('it says "A1", the code of row 2')
    expect(await find('A1')).toBeUndefined()
  })

  test('gives the file back with its faults in the rows they belong to', async () => {
    const brought = await bring(registry, [
      header,
      row('B1', '一局'),
      row('B2', '二局', { 7: 'x' }),
    ])
    const { status, body, headers } = await brought.ask('GET', '/faults.xlsx')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('名册-错误.xlsx'))
    const table = await readTable({ name: 'x.xlsx', bytes: body })
    expect(table.faults).toEqual([])
    expect(table.header).toEqual(['错误', ...header])
    expect(table.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['', 'B1', '一局'],
      ['党员数：写的是“x”，应为整数', 'B2', '二局'],
    ])
    // Corrected in part and sent again, it is marked anew instead of twice.
    const again = await bring(registry, [
      table.header,
      ...table.rows.map(({ cells }) => cells.map((cell) => cell ?? '')),
    ])
    expect((await again.show()).notices).toEqual([])
    const marked = await again.ask('GET', '/faults.xlsx')
    const second = await readTable({ name: 'x.xlsx', bytes: marked.body })
    expect(second.header).toEqual(['错误', ...header])
  })

  test('says what waits for the programme and what was not known', async () => {
    const sheet = [
      [...header, '等次', '最少结对', '联系方式'],
      [...row('C1', '一局'), '1', '1', '?'],
    ]
    const brought = await bring(registry, sheet)
    const shown = await brought.show()
    expect(shown.state).toBe('previewed')
    expect(
      shown.notices.map(({ column, code }: { column: string; code: string }) => [column, code]),
    ).toEqual([
      ['联系方式', 'unknown-column'],
      ['等次', 'programme-column'],
      ['最少结对', 'programme-column'],
    ])
    expect(shown.columns).toContainEqual({ header: '等次', field: 'tier', how: 'programme' })
    expect(shown.columns).toContainEqual({ header: '联系方式', field: null, how: 'unknown' })
  })

  test('says which codes and names are worth a look, and keeps them as they are', async () => {
    const sheet = [
      [...header, '统一社会信用代码'],
      [...row('K1', '看一眼的局'), '91350203M0001QAY9B'],
      [...row('K2', '看两眼的局'), '91350203M0001QAY9B'],
      [...row('K3', '看一眼的局'), '91350100M000100Y43'],
    ]
    const shown = await (await bring(registry, sheet)).show()
    expect(shown).toMatchObject({ state: 'previewed', counts: { new: 3 } })
    expect(
      shown.notices.map(({ row, code }: { row: number | null; code: string }) => [row, code]),
    ).toEqual([
      [null, 'same-names'],
      [2, 'credit-code-check'],
      [3, 'credit-code-check'],
      [3, 'credit-code-twice'],
    ])
  })

  test('learns by hand what the county calls its columns, and finds them the next time', async () => {
    const strange = ['单位代号', ...header.slice(1), '备注说明']
    const rows = [[...row('D1', '一局'), '随便']]
    const first = await bring(registry, [strange, ...rows], { side: 'office' })
    expect(await first.faults()).toMatchObject([{ code: 'column-missing' }])
    const mapped = await first.ask('PUT', '/columns', {
      columns: [
        { header: '单位代号', field: 'code' },
        { header: '备注说明', field: null },
      ],
    })
    expect(mapped.status).toBe(200)
    await registry.runJobs()
    expect(await first.show()).toMatchObject({ state: 'previewed', notices: [] })
    const second = await bring(registry, [strange, ...rows], { side: 'office' })
    const { state, columns } = await second.show()
    expect(state).toBe('previewed')
    expect(columns).toContainEqual({ header: '单位代号', field: 'code', how: 'mapping' })
    const other = await bring(registry, [strange, ...rows], { side: 'supporter' })
    expect((await other.show()).state).toBe('faulty')
  })

  test('reads a workbook as it reads CSV, and refuses by name what is neither', async () => {
    const brought = await bring(registry, buildXlsx([header, row('E1', '一局')]), {
      fileName: 'C:\\桌面\\\u202e名册.xlsx',
    })
    expect(await brought.show()).toMatchObject({
      fileName: '名册.xlsx',
      state: 'previewed',
      counts: { new: 1 },
    })
    const pdf = await bring(registry, Buffer.from('%PDF-1.7 nothing'))
    expect(await pdf.faults()).toMatchObject([{ code: 'file-pdf', row: null }])
  })

  test('refuses a code that names another side', async () => {
    const brought = await bring(registry, [
      header,
      row('村（社区）：C01', '一局'),
      row('甲：C01', '二局'),
    ])
    expect(await brought.faults()).toMatchObject([
      { row: 2, column: '编号', code: 'code-qualified' },
    ])
  })

  test('refuses in its place a name that shows nothing, and a character that nothing can hold', async () => {
    const brought = await bring(
      registry,
      buildXlsx([header, row('Y1', '？！'), row('Y2', '\u3164'), row('Y3', '一_x0000_局')]),
      { fileName: '名册.xlsx' },
    )
    const faults = await brought.faults()
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '名称', 'not-expected'],
      [3, '名称', 'not-expected'],
      [4, '名称', 'characters'],
    ])
    expect(faults[2].text).toBe('里面有存不下的字符，请重新输入这一格')
  })

  test('holds rows to the reach of whoever brought them', async () => {
    await bring(registry, [header, row('F0', '县局')]).then((each) => each.apply())
    const brought = await bring(
      registry,
      [
        header,
        row('F1', '镇司法所', { 5: yaodian }),
        row('F2', '县里的', {}),
        row('F0', '县局', { 5: yaodian }),
        row('F3', '挂到县局', { 5: yanming, 6: 'F0' }),
      ],
      { who: 'yanming' },
    )
    const faults = await brought.faults()
    expect(faults.map(({ row, code }) => [row, code])).toEqual([
      [3, 'region-beyond'],
      [4, 'code-taken'],
      [5, 'parent-absent'],
    ])
    const foreign = await askImports(registry, 'neighbour', 'GET', brought.path)
    expect(foreign.status).toBe(404)
    const { body } = await askImports(registry, 'yanming', 'GET', `/api/imports?county=${county}`)
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([brought.id])
    const all = await askImports(
      registry,
      'chief',
      'GET',
      `/api/imports?county=${county}&limit=200`,
    )
    expect(all.body.items.map(({ id }: { id: string }) => id)).toContain(brought.id)
  })

  test('leaves out for one file alone what every sheet needs', async () => {
    const odd = await bring(
      registry,
      [
        ['编号', '真编号', '名称', '类型', '区划代码', '随便'],
        ['1', 'R1', '一局', '单位', office, 'x'],
      ],
      { side: 'other' },
    )
    await odd.ask('PUT', '/columns', {
      columns: [
        { header: '编号', field: null },
        { header: '真编号', field: 'code' },
        { header: '随便', field: null },
      ],
    })
    await registry.runJobs()
    expect(await odd.rows('new')).toMatchObject([{ code: 'R1' }])
    const ordinary = await bring(
      registry,
      [
        ['编号', '名称', '类型', '区划代码', '随便'],
        ['R2', '二局', '单位', office, 'x'],
      ],
      { side: 'other' },
    )
    expect(await ordinary.show()).toMatchObject({ state: 'previewed', notices: [] })
  })

  test('a township says for its own file what columns mean, and not for the county', async () => {
    const strange = ['机构号', ...header.slice(1)]
    const rows = [row('G1', '镇里的', { 5: yanming })]
    const own = await bring(registry, [strange, ...rows], { who: 'yanming' })
    const columns = [{ header: '机构号', field: 'code' }]
    expect(await own.ask('PUT', '/columns', { columns })).toMatchObject({ status: 200 })
    await registry.runJobs()
    expect(await own.show()).toMatchObject({ state: 'previewed' })
    const later = await bring(registry, [strange, ...rows])
    expect(await later.show()).toMatchObject({ state: 'faulty' })
  })

  test('hangs nothing elsewhere that has branches beyond the reach', async () => {
    const seated = { 5: yanming }
    const file = [
      header,
      row('H1', '站', seated),
      row('H2', '壳', seated),
      row('H3', '远处的支部', { 5: '222403102000', 6: 'H1' }),
    ]
    await bring(registry, file).then((each) => each.apply())
    const brought = await bring(registry, [header, row('H1', '站', { ...seated, 6: 'H2' })], {
      who: 'yanming',
    })
    expect(await brought.faults()).toMatchObject([
      { row: 2, column: '上级编号', code: 'branches-beyond' },
    ])
  })

  test('refuses an identity-card number in the name of a file and in what is said of a header', async () => {
    const query = { county, side: 'supporter', fileName: '张三11010519491231002X.csv' }
    const path = `/api/imports?${new URLSearchParams(query)}`
    const sent = await askImports(registry, 'chief', 'POST', path, Buffer.from('a,b'))
    expect(sent).toMatchObject({ status: 400, body: { errors: [{ pointer: 'fileName' }] } })
    const brought = await bring(registry, [header, row('Q1', '一局')])
    const columns = [{ header: '11010519491231002X', field: null }]
    expect(await brought.ask('PUT', '/columns', { columns })).toMatchObject({ status: 400 })
  })

  test('refuses a file above 32 MB and an empty one', async () => {
    const path = `/api/imports?${new URLSearchParams({ county, side: 'supporter', fileName: 'x' })}`
    const large = await askImports(registry, 'chief', 'POST', path, Buffer.alloc(33 * 1024 * 1024))
    expect([large.status, large.body.code]).toEqual([413, 'base.file-too-large'])
    const empty = await askImports(registry, 'chief', 'POST', path, Buffer.alloc(0))
    expect([empty.status, empty.body.code]).toEqual([400, 'base.file-empty'])
  })

  test('takes a repeated request once, and the same key with another file not at all', async () => {
    const path = `/api/imports?${new URLSearchParams({ county, side: 'other', fileName: 'x' })}`
    const send = (text: string) =>
      askImports(registry, 'chief', 'POST', path, Buffer.from(text), { 'idempotency-key': 'K1' })
    const first = await send('a')
    const again = await send('a')
    const other = await send('b')
    expect([first.status, again.status, other.status]).toEqual([202, 202, 422])
    expect(again.body).toEqual(first.body)
    await registry.runJobs()
  })
})

describe('applying', () => {
  test('does what the preview showed: new, changed field by field, unchanged, missing kept', async () => {
    const first = await bring(registry, [
      header,
      row('G1', '司法局', { 2: '机关' }),
      row('G2', '第一支部', { 2: '支部', 6: 'G1' }),
      row('G3', '财政局'),
    ])
    expect((await first.show()).counts).toMatchObject({ new: 3, changed: 0, unchanged: 0 })
    expect(await first.apply()).toMatchObject({ state: 'applied', ahead: 0 })
    expect(await find('G2')).toMatchObject({ name: '第一支部', parentName: '司法局', members: 12 })
    const second = await bring(registry, [
      header,
      row('G1', '司法局', { 7: '15' }),
      row('G2', '第一支部', { 2: '支部', 6: '' }),
      row('G4', '民政局', { 6: 'G5' }),
      row('G5', '民政局机关', {}),
      row('G6', '财政局', {}),
    ])
    const { counts } = await second.show()
    expect(counts).toMatchObject({ new: 3, changed: 2, unchanged: 0 })
    const changed = await second.rows('changed')
    expect(changed.map(({ code, fields }) => [code, fields])).toEqual([
      ['G1', [{ field: 'members', old: 12, new: 15 }]],
      ['G2', [{ field: 'parentId', old: 'G1 司法局', new: null }]],
    ])
    const hinted = await second.rows('new', '&hinted=true')
    expect(
      hinted.map(({ code, hints }) => [code, hints.map((hint: { code: string }) => hint.code)]),
    ).toEqual([['G6', ['G3']]])
    const missing = await second.rows('missing')
    expect(missing.map(({ code }) => code)).toContain('G3')
    await second.apply({ reason: '年度核对' })
    expect(await find('G1')).toMatchObject({ members: 15, version: 2 })
    expect(await find('G4')).toMatchObject({ parentName: '民政局机关' })
    expect(await find('G3')).toMatchObject({ endsOn: null })
    const again = await bring(registry, [header, row('G4', '民政局', { 6: 'G5' })])
    expect((await again.show()).counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    const entries = await registry.database.pool.query(
      `set app.counties = '${county}'; select action, subject_id, record_count from journal.entries
       where county_code = '${county}' and reason = '年度核对' order by id`,
    )
    expect((entries as unknown as { rows: unknown[] }[]).at(-1)?.rows).toEqual([
      { action: 'organizations.import', subject_id: second.id, record_count: 3 },
      { action: 'organizations.import', subject_id: second.id, record_count: 2 },
      { action: 'organizations.apply-import', subject_id: second.id, record_count: null },
    ])
  })

  test('keeps in the journal, in one entry of all, the hash of each new organization as it is stored', async () => {
    const brought = await bring(registry, [
      [...header, '统一社会信用代码', '户数'],
      [...row('JR1', '审计局', { 6: 'JR2' }), '91350100M000100Y43', '30'],
      [...row('JR2', '统计局', { 3: '', 4: '', 7: '' }), '', ''],
      [...row('JR3', '郑一', { 2: '干部', 3: '', 4: '', 7: '' }), '', ''],
    ])
    expect(await brought.apply()).toMatchObject({ state: 'applied' })
    const key = createHash('sha256').update('test').digest()
    const hash = (text: string) => createHmac('sha256', key).update(text).digest()
    const { made, cadre, entries } = await registry.work.read(
      { counties: [county] },
      async (tx) => {
        const made = await listOrganizationsByCodes(tx, county, ['JR1', 'JR2'])
        const [cadre] = await listOrganizationsByCodes(tx, county, ['JR3'])
        const entries = await tx.db
          .selectFrom('journal.entries')
          .selectAll()
          .where('countyCode', '=', county)
          .where('subjectId', 'in', [brought.id, cadre!.id])
          .where('action', '=', 'organizations.import')
          .orderBy('subjectKind')
          .execute()
        return { made, cadre, entries }
      },
    )
    expect(made).toHaveLength(2)
    made.sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(entries).toMatchObject([
      {
        subjectKind: 'import',
        recordKind: 'organization',
        recordIds: made.map(({ id }) => id),
        recordsBefore: null,
        recordsAfter: Buffer.concat(made.map((each) => hash(canonicalJson(plain(each))))),
      },
      // Of a cadre the hash goes with the person, so it stands alone.
      { subjectKind: 'organization', personId: cadre!.id, recordIds: null },
    ])
    expect(entries[1]!.afterHash).not.toEqual(hash(canonicalJson(plain(cadre!))))
  })

  test('is among the traces of each of its organizations, and so is its undoing', async () => {
    await (await bring(registry, [header, row('JT1', '粮食局'), row('JT2', '盐业局')])).apply()
    const changed = await bring(registry, [
      header,
      row('JT1', '粮食局', { 7: '20' }),
      row('JT2', '盐业局', { 7: '21' }),
    ])
    const { id } = await find('JT2')
    await changed.apply({ reason: '年中核对' })
    await changed.undo()
    const traces = await registry.work.read({ counties: [county] }, (tx) =>
      listTraces(tx, {
        counties: [county],
        subjects: [{ kind: 'organization', ids: [id] }],
        limit: 10,
      }),
    )
    expect(traces.items.map(({ action, reason }) => [action, reason])).toEqual([
      ['organizations.undo', '导错了'],
      ['organizations.import', '年中核对'],
      ['organizations.import', null],
    ])
  })

  test('hangs rows by name where only one is called so, in the file or in the registry', async () => {
    await (
      await bring(registry, [header, row('N1', '组织部'), row('N2', '宣传部'), row('N3', '宣传部')])
    ).apply()
    const named = ['编号', '名称', '类型', '区划代码', '上级单位']
    const sheet = (name: string, above: string) => [`N-${name}`, name, '支部', office, above]
    const brought = await bring(registry, [
      named,
      sheet('甲支部', '组织部'),
      sheet('乙支部', '甲党支部'),
      sheet('丙支部', '宣传部'),
      sheet('丁支部', '没有的部'),
      sheet('戊支部', 'N2'),
    ])
    expect(await brought.faults()).toMatchObject([
      {
        row: 4,
        column: '上级单位',
        code: 'parent-ambiguous',
        text: expect.stringContaining('N2, N3'),
      },
      { row: 5, column: '上级单位', code: 'parent-absent' },
    ])
    const mended = await bring(registry, [
      named,
      sheet('甲支部', '组织部'),
      sheet('乙支部', '甲党支部'),
      sheet('戊支部', 'N2'),
    ])
    await mended.apply()
    expect(await find('N-甲支部')).toMatchObject({ parentName: '组织部' })
    expect(await find('N-乙支部')).toMatchObject({ parentName: '甲支部' })
    expect(await find('N-戊支部')).toMatchObject({ parentName: '宣传部' })
  })

  test('never touches what the sheet has no column for', async () => {
    const first = await bring(registry, [header, row('H1', '审计局')])
    await first.apply()
    const second = await bring(registry, [
      ['code', 'name', 'kind', 'region_code'],
      ['H1', '市审计局', 'unit', office],
    ])
    await second.apply()
    expect(await find('H1')).toMatchObject({ name: '市审计局', function: 'law', members: 12 })
  })

  test('tells what somebody else changed since, makes the preview anew and overwrites nothing', async () => {
    await (await bring(registry, [header, row('I1', '统计局'), row('I2', '水利局')])).apply()
    const brought = await bring(registry, [
      header,
      row('I1', '统计局', { 7: '20' }),
      row('I2', '水利局', { 7: '21' }),
      row('I3', '气象局'),
    ])
    const { id, version } = await find('I1')
    await registry.as('chief').patch(`/${county}/${id}`, { version, members: 99 })
    await registry.as('chief').make('别的气象局', { code: 'I3' })
    const shown = await brought.apply()
    expect(shown).toMatchObject({ state: 'previewed', counts: { new: 0, changed: 3 } })
    expect(
      shown.stale.map(({ row, code, what }: Record<string, unknown>) => [row, code, what]),
    ).toEqual([
      [2, 'I1', 'changed'],
      [4, 'I3', 'taken'],
    ])
    expect(shown.stale[0].changes).toMatchObject([
      { field: 'members', before: 12, theirs: 99, yours: 20 },
    ])
    expect(await find('I1')).toMatchObject({ members: 99 })
    expect(await find('I2')).toMatchObject({ members: 12 })
    const [first] = await brought.rows('changed')
    expect(first.fields).toEqual([{ field: 'members', old: 99, new: 20 }])
    expect(await brought.apply()).toMatchObject({ state: 'applied', stale: [] })
  })

  test('a corrected sheet takes the place of the faulty one, and of none that waits for another reason', async () => {
    const faulty = await bring(registry, [header, row('Y1', '甲局', { 7: '很多' })])
    expect(await faulty.show()).toMatchObject({ state: 'faulty' })
    const corrected = await bring(registry, [header, row('Y1', '甲局')], { instead: faulty.id })
    expect(await faulty.show()).toMatchObject({ state: 'cancelled' })
    await bring(registry, [header, row('Y2', '乙局')], { instead: corrected.id })
    expect(await corrected.show()).toMatchObject({ state: 'previewed' })
    const other = await bring(registry, [header, row('Y3', '丙局', { 7: '很多' })])
    const theirs = [header, row('Y4', '丁局', { 5: yanming })]
    await bring(registry, theirs, { who: 'yanming', instead: other.id })
    expect(await other.show()).toMatchObject({ state: 'faulty' })
    await bring(registry, [header, row('Y3', '丙局')], { instead: crypto.randomUUID() })
  })

  test('refuses a decision about a preview that is not the present one', async () => {
    const brought = await bring(registry, [header, row('J1', '林业局')])
    const { version } = await brought.show()
    const stale = await brought.ask('POST', '/apply', { version: version - 1 })
    expect([stale.status, stale.body.code]).toEqual([409, 'organizations.import-state'])
    expect((await brought.ask('POST', '/cancel')).body.state).toBe('cancelled')
    const gone = await brought.ask('POST', '/apply', { version: version + 1 })
    expect(gone.status).toBe(409)
  })

  test('says before what hangs on those that are missing, here and in other rooms', async () => {
    const chief = registry.as('chief')
    const columns = ['编号', '名称', '类型', '区划代码']
    const side = { side: 'community' }
    await (await bring(registry, [columns, ['Z1', '子村', '村', yaodian]], side)).apply()
    const { id } = await find('Z1')
    const at = `/${county}/${id}`
    const contact = { name: '李二', phone: '13800000000', purpose: '值班', expiresOn: tomorrow }
    await chief.post(`${at}/contacts`, contact)
    await chief.post(`${at}/posts`, { title: '主任', kind: 'director', holderName: '王一' })
    await chief.post(`${at}/teams`, { name: '志愿队', kind: 'volunteers' })
    named.add(id)
    const brought = await bring(registry, [columns, ['Z2', '丑村', '村', yaodian]], side)
    const { missingHangs, counts } = await brought.show()
    expect(counts.missing).toBe(1)
    expect(missingHangs.map(({ key, count }: Record<string, unknown>) => [key, count])).toEqual([
      ['posts', 1],
      ['contacts', 1],
      ['teams', 1],
      ['named', 1],
    ])
    const [missing] = await brought.rows('missing')
    expect(missing).toMatchObject({ code: 'Z1', hangs: missingHangs })
    named.clear()
    expect((await brought.apply()).missingHangs).toEqual([])
    expect((await brought.rows('missing')).map(({ hangs }) => hangs)).toEqual([[]])
  })

  test('refuses to close without a reason, and needs none where nothing is closed', async () => {
    const side = { side: 'office' }
    const columns = ['编号', '名称', '类型', '区划代码']
    const line = (code: string) => [code, `${code}办`, '单位', office]
    await (await bring(registry, [columns, line('W1'), line('W2')], side)).apply()
    const brought = await bring(registry, [columns, line('W1')], side)
    const { version } = await brought.show()
    const refused = await brought.ask('POST', '/apply', { version, missing: 'close' })
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'organizations.closing-unexplained',
        errors: [{ pointer: '/reason' }],
      },
    })
    expect(await brought.show()).toMatchObject({ state: 'previewed', version })
    const whole = await bring(registry, [columns, line('W1'), line('W2'), line('W3')], side)
    expect(await whole.apply({ missing: 'close' })).toMatchObject({ state: 'applied' })
  })

  test('closes what is missing when asked to, but nothing that others hang on', async () => {
    const side = { side: 'community' }
    const columns = ['编号', '名称', '类型', '区划代码', '户数']
    const village = (code: string, name: string) => [code, name, '村', yaodian, '300']
    await (
      await bring(
        registry,
        [columns, village('V1', '甲村'), village('V2', '乙村'), village('V3', '丙村')],
        side,
      )
    ).apply()
    const { id } = await find('V3')
    const committee = await registry
      .as('chief')
      .make('丙村业主委员会', { side: 'other', kind: 'owners-committee', parentId: id })
    const brought = await bring(registry, [columns, village('V1', '甲村')], side)
    const closing = { missing: 'close', reason: '撤村并居' }
    expect(await brought.apply(closing)).toMatchObject({
      state: 'previewed',
      stale: [{ code: 'V3', what: 'branches' }],
    })
    const { version } = await registry.as('chief').show(committee)
    await registry.as('chief').post(`/${county}/${committee}/close`, { version, reason: '撤销' })
    expect(await brought.apply(closing)).toMatchObject({ state: 'applied' })
    const { endsOn, id: closed } = await find('V2')
    expect(endsOn).not.toBeNull()
    const { versions } = (await registry.as('chief').get(`/${county}/${closed}/history`)).body
    expect(versions[0]).toMatchObject({ change: 'import', reason: '撤村并居' })
    expect((await find('V1')).endsOn).toBeNull()
    expect(await brought.undo()).toMatchObject({ state: 'undone' })
    expect((await find('V2')).endsOn).toBeNull()
  })
})

describe('whoever may not any longer', () => {
  const hand = async (who: string, code: string) => {
    await registry.admit(who, [{ role: 'office', code: yanming }])
    return bring(registry, [header, row(code, `${code}局`, { 5: yanming })], { who })
  }
  const elsewhere = [{ role: 'office', code: '222403102000' }] as const

  test('applies nothing that they decided about while they might', async () => {
    const brought = await hand('leaver', 'LEFT1')
    const { version } = await brought.show()
    const decided = { version }
    expect(await brought.ask('POST', '/apply', decided)).toMatchObject({ status: 202 })
    await registry.admit('leaver', elsewhere)
    await registry.runJobs()
    const { body } = await askImports(registry, 'chief', 'GET', brought.path)
    expect(body).toMatchObject({ state: 'failed', why: { code: 'role-over' } })
    expect(await find('LEFT1')).toBeUndefined()
  })

  test('neither sees nor undoes what they brought', async () => {
    const brought = await hand('mover', 'LEFT2')
    await brought.apply()
    await registry.admit('mover', elsewhere)
    for (const [method, path, body] of [
      ['GET', ''],
      ['GET', '/rows?verdict=new'],
      ['POST', '/undo', { reason: '导错了' }],
    ] as const) {
      expect(await brought.ask(method, path, body)).toMatchObject({ status: 404 })
    }
    const { body } = await askImports(registry, 'mover', 'GET', `/api/imports?county=${county}`)
    expect(body.items).toEqual([])
    expect(await find('LEFT2')).toBeDefined()
  })

  test('and an office of an area with a cut applies what it was shown', async () => {
    const area = await registry.work.write({ counties: [county] }, (tx) =>
      createManagementArea(
        tx,
        {
          name: '除官地镇',
          countyCode: county,
          validFrom: '2026-01-01',
          members: [
            { regionCode: office, included: true },
            { regionCode: '222403102000', included: false },
          ],
        },
        { actor: 'test' },
      ),
    )
    await registry.admit('cut', [{ role: 'office', kind: 'area', code: area }])
    const brought = await bring(registry, [header, row('LEFT3', '片区的', { 5: yanming })], {
      who: 'cut',
    })
    await brought.apply()
    expect(await brought.show()).toMatchObject({ state: 'applied' })
  })
})

test('cells and names of files go with the file, and counts stay', async () => {
  const cell = '张三13812345678'
  const brought = await bring(registry, [header, row('W1', '一局', { 2: cell })], {
    fileName: '村干部名单.csv',
  })
  expect(JSON.stringify(await brought.faults())).toContain(cell)
  await registry.work.write({ counties: [county] }, (tx) =>
    tx.db
      .updateTable('organizations.imports')
      .set({ createdAt: new Date(tx.now.getTime() - 9 * 86_400_000) })
      .where('countyCode', '=', county)
      .where('id', '=', brought.id)
      .execute(),
  )
  await forgetImports(registry.work)
  expect(await brought.faults()).toEqual([])
  expect(await brought.show()).toMatchObject({ fileName: '….csv', faultCount: 1 })
})

describe('undoing', () => {
  test('puts everything back as it was, and takes away what was new', async () => {
    await (await bring(registry, [header, row('K1', '交通局')])).apply()
    const brought = await bring(registry, [
      header,
      row('K1', '交通运输局', { 6: 'K2', 7: '30' }),
      row('K2', '运输集团'),
    ])
    await brought.apply()
    expect(await find('K1')).toMatchObject({ name: '交通运输局', parentName: '运输集团' })
    expect(await brought.undo()).toMatchObject({ state: 'undone', stale: [] })
    expect(await find('K1')).toMatchObject({
      name: '交通局',
      parentName: null,
      members: 12,
      version: 3,
    })
    expect(await find('K2')).toBeUndefined()
    const again = await bring(registry, [header, row('K2', '运输集团')])
    expect((await again.show()).counts).toMatchObject({ new: 1 })
    const found = await registry
      .as('chief')
      .get(`?county=${county}&q=${encodeURIComponent('交通运输')}`)
    expect(found.body.items).toEqual([])
  })

  test('refuses what other rooms have come to name, and finds it among many', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => row(`M${at}`, `第${at}队`))
    const brought = await bring(registry, [header, ...rows])
    await brought.apply()
    named.add((await find('M17')).id)
    expect((await brought.undo()).stale).toMatchObject([{ code: 'M17', what: 'hangs' }])
    named.clear()
    expect(await brought.undo()).toMatchObject({ state: 'undone' })
  })

  test('refuses when something was changed or hung on it since, and says what', async () => {
    const brought = await bring(registry, [
      header,
      row('L1', '教育局'),
      row('L2', '体育局'),
      row('L3', '文旅局'),
    ])
    await brought.apply()
    const one = await find('L1')
    await registry.as('chief').patch(`/${county}/${one.id}`, { version: 1, members: 50 })
    const two = await find('L2')
    await registry.as('chief').make('体育支部', { kind: 'branch', parentId: two.id })
    const shown = await brought.undo()
    expect(shown.state).toBe('applied')
    expect(shown.stale.map(({ code, what }: Record<string, unknown>) => [code, what])).toEqual([
      ['L1', 'changed'],
      ['L2', 'hangs'],
    ])
    expect(await find('L3')).toMatchObject({ endsOn: null })
  })
})
