/** WCAG 2.2 A and AA by axe on every page of the desk, as everybody may have it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { addOffice, addOrganization, addPerson, county, useDesk } from './desk.ts'
import { readings, widths } from './readings.ts'

const desk = useDesk()
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const yaodian = '222403108204'

let person: string
let office: Visitor
let unit: string
let branch: string
beforeAll(async () => {
  const { chief } = desk
  await addPerson(chief, { username: 'zhang', name: '张秀英', role: 'office' })
  await addPerson(chief, { username: 'lijianguo', name: '李建国', role: 'village', scope: yaodian })
  await addPerson(chief, { username: 'liuzhiqiang', name: '刘志强' })
  const { body } = await chief.visitor.get('/api/people?q=zhang')
  person = body.items[0].id
  office = await addOffice(desk, 'office')
  unit = await addOrganization(office, { code: 'U1', name: '市水利局' })
  branch = await addOrganization(office, {
    code: 'U2',
    name: '水利局机关党支部',
    kind: 'branch',
    parentId: unit,
  })
  const path = `/api/organizations/${county}/${unit}/rename`
  await office.post(path, { version: 1, name: '敦化市水利局', reason: '机构改革' })
})

type Look = [name: string, path: string, ready?: (page: Page) => Promise<unknown>]

/** Every page, and the states of it that look different. */
const outside = (): Look[] => [
  ['sign-in', '/desk/sign-in'],
  ['sign-in after a long absence', '/desk/sign-in?ended=1'],
  [
    'sign-in with faults',
    '/desk/sign-in',
    async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  ['slip', '/desk/invitation'],
  ['first run that is over', '/desk/first-run'],
]

const inside = (): Look[] => [
  ['home', '/desk'],
  ['people', '/desk/people', (page) => page.locator('[data-row]').first().waitFor()],
  [
    'people with filters open',
    '/desk/people?state=invited',
    async (page) => {
      await page.locator('[data-row]').first().waitFor()
      await page.locator('.chip.add').click()
      await page.locator('.mark-box').first().check()
    },
  ],
  ['people, none found', '/desk/people?q=zzzz', (page) => page.locator('.teach').waitFor()],
  ['new person', '/desk/people/new'],
  [
    'new person with faults',
    '/desk/people/new',
    async (page) => {
      await page.locator('input[type=radio]').first().check()
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'sheet of people with faults',
    '/desk/people/sheet',
    async (page) => {
      const name = { name: 'x.csv', mimeType: 'text/csv' }
      const buffer = Buffer.from('name,role,scope,reason\n甲,x,1,x\n')
      await page.locator('summary').click()
      await page.locator('input[type=file]').setInputFiles({ ...name, buffer })
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'sheet of people to look at',
    '/desk/people/sheet',
    async (page) => {
      const name = { name: 'x.csv', mimeType: 'text/csv' }
      const buffer = Buffer.from(`name,role,scope,reason\n李建国,village,${yaodian},x\n`)
      await page.locator('input[type=file]').setInputFiles({ ...name, buffer })
      await page.getByRole('alert').waitFor()
    },
  ],
  ['person', `/desk/people/${person}`, (page) => page.locator('.rows').waitFor()],
  [
    'a question before an act',
    `/desk/people/${person}`,
    async (page) => {
      await page.locator('.acts.apart button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  ['role for a person', `/desk/people/${person}/grant`],
  [
    'hand-over',
    `/desk/people/${person}/hand-over`,
    (page) => page.locator('.plain-list').waitFor(),
  ],
  ['account', '/desk/account', (page) => page.locator('.rows').waitFor()],
  ['second factor', '/desk/account/second-factor'],
  ['settings', '/desk/settings', (page) => page.locator('section').first().waitFor()],
  ['regions', '/desk/regions'],
  [
    'regions found',
    '/desk/regions',
    async (page) => {
      await page.getByRole('combobox').fill('yaodian')
      await page.getByRole('option').first().waitFor()
    },
  ],
  ['region', `/desk/regions/${county}000000`, (page) => page.locator('.plain-list').waitFor()],
  [
    'search over everything',
    '/desk/regions',
    async (page) => {
      await page.locator('.find').click()
      await page.getByRole('dialog').getByRole('combobox').fill('腰甸')
      await page.getByRole('option').first().waitFor()
    },
  ],
  [
    'all keys',
    '/desk',
    async (page) => {
      await page.locator('h1').waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  ],
  ['page that is not there', '/desk/nothing-here'],
]

/** What only an office does. */
const officially = (): Look[] => [
  ['organizations', '/desk/organizations', (page) => page.locator('[data-row]').first().waitFor()],
  [
    'organizations marked',
    '/desk/organizations?state=all',
    async (page) => {
      await page.locator('[data-row]').first().waitFor()
      await page.locator('.chip.add').click()
      await page.locator('.mark-box').first().check()
    },
  ],
  [
    'organization',
    `/desk/organizations/${county}/${unit}`,
    (page) => page.locator('.rows').waitFor(),
  ],
  [
    'a question before closing',
    `/desk/organizations/${county}/${unit}`,
    async (page) => {
      await page.locator('.acts.apart button').first().click()
      await page.getByRole('dialog').getByRole('alert').waitFor()
    },
  ],
  ['another name', `/desk/organizations/${county}/${unit}/rename`],
  [
    'merging',
    `/desk/organizations/${county}/merge?of=${unit},${branch}`,
    async (page) => {
      await page.locator('input[type=radio]').first().check()
      await page.locator('.section [role=status]').waitFor()
    },
  ],
  ['merging what was not chosen', `/desk/organizations/${county}/merge`],
]

test.for(readings)(
  'pages of the desk in %s on a %s in %s text bar nobody',
  { timeout: 300_000 },
  async ([language, width, text]) => {
    const { address } = desk.installation
    const found: string[] = []
    for (const [looks, as] of [
      [outside(), undefined],
      [inside(), desk.chief.visitor],
      [officially(), office],
    ] as const) {
      const visit = await desk.visit({ viewport: widths[width], ...(as && { as }) })
      const { page, expectNothingAmiss } = visit
      await page.context().addCookies([
        { name: 'lang', value: language, url: address },
        { name: 'text', value: text, url: address },
      ])
      for (const [name, path, ready] of looks) {
        await page.goto(path)
        await page.locator('h1').waitFor()
        await ready?.(page)
        const spoken = await page.locator('html').getAttribute('lang')
        if (spoken !== language) found.push(`${name}: speaks ${spoken}`)
        found.push(...(await violationsOf(page)).map((each) => `${name}: ${each}`))
        await expectNoSidewaysScroll(page)
        // A dialog has an act of its own.
        const most = (await page.getByRole('dialog').count()) > 0 ? 2 : 1
        const first = await page.locator('.ant-btn-primary:visible').count()
        if (first > most) found.push(`${name}: ${first} first acts`)
      }
      expectNothingAmiss()
      await page.context().close()
    }
    expect(found).toEqual([])
  },
)

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Without frames there is nothing to gather from, and no second page is opened.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(standards)
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((each) => each.html)}`)
}
