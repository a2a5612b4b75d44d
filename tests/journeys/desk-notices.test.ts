/** A unit is told what happened to its partnership, opens what that leads to, and reads the story of the two. */
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop, phone } from './chromium.ts'
import { addOffice, useDesk } from './desk.ts'
import {
  type Disclosed,
  disclosedRun,
  makePairing,
  type Pairing,
  passDisclosedDays,
} from './pairing.ts'
import { keepPicture } from './pictures.ts'

const desk = useDesk()
let office: Visitor
let pairing: Pairing
let disclosed: Disclosed
let unit: Visitor

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
  disclosed = await disclosedRun(desk, office, pairing)
  unit = disclosed.people.P1 as Visitor
  await passDisclosedDays(desk.installation)
  const { version } = (await office.get(disclosed.run)).body
  expect(await office.post(`${disclosed.run}/enforce`, { version })).toMatchObject({ status: 200 })
})

const widths = [
  ['phone', phone],
  ['desktop', desktop],
] as const

test('a unit reads the story of its partnership from its own page, on any screen', async () => {
  for (const [name, viewport] of widths) {
    const { page, expectNothingAmiss } = await desk.visit({ as: unit, viewport })
    await page.goto(`/desk/organizations/222403/${pairing.units.P1}`)
    await page.getByRole('link', { name: /村$/ }).first().waitFor()
    await keepPicture(page, 'organization paired', ['zh-CN', name, 'normal'])
    await page.getByRole('link', { name: /村$/ }).first().click()
    await page.getByRole('heading', { name: /^市审计局和.+村$/ }).waitFor()
    await page.getByText('结对开始').waitFor()
    await page.getByText('结对到期').waitFor()
    expect(await page.getByText('对方确认').count()).toBeGreaterThan(1)
    await expectNoSidewaysScroll(page)
    expect(await violationsOf(page)).toEqual([])
    await keepPicture(page, 'partnership story', ['zh-CN', name, 'normal'])
    expectNothingAmiss()
  }
})

test('the office opens it from the run, and finds it by a name', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: office, viewport: desktop })
  await page.goto(disclosed.run.replace('/api', '/desk/pairing'))
  await page.getByRole('link', { name: /东沟村和.+从结对到今天/ }).click()
  await page.getByRole('heading', { name: /和东沟村$/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('东沟')
  await page.getByRole('option', { name: /— 东沟村/ }).waitFor()
  expectNothingAmiss()
})
