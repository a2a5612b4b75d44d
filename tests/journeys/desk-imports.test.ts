/** A whole sheet brought in at the desk: its faults at once, what it would do, done, exported, and taken back. */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addAuditor, addOffice, addOrganization, county, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()
const seat = `${county}000000`
let office: Visitor
let visit: DeskVisit
let known: string

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  visit = await desk.visit({ as: office, viewport: desktop })
  known = await addOrganization(office, { code: 'S1', name: '市司法局' })
})

function sheet(name: string, [header = [], ...rows]: string[][]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(writeCsv(header, rows)) }
}

async function upload(page: Page, file: ReturnType<typeof sheet>, list = /^包联方/) {
  await page.getByRole('radio', { name: list }).check()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '上传并检查' }).click()
  await page.getByRole('heading', { name: file.name }).waitFor()
}

async function textOf(download: Download): Promise<string> {
  return (await readFile(await download.path())).toString('utf8')
}

test('a sheet is corrected, looked at, brought in, sent out again and taken back', async () => {
  const { page } = visit
  await page.goto('/desk/organizations')
  await page.getByRole('link', { name: '导入名单' }).click()
  await page.getByText('还没有导入过名单').waitFor()
  await page.getByRole('link', { name: '导入一份名单' }).click()
  const header = ['台账号', '名称', '类型', '区划代码', '党员数']
  await upload(
    page,
    sheet('初稿.csv', [
      header,
      ['S1', '市司法局', '单位', seat, '十二'],
      ['S2', '市财政局', '部们', seat, '8'],
    ]),
  )

  // A column that the registry calls otherwise is named once, and then every fault is told at once.
  await page.getByLabel('“台账号”这一列是').selectOption({ label: '编号' })
  await page.getByRole('button', { name: '照这样再读一遍' }).click()
  await page.getByRole('cell', { name: '写的是“十二”，应为整数' }).waitFor()
  await page.getByRole('cell', { name: /^写的是“部们”，应为单位/ }).waitFor()
  const [marked] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载标好错的表' }).click(),
  ])
  expect(marked.suggestedFilename()).toBe('初稿-错误.xlsx')
  expect((await readFile(await marked.path())).subarray(0, 2).toString()).toBe('PK')

  await page.getByRole('link', { name: '改好了，再传一次' }).click()
  await page.getByText('表里有哪些列，怎么填').click()
  await page.getByText('12 位区划代码').waitFor()
  await upload(
    page,
    sheet('改好.csv', [
      header,
      ['S1', '市司法局', '单位', seat, '12'],
      ['S2', '市财政局', '单位', seat, '8'],
    ]),
  )
  // Remembered: nobody is asked again what the column is.
  await page.getByRole('button', { name: '1 新增' }).click()
  await page.getByRole('region', { name: '新增' }).getByText('市财政局').waitFor()
  await page.getByRole('button', { name: '1 有改动' }).click()
  await page.getByText('党员数：空 → 12').waitFor()
  await page.getByText('会新增 1 个、改动 1 个，其余的不动').waitFor()

  // Another browser, where it waits first of all, and this one after a reload: the same decision in both.
  const other = await desk.visit({ as: office })
  await other.page.goto('/desk')
  const waiting = other.page.getByRole('article').filter({ hasText: '决定要不要导入' })
  await waiting.waitFor()
  // The corrected one took the place of the faulty one.
  expect(await other.page.getByText('初稿.csv').count()).toBe(0)
  await waiting.getByRole('link', { name: '去看看' }).click()
  await other.page.getByRole('button', { name: '照这样导入' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '照这样导入' }).click()
  await page.getByText('导入好了').waitFor()
  await page.getByText('新增了 1 个、改动了 1 个').waitFor()
  await page.getByRole('region', { name: '新增' }).getByRole('link', { name: '市财政局' }).waitFor()
  const imported = new URL(page.url()).pathname

  // Whoever still looks at what is decided by now is told so, and sees what became of it.
  other.forgive(/status of 409/)
  await other.page.getByRole('button', { name: '照这样导入' }).click()
  await other.page.getByText('导入好了').waitFor()
  other.expectNothingAmiss()
  await other.page.context().close()

  await page.getByRole('link', { name: '看组织列表' }).click()
  await page.getByRole('link', { name: '市财政局' }).waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  const [sent] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('link', { name: 'CSV' }).click(),
  ])
  const text = await textOf(sent)
  expect(text).toMatch(/^\ufeff编号,名称,类型/)
  expect(text).toMatch(/^S2,市财政局,单位,.*,8,/m)
  const read = await desk.visit({ as: office, viewport: desktop })
  await read.page.goto('/desk/organizations/imports/new')
  await upload(read.page, { name: '导出.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await read.page.getByText('和系统里的一样，没有要改的').waitFor()
  await read.page.getByRole('button', { name: '2 没有变化' }).waitFor()
  await read.page.context().close()

  await page.goto(imported)
  await page.getByRole('button', { name: '撤回整次导入' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByRole('button', { name: '传错了文件' }).click()
  await asked.getByRole('button', { name: '撤回整次导入' }).click()
  await page.getByText('已经撤回，和导入以前一样').waitFor()
  await page.goto('/desk/organizations?q=市财政局')
  await page.getByText('没有符合条件的').waitFor()
  visit.expectNothingAmiss()
})

test('the journal tells of an import how many organizations it made, and finds it by each of them', async () => {
  const { page } = visit
  await page.goto('/desk/organizations/imports/new?side=supporter')
  const rows = Array.from({ length: 1000 }, (_, at) => [`J${at}`, `第${at}网格支部`, '支部', seat])
  await upload(page, sheet('网格支部.csv', [['编号', '名称', '类型', '区划代码'], ...rows]))
  await page.getByRole('button', { name: '照这样导入' }).click()
  await page.getByText('导入好了').waitFor()
  const { body } = await office.get(`/api/organizations?county=${county}&q=J777`)
  const auditor = await addAuditor(desk, 'auditor')
  const audit = await desk.visit({ as: auditor, viewport: desktop })
  await audit.page.goto(`/desk/journal?q=${body.items[0].id}`)
  await audit.page.getByText('1 条').waitFor()
  await audit.page.getByText('导入单位').waitFor()
  await audit.page.getByText('1,000 个单位').waitFor()
  await audit.page.goto('/desk/journal')
  await audit.page.getByRole('row', { name: /导入单位.*市司法局/ }).waitFor()
  expect(await violationsOf(audit.page)).toEqual([])
  audit.expectNothingAmiss()
  await audit.page.context().close()
  visit.expectNothingAmiss()
})

test('what a sheet would close is named with what hangs on it, and closed only with a reason', async () => {
  const { page } = visit
  const kinds = { side: 'office', kind: 'unit' }
  const kept = await addOrganization(office, { ...kinds, code: 'O1', name: '联建办' })
  const gone = await addOrganization(office, { ...kinds, code: 'O2', name: '老干部办' })
  const at = `/api/organizations/${county}/${gone}`
  await office.post(`${at}/posts`, { title: '主任', kind: 'director', holderName: null })
  await page.goto('/desk/organizations/imports/new')
  const rows = [
    ['编号', '名称', '类型', '区划代码'],
    ['O1', '联建办', '单位', seat],
  ]
  await upload(page, sheet('办公室.csv', rows), /^办公室/)
  await page.getByRole('radio', { name: /^从今天起撤销/ }).check()
  const listed = page.getByRole('alert').filter({ hasText: '要撤销的是这 1 个' })
  await listed.getByRole('link', { name: '老干部办' }).waitFor()
  await listed.getByText('名下有 职务：1').waitFor()

  await page.getByRole('button', { name: '照这样导入' }).click()
  const asked = page.getByRole('dialog', { name: '导入，并撤销 1 个' })
  await asked.getByText('职务：1。一起停用，恢复时还在').waitFor()
  await asked.getByRole('button', { name: '导入并撤销' }).click()
  await asked.getByText('请填“为什么”').waitFor()
  await asked.getByRole('button', { name: '机构改革' }).click()
  await asked.getByRole('button', { name: '导入并撤销' }).click()
  await page.getByText('导入好了').waitFor()
  await page.getByText('撤销了 1 个').waitFor()
  const { versions } = (await office.get(`${at}/history`)).body
  expect(versions[0]).toMatchObject({ change: 'import', reason: '机构改革' })
  expect((await office.get(`/api/organizations/${county}/${kept}`)).body.endsOn).toBeNull()
  visit.expectNothingAmiss()
})

test('what a colleague changed meanwhile is told field by field, and nothing is overwritten', async () => {
  const { page } = visit
  await page.goto('/desk/organizations/imports/new?side=supporter')
  await upload(
    page,
    sheet('更名.csv', [
      ['编号', '名称', '类型', '区划代码'],
      ['S1', '市司法局（法学会）', '单位', seat],
    ]),
  )
  await page.getByRole('button', { name: '1 有改动' }).waitFor()
  const path = `/api/organizations/${county}/${known}`
  const { version } = (await office.get(path)).body
  await office.post(`${path}/rename`, { version, name: '市司法和信访局', reason: '机构改革' })
  await page.getByRole('button', { name: '照这样导入' }).click()
  await page.getByText('您看的时候，别人改过 1 处，所以还没有导入').waitFor()
  await page.getByText(/名称：原来是“市司法局”，赵主任 .*改成“市司法和信访局”/).waitFor()
  await page.getByRole('button', { name: '照这样导入' }).waitFor()
  expect((await office.get(path)).body.name).toBe('市司法和信访局')
  visit.expectNothingAmiss()
})

test('without a network the upload says so, keeps what was chosen, and goes through once it is back', async () => {
  visit.forgive(/ERR_INTERNET_DISCONNECTED/)
  const { page } = visit
  await page.goto('/desk/organizations/imports/new?side=supporter')
  const file = sheet('断网.csv', [
    ['编号', '名称', '类型', '区划代码'],
    ['S9', '市气象局', '单位', seat],
  ])
  await page.locator('input[type=file]').setInputFiles(file)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '上传并检查' }).click()
  await page.getByText('没有网络，还没有交上去').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '上传并检查' }).click()
  await page.getByRole('button', { name: '1 新增' }).waitFor()
  await page.getByRole('button', { name: '不导入了' }).click()
  await page.getByText('这份名单没有导入').waitFor()
  const { body } = await office.get(`/api/imports?county=${county}`)
  const names = body.items.map(({ fileName }: { fileName: string }) => fileName)
  expect(names.filter((name: string) => name === '断网.csv')).toHaveLength(1)
  visit.expectNothingAmiss()
})

test('while a long sheet is read, the page says how far it is, bars nobody and may be given up', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: office })
  await page.goto('/desk/organizations/imports/new?side=supporter')
  const rows = Array.from({ length: 60_000 }, (_, at) => [`L${at}`, `第${at}支部`, '支部', seat])
  await upload(page, sheet('全市支部.csv', [['编号', '名称', '类型', '区划代码'], ...rows]))
  const progress = page.getByRole('progressbar')
  await progress.waitFor()
  expect(await violationsOf(page)).toEqual([])
  await expectNoSidewaysScroll(page)
  // What was looked at is what this is about: it had not ended meanwhile.
  expect(await progress.count()).toBe(1)
  await page.getByRole('button', { name: '不导入了' }).click()
  await page.getByText('这份名单没有导入').waitFor()
  expectNothingAmiss()
  await page.context().close()
})
