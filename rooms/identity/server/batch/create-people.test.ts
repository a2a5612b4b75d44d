import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import { openZip } from '#base/server/tables/read-zip.ts'
import { buildXlsx } from '#base/server/tables/testing/build-xlsx.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { type RoleName, roles } from '../../shared/roles.ts'

const application = useApplication()
let chief: Visitor
let office: Visitor
const unitId = newId()

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const county = '222403000000'
  await addPerson(application, {
    username: 'chief',
    grants: [{ role: 'system-admin', code: county }],
  })
  await addPerson(application, {
    username: 'office',
    grants: [{ role: 'office', code: '222403102000' }],
  })
  chief = await signInFully(application, 'chief')
  office = await signInFully(application, 'office')
  await application.work.write(everywhere, (tx) =>
    insertOrganizations(tx, [
      {
        countyCode: '222403',
        id: unitId,
        side: 'supporter',
        code: 'U012',
        name: '市统计局',
        kind: 'unit',
        level: 'county',
        regionCode: county,
        beginsOn: '2026-01-01',
      },
    ]),
  )
})
beforeEach(() =>
  application.work.write(everywhere, (tx) =>
    tx.db.deleteFrom('identity.users').where('username', 'not in', ['chief', 'office']).execute(),
  ),
)

/** What the columns of a workbook offer to pick from, in their order. */
async function listsOf(bytes: Buffer): Promise<string[][]> {
  const zip = await openZip(bytes)
  const parts: Uint8Array[] = []
  for await (const part of zip.read('xl/worksheets/sheet1.xml')) parts.push(part)
  const lists = Buffer.concat(parts)
    .toString()
    .matchAll(/<formula1>"([^"]*)"/g)
  return [...lists].map(([, list = '']) => list.split(','))
}

const csv = (...lines: string[]) => Buffer.from(lines.join('\n')).toString('base64')
const send = (by: Visitor, content: string, more: object = {}, headers = {}) =>
  by.ask(
    'POST',
    '/api/people/batch',
    { countyCode: '222403', fileName: '名单.csv', content, ...more },
    headers,
  )
const count = async () => (await chief.get('/api/people?limit=200')).body.items.length

const good = csv(
  '姓名,用户名,角色,范围,单位类别,结束日,理由',
  '张三,,乡镇,222403102000,,2099年12月31日,乡镇干部',
  '张三,,单位联络员,U012,包联方,,联络',
  '李四,lisi,village,222403108204,,,文书',
)

describe('a sheet without faults', () => {
  test('is shown before it is applied, and makes nobody until then', async () => {
    const before = await count()
    const { status, body } = await send(chief, good)
    expect(status).toBe(200)
    expect(body).toMatchObject({ applied: false, faults: [], slips: [] })
    expect(body.rows).toEqual([
      {
        row: 2,
        name: '张三',
        username: 'zhangsan01',
        role: 'township',
        scope: '敦化市官地镇',
        endsOn: '2099-12-31',
        reason: '乡镇干部',
        namesakes: [],
      },
      expect.objectContaining({ row: 3, username: 'zhangsan02', role: 'unit', scope: '市统计局' }),
      expect.objectContaining({ row: 4, username: 'lisi', role: 'village' }),
    ])
    expect(await count()).toBe(before)
  })

  test('is applied whole, and its slips open the accounts with their roles', async () => {
    const { body } = await send(chief, good, { apply: true })
    expect(body).toMatchObject({ applied: true, faults: [] })
    // Two of one name are told apart by where they serve.
    expect(body.slips.slice(0, 2)).toMatchObject([
      { name: '张三', place: '敦化市官地镇' },
      { name: '张三', place: '市统计局' },
    ])
    expect(body.slips).toHaveLength(3)
    const [, slip] = body.slips
    const redeemed = await application
      .visitor()
      .post('/api/invitations/redeem', { username: slip.username, code: slip.code, password })
    expect(redeemed.status).toBe(200)
    const visitor = await signIn(application, slip.username)
    const me = (await visitor.get('/api/session')).body
    expect(me.grants).toMatchObject([
      { role: 'unit', scope: { kind: 'organization', code: unitId, name: '市统计局' } },
    ])
    const again = await send(chief, good)
    expect(again.body.faults).toMatchObject([
      { row: 4, column: '用户名', value: 'lisi', code: 'username-taken' },
    ])
    expect(again.body.rows.map(({ username }: { username: string }) => username)).toEqual([
      'zhangsan03',
      'zhangsan04',
    ])
    // Whoever brings the sheet a second time is told that these people have accounts.
    expect(again.body.rows[0].namesakes).toEqual(['zhangsan01', 'zhangsan02'])
  })

  test('is read from a workbook with English headers in any order', async () => {
    const content = Buffer.from(
      buildXlsx([
        ['reason', 'role', 'name', 'scope', 'ends_on', 'phone'],
        ['grid', 'grid', '王五', '222403108204', { date: 73050 }, '—'],
      ]),
    ).toString('base64')
    const { body } = await send(chief, content, { fileName: '名单.xlsx' })
    expect(body.faults).toEqual([])
    expect(body.rows).toMatchObject([{ username: 'wangwu01', endsOn: '2099-12-31' }])
  })

  test.each(['zh-CN', 'zh-Hant', 'en'])(
    'is filled into the empty one that is downloaded in %s',
    async (language) => {
      const empty = await chief.get(`/api/people/batch.csv?lang=${language}`)
      const content = csv(`${empty.body}王五,,grid,222403108204,,,巡查`)
      expect((await send(chief, content)).body).toMatchObject({
        faults: [],
        rows: [{ username: 'wangwu01', role: 'grid' }],
      })
    },
  )

  test.each(['zh-CN', 'zh-Hant', 'en'])(
    'is filled into the empty workbook in %s, by what its lists offer',
    async (language) => {
      const path = `/api/people/batch.xlsx?lang=${language}`
      const { body: bytes, headers } = await chief.get(path)
      expect(headers.get('content-disposition')).toMatch(/\.xlsx/)
      const { header, faults } = await readTable({ name: 'x', bytes })
      expect(faults).toEqual([])
      const [role = [], side = []] = await listsOf(bytes)
      const given = (await chief.get('/api/session')).body.grantableRoles
      expect(role).toHaveLength(given.length)
      const filled = given.map((name: RoleName, at: number) => {
        const scope = roles[name].scopes.includes('region' as never)
          ? ['222403108204', '']
          : ['U012', side[0]]
        return [`甲${at}`, '', role[at], ...scope, '', 'x']
      })
      const content = Buffer.from(buildXlsx([header, ...filled])).toString('base64')
      const { body } = await send(chief, content, { fileName: '名单.xlsx' })
      expect(body.faults).toEqual([])
      expect(body.rows.map((each: { role: string }) => each.role)).toEqual(given)
    },
  )

  test('offers nobody a role that they may not give', async () => {
    const [offered] = await listsOf((await office.get('/api/people/batch.xlsx')).body)
    expect(offered).not.toContain('系统管理员')
    expect(offered?.length).toBeGreaterThan(0)
  })

  test('sent twice under one key makes the people once, and says their codes once', async () => {
    const headers = { 'idempotency-key': newId() }
    expect(await send(chief, good, { apply: true }, headers)).toMatchObject({ status: 200 })
    const made = await count()
    expect(await send(chief, good, { apply: true }, headers)).toMatchObject({
      status: 409,
      body: { code: 'base.said-once' },
    })
    expect(await count()).toBe(made)
  })
})

describe('a sheet with faults', () => {
  const faulty = csv(
    '姓名,用户名,角色,范围,单位类别,结束日,理由',
    ',,乡镇,222403102000,,,理由',
    '甲,a,乡镇,222403102000,,,理由',
    '乙,,主任,222403102000,,,理由',
    '丙,,乡镇,2224031,,,理由',
    '丁,,乡镇,229999000000,,,理由',
    '戊,,乡镇,U012,包联方,,理由',
    '己,,乡镇,222404000000,,,理由',
    '庚,same,乡镇,222403102000,,2020-01-01,',
    '辛,same,乡镇,222403102000,,明年,理由',
    '壬,CHIEF,乡镇,222403102000,,,理由',
    '癸,,联络员,U999,包联方,,理由',
    '子,,乡镇,222403102000,,,理由',
  )

  test('tells of one person written down twice, in which rows', async () => {
    const twice = csv(
      '姓名,用户名,角色,范围,单位类别,结束日,理由',
      '张三,,乡镇,222403102000,,,乡镇干部',
      '张 三,,乡镇,222403102000,,,同一个人',
      '李四,lisi01,乡镇,222403102000,,,两个人',
      '李四,lisi02,乡镇,222403102000,,,两个人',
      '张三,,乡镇,222403103000,,,另一个乡镇',
    )
    const { body } = await send(chief, twice)
    expect(body.faults).toMatchObject([{ row: 3, column: '姓名', code: 'person-twice' }])
    expect(body.faults[0].wrong).toContain('第 2 行')
    expect(await send(chief, twice, { apply: true })).toMatchObject({ status: 422 })
  })

  test('tells every one at once, with row and column', async () => {
    const { body } = await send(chief, faulty)
    const said = body.faults.map((each: { row: number; column: string; code: string }) => [
      each.row,
      each.column,
      each.code,
    ])
    expect(said).toEqual(
      expect.arrayContaining([
        [2, '姓名', 'cell-empty'],
        [3, '用户名', 'username-form'],
        [4, '角色', 'role-unknown'],
        [5, '范围', 'scope-form'],
        [6, '范围', 'scope-unknown'],
        [7, '范围', 'role-in-region'],
        [8, '范围', 'beyond-reach'],
        [9, '结束日', 'day-passed'],
        [9, '理由', 'cell-empty'],
        [10, '结束日', 'day-form'],
        [11, '用户名', 'username-taken'],
        [12, '范围', 'scope-unknown'],
      ]),
    )
    expect(said).toHaveLength(12)
    expect(body.rows).toMatchObject([{ row: 13, name: '子' }])
    const details = body.faults.map(({ detail }: { detail: string }) => detail)
    expect(details).toContain(
      '名单.csv：第 4 行“角色”没有“主任”这个角色，应为：系统管理员、安全管理员、审计管理员、联建办公室、乡镇（街道）、单位联络员、村（社区）书记或文书、驻村干部、网格长、督查人员',
    )
  })

  test('is not applied in part', async () => {
    const before = await count()
    const { status, body } = await send(chief, faulty, { apply: true })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'identity.sheet-faulty' })
    expect(body.errors).toContainEqual(
      expect.objectContaining({ pointer: '2/姓名', code: 'cell-empty' }),
    )
    expect(await count()).toBe(before)
  })

  test.each([
    ['that is empty', csv('\n')],
    ['without a column', csv('姓名,角色', '甲,乡镇')],
    ['without people', csv('姓名,角色,范围,理由')],
    [
      'with an identity-card number',
      csv('姓名,角色,范围,理由', '甲,乡镇,222403102000,11010519491231002X'),
    ],
    ['with one column twice', csv('姓名,name,角色,范围,理由', '甲,甲,乡镇,222403102000,x')],
    ['that is no sheet', Buffer.from('%PDF-1.7 ...').toString('base64')],
  ])('%s makes nobody', async (_what, content) => {
    const { body } = await send(chief, content, { apply: true })
    expect(body).toMatchObject({ status: 422, code: 'identity.sheet-faulty' })
  })
})

test('an office of a township makes accounts in its township alone', async () => {
  const inside = csv('姓名,角色,范围,理由', '甲,村书记,222403102240,x')
  expect((await send(office, inside)).body.faults).toEqual([])
  const outside = csv('姓名,角色,范围,理由', '甲,村书记,222403108204,x', '乙,办公室,222403102000,x')
  expect((await send(office, outside)).body.faults).toMatchObject([
    { row: 2, code: 'beyond-reach' },
    {
      row: 3,
      code: 'role-not-yours',
      wrong:
        '“办公室”由系统管理员来给，您能给的是：乡镇（街道）、单位联络员、村（社区）书记或文书、驻村干部、网格长、督查人员',
    },
  ])
  const unknown = csv('姓名,角色,范围,理由', '丙,主任,222403102000,x')
  const [fault] = (await send(office, unknown)).body.faults
  expect(fault).toMatchObject({ code: 'role-unknown' })
  // What an office may not give is no choice of its own.
  expect(fault.wrong).toMatch(/应为：乡镇/)
  expect(fault.wrong).not.toContain('管理员')
  expect(await send(office, inside, { countyCode: '222404' })).toMatchObject({ status: 403 })
})

describe('a place that is written as a name', () => {
  const rows = async (by: Visitor, ...lines: string[]) =>
    (await send(by, csv('姓名,角色,范围,单位类别,理由', ...lines))).body

  test('is found where one alone is called so, with what it lies in before it or without', async () => {
    const { rows: found, faults } = await rows(
      chief,
      '甲,村书记,官地镇岗子村,,x',
      '乙,乡镇,官地镇,,x',
      '丙,联络员,市统计局,,x',
      '丁,联络员,市统计局,包联方,x',
      '戊,督查,敦化市,,x',
    )
    expect(faults).toEqual([])
    expect(found.map(({ scope }: { scope: string }) => scope)).toEqual([
      '敦化市官地镇岗子村',
      '敦化市官地镇',
      '市统计局',
      '市统计局',
      '敦化市',
    ])
  })

  test('that several have is told with all of them, one beyond the reach with none', async () => {
    const several = await application.work.read(everywhere, async (tx) => {
      const { rows: twice } = await sql<{ name: string; codes: string[] }>`
        select name, array_agg(code order by code) as codes from regions.regions
        where code like '222403%' and level = 'village' and valid_to is null
        group by name having count(*) > 1 order by name limit 1`.execute(tx.db)
      return twice[0] as { name: string; codes: string[] }
    })
    const [fault] = (await rows(chief, `甲,网格员,${several.name},,x`)).faults
    expect(fault).toMatchObject({ column: '范围', code: 'scope-several' })
    for (const code of several.codes) expect(fault.wrong).toContain(code)
    expect((await rows(office, '甲,网格员,雁鸣湖镇,,x')).faults).toMatchObject([
      { code: 'scope-unknown' },
    ])
    expect((await rows(office, '甲,联络员,市统计局,,x')).faults).toMatchObject([
      { code: 'scope-unknown' },
    ])
  })
})

test('two sheets at once with the same names give everybody a user name of their own', async () => {
  const sheet = csv('name,role,scope,reason', '王芳,village,222403102240,换届')
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => send(chief, sheet, { apply: true })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const given = answers.map(({ body }) => body.slips[0].username)
  expect(new Set(given).size).toBe(4)
})

test('five hundred at once', async () => {
  const lines = Array.from(
    { length: 500 },
    // Many sound alike: their user names differ by number alone.
    (_, at) => {
      const given = String.fromCodePoint(0x4e00 + Math.trunc(at / 10))
      return `${'张章吴武伍李黎周徐许'[at % 10]}${given},,乡镇,222403102000,,,x`
    },
  )
  const content = csv('姓名,用户名,角色,范围,单位类别,结束日,理由', ...lines)
  const { body } = await send(chief, content, { apply: true })
  expect(new Set(body.slips.map(({ code }: { code: string }) => code)).size).toBe(500)
  expect(new Set(body.slips.map(({ username }: { username: string }) => username)).size).toBe(500)
})

describe('the page of slips', () => {
  const print = async (by: Visitor, slips: unknown, language = 'zh-CN') => {
    const response = await fetch(`${application.url}/people/slips`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': language,
        cookie: [...by.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: new URLSearchParams({ slips: JSON.stringify(slips) }),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  test('holds eight on a sheet, escapes what is written, and is kept by no cache', async () => {
    const content = csv(
      '姓名,角色,范围,理由',
      ...Array.from({ length: 9 }, (_, at) => `<b>甲${at}</b>,乡镇,222403102000,x`),
    )
    const { slips } = (await send(chief, content, { apply: true })).body
    const page = await print(chief, slips)
    expect(page.status).toBe(200)
    expect(page.text.match(/class="sheet"/g)).toHaveLength(2)
    expect(page.text.match(/class="slip"/g)).toHaveLength(9)
    expect(page.text).toContain(slips[0].code)
    // Whoever types the address stands on the page that asks for what the slip says.
    expect(page.text).toContain('/desk/invitation，填上用户名和代码')
    expect(page.text).toContain('敦化市官地镇')
    expect(page.text).toContain('&#60;b&#62;甲0')
    expect(page.text).not.toContain('<b>甲')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await print(chief, slips, 'zh-TW')).text).toContain('登錄單')
    expect((await print(chief, slips, 'en')).text).toContain('One-time code')
  })

  test('is for whoever may invite, and for slips', async () => {
    await addPerson(application, { username: 'someone' })
    expect((await print(await signIn(application, 'someone'), [])).status).toBe(403)
    expect((await print(chief, [])).status).toBe(400)
    expect((await print(chief, [{ code: 1 }])).status).toBe(400)
  })
})
