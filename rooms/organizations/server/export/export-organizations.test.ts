import { get, type IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#base/server/tables/read-table.ts'
import { askImports, bring } from '../../testing/brought.ts'
import { county, dashitou, neighbour, office, yanming, yaodian } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'
import { refreshStatistics } from '../imports/store.ts'

const registry = useRegistry()

beforeAll(async () => {
  const chief = registry.as('chief')
  const bureau = await chief.make('司法局', {
    code: 'S1',
    level: 'county',
    function: 'law',
    members: 0,
    socialCreditCode: '11222403MB1234567X',
  })
  await chief.make('"引号",逗号', { code: "S'2", parentId: bureau })
  await chief.make('=1+1', { code: 'S3', regionCode: yanming })
  const village = await chief.make('腰甸村', {
    side: 'community',
    kind: 'village',
    code: 'S1',
    regionCode: yaodian,
    households: 312,
  })
  await chief.make('大石头支部', {
    code: 'S4',
    kind: 'branch',
    parentId: village,
    regionCode: dashitou,
  })
  await chief.make('业委会', {
    side: 'other',
    kind: 'owners-committee',
    code: 'Y1',
    parentId: village,
    regionCode: yaodian,
  })
  await registry.admit('yanming', [{ role: 'township', code: yanming }])
})

const download = async (extension: string, query: string, who = 'chief') => {
  const path = `/api/organizations/export.${extension}?${query}`
  const { status, body, headers } = await askImports(registry, who, 'GET', path)
  expect(status).toBe(200)
  return { bytes: body as Buffer, headers }
}

describe('an export that is read slowly', () => {
  const rows = 20_000
  beforeAll(() =>
    registry.work.write({ counties: [neighbour] }, async (tx) => {
      // More than the sockets between the two hold.
      await sql`insert into organizations.organizations
        (county_code, id, side, code, name, kind, region_code, begins_on)
        select ${neighbour}, gen_random_uuid(), 'supporter', 'L' || n, repeat('长', 400), 'unit',
          ${`${neighbour}000000`}, date '2026-01-01' from generate_series(1, ${rows}::int) n`.execute(
        tx.db,
      )
      // As an import ends.
      await refreshStatistics(tx, rows)
    }),
  )

  async function readSlowly(meanwhile: () => Promise<void>): Promise<number> {
    await registry.admit('slow', [{ role: 'office', code: `${neighbour}000000` }])
    const url = `${registry.url}/api/organizations/export.csv?county=${neighbour}&side=supporter`
    const answer = await new Promise<IncomingMessage>((done) =>
      get(url, { headers: { 'x-actor': 'slow' } }, done),
    )
    let lines = 0
    const whole = new Promise<void>((done, fail) => {
      answer.on('data', (part: Buffer) => {
        lines += part.toString('latin1').split('\n').length - 1
      })
      answer.on('end', done).on('error', fail)
      answer.pause()
    })
    await meanwhile()
    answer.resume()
    await whole
    return lines - 1
  }

  test('is whole when nothing changed', async () => {
    expect(await readSlowly(async () => undefined)).toBe(rows)
  })

  test('breaks off when the role ended meanwhile', async () => {
    await expect(readSlowly(() => registry.admit('slow', []))).rejects.toThrow('aborted')
  })
})

describe('an export', () => {
  test.each([
    ['csv', 'supporter', 4],
    ['xlsx', 'supporter', 4],
    ['csv', 'community', 1],
    ['xlsx', 'other', 1],
  ])(
    'as %s of one side (%s) says when imported that nothing changed',
    async (extension, side, rows) => {
      const { bytes } = await download(extension, `county=${county}&side=${side}`)
      const brought = await bring(registry, bytes, { side, fileName: `名单.${extension}` })
      expect(await brought.faults()).toEqual([])
      expect((await brought.show()).counts).toEqual({
        new: 0,
        changed: 0,
        unchanged: rows,
        missing: 0,
      })
    },
  )

  test('holds only what lies within the reach, by the filter of the list', async () => {
    const read = async (query: string, who?: string) => {
      const { bytes } = await download('csv', `county=${county}&${query}`, who)
      const { rows } = await readTable({ name: 'x', bytes })
      return rows.map(({ cells }) => cells[1])
    }
    expect(await read('side=supporter', 'yanming')).toEqual(['=1+1'])
    expect(await read(`side=supporter&region=${dashitou}`)).toEqual(['大石头支部'])
    expect(await read('side=supporter&q=sifaju')).toEqual(['司法局'])
    expect(await read('kind=village')).toEqual(['S1'])
  })

  test('is safe to open: no cell begins a formula, and codes are text', async () => {
    const { bytes, headers } = await download('csv', `county=${county}&side=supporter`)
    const text = bytes.toString()
    expect(text.startsWith('\ufeff编号,名称,类型')).toBe(true)
    expect(text).toContain("S3,'=1+1,")
    expect(text).toContain('"""引号"",逗号"')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const workbook = (await download('xlsx', `county=${county}&side=supporter`)).bytes
    const table = await readTable({ name: 'x', bytes: workbook })
    expect(table.faults).toEqual([])
    expect(table.rows.find(({ cells }) => cells[0] === 'S1')?.cells).toEqual([
      'S1',
      '司法局',
      '单位',
      '县',
      '政法',
      office,
      '',
      '11222403MB1234567X',
      '0',
      '',
    ])
  })

  test.each(['en', 'zh-Hant'])('in %s is read again too', async (language) => {
    const query = `county=${county}&side=supporter&lang=${language}`
    const { bytes } = await download('csv', query)
    const brought = await bring(registry, bytes)
    expect((await brought.show()).counts).toMatchObject({ changed: 0, unchanged: 4 })
    if (language === 'en') expect(bytes.toString()).toMatch(/^\ufeffcode,name,kind,level/)
  })

  test('of what hangs on another side names that side before the code', async () => {
    const { bytes } = await download('csv', `county=${county}&side=supporter`)
    expect(bytes.toString()).toContain('村(社区):S1')
  })
})

describe('a template', () => {
  test('explains each column in the language of the reader and offers the choices', async () => {
    const path = '/api/organizations/template.xlsx?side=supporter'
    const { status, body } = await askImports(registry, 'chief', 'GET', path)
    expect(status).toBe(200)
    const first = await readTable({ name: 'x', bytes: body })
    expect(first.header).toEqual([
      '编号',
      '名称',
      '类型',
      '层级',
      '职能',
      '区划代码',
      '上级编号',
      '统一社会信用代码',
      '党员数',
      '户数',
      '等次',
      '最少结对',
      '最多结对',
      '资源',
    ])
    const second = await readTable({ name: 'x', bytes: body }, '填写说明')
    expect(second.rows.find(({ cells }) => cells[0] === '区划代码')?.cells).toEqual([
      '区划代码',
      '是',
      '12 位区划代码',
      '222403000000',
    ])
    const english = await askImports(registry, 'chief', 'GET', `${path}&lang=en`)
    const explained = await readTable({ name: 'x', bytes: english.body }, 'How to fill in')
    expect(explained.rows.find(({ cells }) => cells[0] === 'region_code')?.cells[2]).toBe(
      'a 12-digit region code',
    )
  })

  test('gives a village for an example of villages, and of offices only what one can be', async () => {
    const columns = async (side: string): Promise<Record<string, { example: { zh: string } }>> => {
      const path = `/api/organizations/columns?side=${side}`
      const { body } = await askImports(registry, 'chief', 'GET', path)
      return Object.fromEntries(
        body.items.map((each: { name: { en: string } }) => [each.name.en, each]),
      )
    }
    const community = await columns('community')
    expect(community.name?.example.zh).toBe('腰甸村')
    expect(community.kind?.example.zh).toBe('村')
    const office = await columns('office')
    expect(office.kind).toMatchObject({ expected: { zh: '单位、支部之一' } })
  })

  test.each([
    ['zh-CN', '村', '村', '增收'],
    ['zh-Hant', '村', '鄉鎮', '增收'],
    ['en', 'village', 'township', 'income'],
  ])('in %s, filled in, is read without a fault', async (language, kind, level, need) => {
    const path = `/api/organizations/template.csv?side=community&lang=${language}`
    const { body } = await askImports(registry, 'chief', 'GET', path)
    const line = `N1,新村,${kind},${level},,${yaodian},,,,100,1,1,1,${need}`
    const brought = await bring(registry, Buffer.concat([body, Buffer.from(line)]), {
      side: 'community',
    })
    expect(await brought.faults()).toEqual([])
    expect((await brought.show()).counts).toMatchObject({ new: 1 })
  })
})
