/** The pairing studio: the office changes rules, sees at once what they would come to, and saves what it wants. */
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop, phone } from './chromium.ts'
import { addOffice, county, type DeskVisit, useDesk } from './desk.ts'
import { bringTable, makePairing, type Pairing } from './pairing.ts'

const desk = useDesk()
let pairing: Pairing
let office: Visitor
let leading: DeskVisit
let run: { id: string }

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
  leading = await desk.visit({ as: office, viewport: desktop })
  run = (await office.post(`/api/cycles/${pairing.cycleId}/runs`)).body
})

const path = () => `/api/runs/${county}/${run.id}`
const saved = async () => (await office.get(path())).body
const figure = (name: string) => leading.page.locator('.figure').filter({ hasText: name })
const act = (name: string) => leading.page.getByRole('button', { name, exact: true })

test('a draft opens in the studio with what its rules would come to, and says that it counts nothing', async () => {
  const { page, expectNothingAmiss } = leading
  await page.goto(`/desk/pairing/runs/${county}/${run.id}`)
  await page.getByRole('link', { name: '进结对工作室' }).click()
  await figure('有结对的村').getByText('全部 4 个').waitFor()
  await page.getByText('这是试算，不作数').waitFor()
  await page.locator('.wishes').getByText('4 对全合').first().waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/等次|[一二三]类|弱|undefined/)
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})

test('a change shows its effect beside what was before, and is undone', async () => {
  const { page, expectNothingAmiss } = leading
  for (const wish of ['职能对得上需求', '资源对得上需求']) await act(`去掉：${wish}`).click()
  await figure('和保存的比').getByText('个村换单位').waitFor()
  await page.getByLabel('和哪一次比').selectOption({ label: '这一次保存的规则' })
  await page
    .getByText(/不一样的 \d 个村/)
    .first()
    .waitFor()
  await act('撤销刚才的改动').click()
  await page.locator('.wishes').getByText('资源对得上需求').waitFor()
  await act('撤销刚才的改动').click()
  await act('冻结名单').waitFor()
  expect(await figure('和保存的比').count()).toBe(0)
  expectNothingAmiss()
})

test('a pair says why, and what the best other would cost whom', async () => {
  const { page, expectNothingAmiss } = leading
  await page.getByText('全部结对，4 对').click()
  await page.getByRole('row').filter({ hasText: '东沟村' }).getByRole('button').first().click()
  const panel = page.getByRole('region', { name: '选中的' })
  await panel.getByRole('heading', { name: '市审计局 → 东沟村' }).waitFor()
  await panel.getByText('这里要“组织建设”，党委部门对得上。').waitFor()
  await panel.getByText('要是换成市司法局').waitFor()
  await panel.getByText('职能不对口的对数：0 变成 2').waitFor()
  await panel.getByText('2 个村要换单位：').waitFor()
  expectNothingAmiss()
})

/** Gives the reason of a chip for what is asked. */
async function giveReason(name: string, act: string) {
  const dialog = leading.page.getByRole('dialog')
  await dialog.getByRole('button', { name }).click()
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('two are kept apart from what is selected, with a reason, and it is undone', async () => {
  const { page, expectNothingAmiss } = leading
  await act('让它们回避').click()
  await giveReason('亲属任职，应当回避', '回避')
  const changes = page.locator('.roster-changes')
  await changes.getByText('市审计局和东沟村要回避：亲属任职，应当回避').waitFor()
  const panel = page.getByRole('region', { name: '选中的' })
  await panel.getByText('照现在的规则，它们不在一起。').waitFor()
  await panel.getByText('要回避：亲属任职，应当回避。还没有保存。').waitFor()
  await act('撤销刚才的改动').click()
  await changes.waitFor({ state: 'detached' })
  await act('让它们回避').waitFor()
  expectNothingAmiss()
})

test('two are locked from their row, saved with the reason, and locked no longer', async () => {
  const { page, expectNothingAmiss } = leading
  await act('锁定：市审计局和东沟村').click()
  await giveReason('双方有协议在先', '锁定')
  await page.getByText('锁定市审计局和东沟村：双方有协议在先').waitFor()
  await act('保存这套规则').click()
  await act('冻结名单').waitFor()
  const relations = `/api/cycles/${pairing.cycleId}/relations`
  expect((await office.get(relations)).body.items).toMatchObject([
    { relation: 'locked', reason: '双方有协议在先', community: { name: '东沟村' } },
  ])
  const row = page.getByRole('row').filter({ hasText: '东沟村' })
  await row.getByText('锁定', { exact: true }).waitFor()
  await row.getByRole('button').first().click()
  await act('不再锁定').click()
  await page.getByText('市审计局和东沟村不再锁定').waitFor()
  await act('保存这套规则').click()
  await act('冻结名单').waitFor()
  expect((await office.get(relations)).body.items).toEqual([])
  expectNothingAmiss()
})

test('whoever walks through the picture by keys hears who is paired with whom', async () => {
  const { page, expectNothingAmiss } = leading
  const picture = page.getByRole('application')
  await picture.focus()
  await picture.press('ArrowDown')
  await page.getByText(/^市审计局：/).waitFor({ state: 'attached' })
  await picture.press('Enter')
  await page.getByRole('region', { name: '选中的' }).getByText('结 2 个').waitFor()
  expectNothingAmiss()
})

test('rules that cannot be met say what clashes, and a way out is taken with one press', async () => {
  const { page, expectNothingAmiss } = leading
  await page.getByLabel('哪组对哪组').selectOption('hard')
  await page.getByText('这样配不出来').waitFor()
  await page.getByText('最小的一处').waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/等次|tiersHard|hardMinima/)
  await act('就这么改：不再限定哪组对哪组。').click()
  await figure('有结对的村').getByText('全部 4 个').waitFor()
  expectNothingAmiss()
})

test('what a colleague saved meanwhile is told, and nothing of it is overrun', async () => {
  const { page, expectNothingAmiss, forgive } = leading
  forgive(/409/)
  await act('去掉：分组合得上').click()
  const before = await saved()
  const theirs = { ...before.rules, objectives: ['fit'] }
  const change = { version: before.version, rules: theirs }
  expect(await office.ask('PUT', `${path()}/rules`, change)).toMatchObject({ status: 200 })
  await act('保存这套规则').click()
  await page.getByText('您打开之后，别人已经办了一步').waitFor()
  await page.getByText('别人改过这份草稿').waitFor()
  expect((await saved()).rules.objectives).toEqual(['fit'])
  await page.getByRole('button', { name: '丢开我改的，看新的' }).click()
  await act('冻结名单').waitFor()
  expect(await page.locator('.wishes > li').count()).toBe(1)
  expectNothingAmiss()
})

test('earlier rules of the run are compared in words, and taken back', async () => {
  const { page, expectNothingAmiss } = leading
  const choice = page.getByLabel('和哪一次比')
  const begun = choice.locator('option').filter({ hasText: '起草时的规则' })
  await choice.selectOption((await begun.getAttribute('value')) ?? '')
  await page.getByRole('heading', { name: '规则哪里不一样' }).waitFor()
  const differing = page.getByRole('table', { name: '规则哪里不一样' })
  await differing.getByText('1. 资源对得上需求', { exact: true }).waitFor()
  await act('用那一套规则').click()
  await page.getByText('规则一样。').waitFor()
  await act('撤销刚才的改动').click()
  await act('冻结名单').waitFor()
  await choice.selectOption('')
  expectNothingAmiss()
})

test('a way out that lies in the roster is saved with the rules, and the draft is frozen from here', async () => {
  const { page, expectNothingAmiss } = leading
  await bringTable(office, pairing.cycleId, 'relations', [
    '包联方,村(社区),关系,开始日期',
    'P1,V1,回避,',
    'P2,V1,回避,',
  ])
  await page.reload()
  await page.getByText('这样配不出来').waitFor()
  await act('就这么改：可以取消市审计局和东沟村之间的回避。').click()
  await page.getByText('市审计局和东沟村不再回避').waitFor()
  await act('保存这套规则').click()
  await act('冻结名单').waitFor()
  await page.reload()
  await figure('有结对的村').getByText('全部 4 个').waitFor()
  await act('冻结名单').click()
  await page.getByRole('dialog').getByRole('button', { name: '冻结名单' }).click()
  await page.getByText('名单和规则已经冻结，改不了').waitFor()
  expect(await saved()).toMatchObject({ state: 'frozen', rules: { objectives: ['fit'] } })
  expectNothingAmiss()
})

test('a draw is shown as an example, and how many could be drawn', async () => {
  const { page, expectNothingAmiss } = leading
  const { body } = await office.post(`/api/cycles/${pairing.cycleId}/runs`, { way: 'tier-draw' })
  await page.goto(`/desk/pairing/runs/${county}/${body.id}/studio`)
  await page.getByText('这只是一个例子，不作数').waitFor()
  await page.getByText('全部结对，4 对').click()
  await page.getByRole('row').filter({ hasText: '南岗村' }).getByRole('button').first().click()
  await page.getByText('由抽签定：按规则，能和它结对的有 2 家。').waitFor()
  expectNothingAmiss()
})

test('on a phone it is read: sentences, figures, pairs, and no picture', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: office, viewport: phone })
  await page.goto(`/desk/pairing/runs/${county}/${run.id}/studio`)
  await page.getByText('全部 4 个').waitFor()
  await page.getByText('全部结对，4 对').click()
  await page.locator('.cards').getByText('东沟村').waitFor()
  expect(await page.locator('canvas').count()).toBe(0)
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})

test('a roster with nobody on one side says which, and leads to where it is brought', async () => {
  const { page, expectNothingAmiss } = leading
  const full = ['V1,东沟村', 'V2,南岗村', 'V3,西河村', 'V4,北岭村'].map((of) => `${of},村,1,0,0,`)
  const head = '编号,名称,类型,等次,最少结对,最多结对,需求'
  await bringTable(office, pairing.cycleId, 'communities', [head, ...full])
  const { body } = await office.post(`/api/cycles/${pairing.cycleId}/runs`)
  await page.goto(`/desk/pairing/runs/${county}/${body.id}/studio`)
  await page.getByText('包联方有 2 家，村（社区）一个也没有').waitFor()
  expect(await page.getByText('冻结名单').count()).toBe(0)
  await page.getByRole('link', { name: '去名册' }).click()
  await page.getByRole('heading', { name: '名册', exact: true }).waitFor()
  expectNothingAmiss()
})
