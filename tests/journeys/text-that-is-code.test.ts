/** Names and words that a browser, a template or a sheet would take for code stay the text that somebody wrote. */
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { announce, type DrawnRun, frozenDraw, holdDraw } from './ceremony.ts'
import { desktop } from './chromium.ts'
import { addOffice, county, useDesk } from './desk.ts'
import { askedWishes, type Disclosed, disclosedRun, makePairing, type Pairing } from './pairing.ts'

const desk = useDesk()
let office: Visitor
let pairing: Pairing
let draw: DrawnRun
let told: Disclosed

/** Where it became an element it can be counted; where it ran the title says so. */
const element = '<b data-ran>审</b>'
const attribute = `"><img data-ran src=x onerror="document.title='ran'">`
const closing = '</script></title></textarea><i data-ran>村'
/** What a replacement of text would put something else for. */
const parameter = "$&$'{supporter}{pair}{{7*7}}村"
const formula = '=HYPERLINK("http://x.example","村")'

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
  const { units, villages, programmeId } = pairing
  const named = { [units.P1]: element, [units.P2]: attribute }
  Object.assign(named, { [villages.V1]: closing, [villages.V2]: parameter, [villages.V3]: formula })
  const items = Object.entries(named).map(([id, name]) => ({ id, version: 1, name }))
  const renaming = { items, reason: element }
  expect(await office.post(`/api/organizations/${county}/rename`, renaming)).toMatchObject({
    status: 200,
  })
  const at = `/api/programmes/${programmeId}`
  const { version } = (await office.get(at)).body
  const change = { version, reason: element, name: attribute, officeName: closing }
  expect(await office.ask('PATCH', at, change)).toMatchObject({ status: 200 })
  await askedWishes(office, pairing)
  told = await disclosedRun(desk, office, pairing)
  const objection = { once: '', about: told.pairs.V1 as string, from: 'resident', body: closing }
  expect((await office.form(`${told.disclosure}/object`, objection)).status).toBe(200)
  draw = await frozenDraw(office, pairing)
  const parties = [element, attribute, parameter]
  await holdDraw(office, draw, await announce(office, desk.installation.address, draw, parties))
})

async function expectText(paths: readonly string[], as?: Visitor): Promise<void> {
  const { page, expectNothingAmiss } = await desk.visit({ ...(as && { as }), viewport: desktop })
  page.on('dialog', (dialog) => expect(dialog.message()).toBeUndefined())
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.locator('h1, [data-scene], svg').first().waitFor()
    expect([path, await page.locator('[data-ran]').count()]).toEqual([path, 0])
    expect([path, await page.title()]).not.toEqual([path, 'ran'])
    const seen = await page.locator('body').innerText()
    // Nor does a page say a moment as a program writes it.
    expect([path, /\d-\d\dT\d\d:/.exec(seen)]).toEqual([path, null])
    // Names are whole wherever a part of one stands.
    for (const name of [element, attribute, closing, parameter, formula]) {
      const part = name.slice(0, 8)
      if (seen.includes(part)) expect([path, seen]).toEqual([path, expect.stringContaining(name)])
    }
  }
  expectNothingAmiss()
}

test('on the pages of the portal', async () => {
  const { programme, disclosure } = told
  await expectText([
    ...['/', programme, `${programme}/partnerships`, disclosure, `${disclosure}/answer`],
    `${disclosure}/object?pair=${told.pairs.V1}`,
    `${programme}/supporters/${pairing.units.P1}`,
    `${programme}/communities/222403108204`,
    `${programme}?q=${encodeURIComponent(attribute)}`,
    draw.open,
    `${draw.open}/paper`,
    `/verify?run=${draw.open.split('/').slice(2).join('-')}`,
  ])
})

test('on the pages of the office', async () => {
  const cycle = `/desk/pairing/${pairing.cycleId}`
  await expectText(
    [
      ...['/desk', '/desk/pairing', cycle, `${cycle}/roster`, `${cycle}/wishes`],
      ...[draw.page, draw.announce, draw.host, draw.hall, draw.minutes, `${draw.page}/studio`],
      told.disclosure.replace(/.*\/runs/, '/desk/pairing/runs'),
      `/desk/programmes/${pairing.programmeId}`,
      '/desk/organizations',
    ],
    office,
  )
})

test('on the pages of a unit and of a village', async () => {
  for (const code of ['P2', 'V1']) {
    await expectText(['/desk', '/desk/proposals', '/desk/wishes'], told.people[code])
  }
})
