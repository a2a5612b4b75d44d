/** Deeds at the desk: a unit declares one and pastes ten, a village confirms them on a phone and thinks again once. */
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addLiaison, addOffice, type DeskVisit, useDesk } from './desk.ts'
import { makePairing } from './pairing.ts'
import { putInForce } from './partnership.ts'
import { keepPicture } from './pictures.ts'
import type { Reading } from './readings.ts'

const desk = useDesk()
const today = dayOf(new Date())
let unit: DeskVisit
let village: DeskVisit

beforeAll(async () => {
  const office = await addOffice(desk, 'office')
  const pairing = await makePairing(office)
  await putInForce(desk.installation, pairing, { unit: 'P1', village: 'V1' })
  const liaison = { username: 'liaison', name: '王联络', organization: pairing.units.P1 }
  unit = await desk.visit({ as: await addLiaison(desk, liaison), viewport: desktop })
  const clerk = {
    username: 'clerk',
    name: '李建国',
    role: 'village',
    organization: pairing.villages.V1,
  }
  village = await desk.visit({ as: await addLiaison(desk, clerk) })
})

const look = async ({ page }: DeskVisit, name: string, width: Reading[1]) => {
  await keepPicture(page, `deeds ${name}`, ['zh-CN', width, 'normal'])
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page)).toEqual([])
}

test('whoever has declared nothing is told how it begins', async () => {
  await unit.page.goto('/desk/deeds')
  await unit.page.getByText('还没有报过实事').waitFor()
  await look(unit, 'none', 'desktop')
})

test('a unit declares a deed: the pair and the day are there already', async () => {
  const { page } = unit
  await page.getByRole('link', { name: '报一件实事' }).click()
  await page.getByText('市审计局 — 东沟村').waitFor()
  await look(unit, 'new', 'desktop')
  await page.getByLabel('办了什么事').fill('给村卫生室送药柜')
  await page.getByLabel(/帮到多少人/).fill('320')
  await page.getByLabel(/单位花了多少/).fill('三千')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByText('写金额，如 1200').first().waitFor()
  await page.getByLabel(/单位花了多少/).fill('3000.50')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '给村卫生室送药柜' }).waitFor()
  await page.getByText('等村里确认').waitFor()
  await page.getByText('3,000.50').waitFor()
  await look(unit, 'one declared', 'desktop')
})

test('it pastes ten rows, mends the two that are wrong in their cells, and takes all of them', async () => {
  const { page, expectNothingAmiss } = unit
  await page.getByRole('link', { name: '回到实事' }).click()
  await page.getByRole('link', { name: '成批上报' }).click()
  const rows = Array.from({ length: 10 }, (_, at) => {
    const helped = at === 3 ? '很多' : String(at + 1)
    const day = at === 6 ? '2099-01-01' : today
    return [day, `第${at + 1}次普法讲座`, helped].join('\t')
  })
  await page.getByLabel('粘贴到这里').fill(['日期\t办了什么事\t帮到多少人', ...rows].join('\n'))
  await page.getByRole('button', { name: '检查', exact: true }).click()
  await page.getByText('有 2 处要改，一件也没有报').waitFor()
  await look(unit, 'faulty rows', 'desktop')
  await page.getByLabel('第 5 行 帮到多少人').fill('40')
  await page.getByLabel('第 8 行 日期').fill(today)
  await page.getByRole('button', { name: '再检查一遍' }).click()
  await page.getByText('会新报 10 件').waitFor()
  await look(unit, 'sound rows', 'desktop')
  await page.getByRole('button', { name: '全部报上去' }).click()
  await page.getByText('已报 10 件').waitFor()
  await page.getByText('第10次普法讲座').waitFor()
  await look(unit, 'list', 'desktop')
  expectNothingAmiss()
})

test('the village confirms on a phone what waits for it, and thinks again once', async () => {
  const { page, expectNothingAmiss } = village
  await page.goto('/desk')
  await page.getByText('对方报的 11 件').waitFor()
  await page.getByRole('link', { name: '去确认' }).click()
  await page.getByText('第10次普法讲座').waitFor()
  await look(village, 'to confirm', 'phone')
  await page.getByRole('link', { name: '给村卫生室送药柜' }).click()
  await page.getByRole('button', { name: '确认，是这样' }).click()
  await page.getByText('村里已确认').waitFor()
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await page.getByText('等村里确认').waitFor()
  await page.getByRole('button', { name: '说哪里不对' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '人数不对' }).click()
  await look(village, 'question', 'phone')
  await page.getByRole('dialog').getByRole('button', { name: '告诉对方' }).click()
  await page.getByText('村里说不对').waitFor()
  expectNothingAmiss()
})

test('it confirms several at once', async () => {
  const { page } = village
  await page.goto('/desk/deeds?waiting=answer')
  await page.getByText('第10次普法讲座').waitFor()
  const boxes = page.getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await look(village, 'marked', 'phone')
  await page.getByRole('button', { name: /确认选中的/ }).click()
  await page.getByText(/已确认 \d+ 件/).waitFor()
})

test('the unit reads what is not so and corrects it; it waits for the village again', async () => {
  const { page, expectNothingAmiss } = unit
  await page.goto('/desk')
  await page.getByText('对方说不对的 1 件').waitFor()
  await page.getByRole('link', { name: '去更正' }).click()
  await page.getByRole('link', { name: '给村卫生室送药柜' }).click()
  await page.getByText('人数不对').waitFor()
  await look(unit, 'questioned', 'desktop')
  await page.getByRole('link', { name: '更正', exact: true }).click()
  await page.getByLabel(/帮到多少人/).fill('230')
  await page.getByRole('button', { name: '改好，重新请对方确认' }).click()
  await page.getByText('等村里确认').waitFor()
  await page.getByText('230 人').waitFor()
  expectNothingAmiss()
})
