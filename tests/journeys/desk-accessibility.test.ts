/** WCAG 2.2 A and AA by axe on every page of the desk, as everybody may have it. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { announce, type DrawnRun, frozenDraw, holdDraw } from './ceremony.ts'
import {
  addAuditor,
  addLiaison,
  addOffice,
  addOrganization,
  addPerson,
  county,
  useDesk,
} from './desk.ts'
import { bringSheet, decide } from './imports.ts'
import { askedWishes, makePairing, type Pairing, proposedRun } from './pairing.ts'
import { putInForce } from './partnership.ts'
import { keepPicture } from './pictures.ts'
import { readingsOf, widths } from './readings.ts'

const desk = useDesk()
const yaodian = '222403108204'

let person: string
let office: Visitor
let auditor: Visitor
let area: string
let closedArea: string
let unit: string
let branch: string
let faulty: string
let previewed: string
let applied: string
let undone: string
let stale: string
let programme: string
let programmeCycle: string
let guided: string
let document: string
let published: string
let pairing: Pairing
let run: string
let studio: string
let liaison: Visitor
let clerk: Visitor
/** A need for which a unit asked, and one that was said to be done. */
let askedNeed: string
let deliveredNeed: string
let deed: string
/** Draws in public: one to announce, one that is sealed, one that is drawn, one that is void. */
let toAnnounce: DrawnRun
let onPaper: DrawnRun
let sealing: DrawnRun
let drawn: DrawnRun
let voided: DrawnRun
let partyLink: string
beforeAll(async () => {
  const { chief } = desk
  await addPerson(chief, { username: 'zhang', name: '张秀英', role: 'office' })
  await addPerson(chief, { username: 'lijianguo', name: '李建国', role: 'village', scope: yaodian })
  await addPerson(chief, { username: 'liuzhiqiang', name: '刘志强' })
  const { body } = await chief.visitor.get('/api/people?q=zhang')
  person = body.items[0].id
  // One role that is over, below the one that holds.
  const former = {
    role: 'supervisor',
    scope: { kind: 'region', code: yaodian },
    reason: '分工安排',
  }
  await chief.visitor.post(`/api/people/${person}/grants`, former)
  const { grants } = (await chief.visitor.get(`/api/people/${person}`)).body
  const given = grants.find(({ role }: { role: string }) => role === 'supervisor')
  await chief.visitor.post(`/api/grants/${county}/${given.id}/end`, { reason: '调离' })
  office = await addOffice(desk, 'office')
  unit = await addOrganization(office, { code: 'U1', name: '市水利局' })
  branch = await addOrganization(office, {
    code: 'U2',
    name: '水利局机关党支部',
    kind: 'branch',
    parentId: unit,
  })
  const path = `/api/organizations/${county}/${unit}`
  await office.post(`${path}/rename`, { version: 1, name: '敦化市水利局', reason: '机构改革' })
  await office.post(`${path}/posts`, { title: '副书记', kind: 'deputy' })
  const contact = { name: '李秀兰', phone: '0433-6223344-801', purpose: '结对联络' }
  await office.post(`${path}/contacts`, { ...contact, expiresOn: dayOf(new Date()) })
  await office.post(`${path}/teams`, { name: '抗旱服务队', kind: 'emergency', joined: [branch] })
  await addOrganization(office, { code: 'U3', name: '敦化市水利局' })
  auditor = await addAuditor(desk, 'auditor')
  const groups = { parentCode: null, kind: 'group', names: ['一组', '二组'] }
  await office.post(`/api/regions/${yaodian}/places`, groups)
  const counts = { version: 1, households: 40, facilities: { clinic: 1 } }
  await office.ask('PATCH', `/api/places/${yaodian}.g001`, counts)
  await office.post(`/api/regions/${yaodian}/places`, { ...groups, kind: 'grid' })
  const members = [
    { code: '222403108000', included: true },
    { code: yaodian, included: false },
  ]
  const made = { keeperCode: county, name: '雁鸣湖片区', members }
  area = (await office.post('/api/management-areas', made)).body.id
  const shaheyan = [{ code: '222403103000', included: true }]
  const over = { keeperCode: county, name: '沙河沿片区', members: shaheyan }
  closedArea = (await office.post('/api/management-areas', over)).body.id
  const closing = { version: 1, reason: '登记错了' }
  await office.post(`/api/management-areas/${closedArea}/close`, closing)
  await office.post(`/api/places/${yaodian}.g002/close`, closing)
  const seat = `${county}000000`
  faulty = await bringSheet(office, ['U1,水利局,部们', 'U1,,单位'], 'faulty')
  applied = await bringSheet(office, [`U5,市气象局,单位,${seat}`], 'previewed')
  await decide(office, applied, 'apply', 'applied')
  undone = await bringSheet(office, [`U7,市统计局,单位,${seat}`], 'previewed')
  await decide(office, undone, 'apply', 'applied')
  await decide(office, undone, 'undo', 'undone', { reason: '传错了文件' })
  const renamed = await addOrganization(office, { code: 'U8', name: '市水文站' })
  stale = await bringSheet(office, [`U8,市水文中心,单位,${seat}`], 'previewed')
  const name = { version: 1, name: '市水文局', reason: '机构改革' }
  await office.post(`/api/organizations/${county}/${renamed}/rename`, name)
  await decide(office, stale, 'apply', 'previewed')
  previewed = await bringSheet(
    office,
    [`U1,市水务局,单位,${seat}`, `U6,市林业局,单位,${seat}`],
    'previewed',
  )
  programme = await makeProgramme('党建包联')
  const shown = (await office.get(`/api/programmes/${programme}`)).body
  programmeCycle = shown.cycle.id
  await office.ask('PUT', `/api/programmes/${programme}/settings`, {
    ...{ version: 1, reason: '没有联盟单位' },
    settings: { ...shown.settings, allies: false },
  })
  const library = `/api/programmes/${programme}/documents`
  document = (await office.post(library, { title: '走访办法' })).body.id
  const text = { version: 0, body: '每月走访一次。', inForceOn: '2026-01-01', reason: '印发' }
  await office.post(`/api/documents/${county}/${document}/versions`, text)
  published = await makeProgramme('支部联建', 'units-to-villages')
  const decided = { version: 1, reason: '方案已经定了' }
  await office.post(`/api/programmes/${published}/publish`, decided)
  guided = await makeProgramme('雁鸣湖镇行动', 'seven-fields', '222403108000')
  const guide = { version: 1, reason: '有上级行动', guideId: published }
  await office.ask('PATCH', `/api/programmes/${guided}`, guide)
  const answered = { version: 0, guideVersion: 1 }
  await office.ask('PUT', `/api/programmes/${guided}/guidance/stages`, {
    ...{ ...answered, answer: 'adopted' },
  })
  await office.ask('PUT', `/api/programmes/${guided}/guidance/posts`, {
    ...{ ...answered, answer: 'varied', reason: '本地情况不同' },
  })
  pairing = await makePairing(office)
  run = await proposedRun(office, pairing)
  await askedWishes(office, pairing)
  await holdDraws()
  const draft = (await office.post(`/api/cycles/${pairing.cycleId}/runs`)).body
  studio = `/desk/pairing/runs/${county}/${draft.id}/studio`
  liaison = await addLiaison(desk, {
    ...{ username: 'liaison', name: '王联络' },
    organization: pairing.units.P1,
  })
  const partnershipId = await putInForce(desk.installation, pairing, { unit: 'P1', village: 'V2' })
  const declared = await liaison.post('/api/deeds', {
    ...{ countyCode: county, partnershipId, title: '修好村口路灯', day: dayOf(new Date()) },
    ...{ helped: 120, costs: [{ source: 'own', fen: 350_000 }], outcome: '晚上走路看得见了' },
  })
  deed = `/desk/deeds/${county}/${declared.body.id}`
  const [, second] = (await liaison.get('/api/proposals')).body.items
  const answer = { side: 'supporter', answer: 'accepted' }
  await liaison.post(`/api/proposals/${county}/${second.id}/answer`, answer)
  await leadNeeds()
})

async function leadNeeds() {
  const { cycleId, units, villages } = pairing
  clerk = await addLiaison(desk, {
    ...{ username: 'clerk', name: '李文书', role: 'village', organization: villages.V1 },
  })
  const step = async (as: Visitor, path: string, name: string, body: object = {}) => {
    const { version } = (await as.get(path)).body
    const answer = await as.post(`${path}/${name}`, { version, ...body })
    expect(answer).toMatchObject({ status: 200 })
    return answer.body
  }
  const ask = async (title: string) => {
    const detail = '村里开会定的，越快越好。'
    const need = { countyCode: county, cycleId, communityId: villages.V1, category: 'legal' }
    const { id } = (await clerk.post('/api/needs', { ...need, title, detail })).body
    const path = `/api/needs/${county}/${id}`
    await step(clerk, path, 'publish')
    const { matchId } = await step(liaison, path, 'claim', { organizationId: units.P1 })
    return { path, matchId }
  }
  askedNeed = (await ask('请人讲土地承包')).path
  await step(clerk, askedNeed, 'refer', { toOrganizationId: null, words: '请镇里协调' })
  const { path, matchId } = await ask('调解宅基地边界')
  deliveredNeed = path
  const unit = { organizationId: units.P1 }
  await step(clerk, path, `matches/${matchId}/agree`)
  await step(liaison, path, 'plan', { ...unit, plan: '派两名律师', by: '2099-06-30' })
  await step(liaison, path, 'begin', unit)
  const today = dayOf(new Date())
  await step(liaison, path, 'deliver', { ...unit, done: '讲了两次', on: today })
  await step(clerk, path, 'answers', { yes: false, words: '还差一户' })
  await step(liaison, path, 'deliver', { ...unit, done: '又去了一次', on: today })
}

async function holdDraws() {
  const { address } = desk.installation
  const parties = ['组织部', '村民代表']
  toAnnounce = await frozenDraw(office, pairing)
  sealing = await frozenDraw(office, pairing)
  partyLink = [...(await announce(office, address, sealing, parties)).values()][0] as string
  drawn = await frozenDraw(office, pairing)
  await holdDraw(office, drawn, await announce(office, address, drawn, parties))
  onPaper = await frozenDraw(office, pairing)
  await announce(office, address, onPaper, parties, ['村民代表'])
  voided = await frozenDraw(office, pairing)
  await announce(office, address, voided, parties)
  const { version } = (await office.get(voided.path)).body
  await office.post(`${voided.path}/void`, { version, reason: '有一方没有揭开' })
}

/** A hall as the host has led it there, with the host's buttons on it. */
const hallAt = (name: string, run: () => DrawnRun, to: object, ready: string): Look => [
  name,
  run().hall,
  async (page) => {
    // A name that is on its way in is read when it has come.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await office.post(`${run().path}/ceremony/scene`, to)
    await page.locator(ready).first().waitFor()
    await page.locator('.hall-controls button').first().focus()
  },
]

/** With a unit in it, and a task that is done. */
async function makeProgramme(
  name: string,
  template = 'units-to-places',
  regionCode = county,
): Promise<string> {
  const year = dayOf(new Date()).slice(0, 4)
  const cycle = { name: year, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
  const made = { template, regionCode, name, officeName: '市联建办', cycle }
  const { id, cycleId } = (await office.post('/api/programmes', made)).body
  const joining = { part: 'supporter', organizationIds: [unit] }
  await office.post(`/api/cycles/${cycleId}/participants`, joining)
  const { items } = (await office.get(`/api/cycles/${cycleId}/tasks`)).body
  await office.post(`/api/tasks/${county}/${items[0].id}/done`, { on: dayOf(new Date()) })
  return id
}

const importPath = (id: string) => `/desk/organizations/imports/${county}/${id}`

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
  [
    'a role that is held in a region or an organization',
    '/desk/people/new',
    async (page) => {
      await page.locator('input[value=village]').check()
      await page.getByRole('radiogroup').waitFor()
    },
  ],
  ['person', `/desk/people/${person}`, (page) => page.locator('.rows').first().waitFor()],
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
  ['account', '/desk/account', (page) => page.locator('.rows li').first().waitFor()],
  ['notices', '/desk/notices', (page) => page.locator('.told, .teach').first().waitFor()],
  [
    'how to be told, without a mail server',
    '/desk/notices/settings',
    (page) => page.locator('.notice').waitFor(),
  ],
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
    'region with nothing loaded below',
    '/desk/regions/222404000000',
    (page) => page.locator('.notice .mono').waitFor(),
  ],
  [
    'search that offers what was meant',
    '/desk/regions',
    async (page) => {
      await page.locator('.find').click()
      await page.getByRole('dialog').getByRole('combobox').fill('要店村')
      await page.getByRole('option').first().waitFor()
    },
  ],
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
    'search that finds nothing',
    '/desk/regions',
    async (page) => {
      await page.locator('.find').click()
      await page.getByRole('dialog').getByRole('combobox').fill('没有这样的')
      await page.locator('.find-dialog .hint').nth(1).waitFor()
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
  ['page for others', '/desk/organizations/new'],
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
    (page) => page.locator('.phone').waitFor(),
  ],
  ...['post', 'contact', 'team', 'counts'].map(
    (what, at): Look => [
      `a ${what} of an organization`,
      `/desk/organizations/${county}/${unit}`,
      async (page) => {
        await page.locator('.phone').waitFor()
        await page.locator('.section-head button').nth(at).click()
        await page.getByRole('dialog').locator('input').first().waitFor()
      },
    ],
  ),
  [
    'duplicates',
    '/desk/organizations/duplicates',
    (page) => page.locator('.pair').first().waitFor(),
  ],
  [
    'a new organization with faults',
    '/desk/organizations/new',
    async (page) => {
      await page.locator('summary').click()
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  ['an organization to edit', `/desk/organizations/${county}/${unit}/edit`],
  [
    'moving',
    `/desk/organizations/${county}/move?of=${unit}`,
    async (page) => {
      await page.getByRole('combobox').fill('sl')
      await page.getByRole('option').first().waitFor()
    },
  ],
  [
    'splitting',
    `/desk/organizations/${county}/${unit}/split`,
    (page) => page.locator('.section [role=status]').waitFor(),
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
      await page.locator('input[name$=kind]').first().check()
      await page.locator('.section [role=status]').waitFor()
    },
  ],
  ['merging with one to choose', `/desk/organizations/${county}/merge?of=${unit}`],
  ['merging what was not chosen', `/desk/organizations/${county}/merge`],
  ['village', `/desk/regions/${yaodian}`, (page) => page.locator('.tree').first().waitFor()],
  [
    'village with what was closed',
    `/desk/regions/${yaodian}`,
    async (page) => {
      await page.locator('details.more summary').click()
      await page.locator('details.more li').waitFor()
    },
  ],
  [
    'place',
    `/desk/places/${yaodian}.g001`,
    (page) => page.locator('section .rows li').first().waitFor(),
  ],
  [
    'closed place',
    `/desk/places/${yaodian}.g002`,
    (page) => page.locator('section .rows li').first().waitFor(),
  ],
  ['new places', `/desk/places/${yaodian}/new`],
  ['counts of all places of a village', `/desk/places/${yaodian}/count`],
  ['counts of a place', `/desk/places/${yaodian}.g001/change`],
  ['areas', '/desk/areas', (page) => page.locator('[data-row]').first().waitFor()],
  ['area', `/desk/areas/${area}`, (page) => page.locator('.tree').first().waitFor()],
  [
    'closed area',
    `/desk/areas/${closedArea}`,
    (page) => page.locator('section .rows li').first().waitFor(),
  ],
  ['new area', '/desk/areas/new'],
  ['another shape of an area', `/desk/areas/${area}/change`],
  [
    'sending a list out',
    '/desk/organizations',
    async (page) => {
      await page.locator('.list-line-end button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  [
    'imports',
    '/desk/organizations/imports',
    (page) => page.locator('[data-row]').first().waitFor(),
  ],
  [
    'new import with faults',
    '/desk/organizations/imports/new?side=supporter',
    async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'new import with what goes into each column',
    '/desk/organizations/imports/new?side=supporter',
    async (page) => {
      await page.locator('.more > summary').click()
      await page.locator('.facts dt').last().waitFor()
    },
  ],
  [
    'import with faults and columns to name',
    importPath(faulty),
    (page) => page.locator('.faults-table, .cards').waitFor(),
  ],
  [
    'import to decide about',
    importPath(previewed),
    async (page) => {
      await page.locator('.figure').nth(1).click()
      await page.locator('.figure-rows .cards li').waitFor()
    },
  ],
  [
    'import that would close what something hangs on',
    importPath(previewed),
    async (page) => {
      await page.locator('input[name=missing]').last().check()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'a question before closing what a sheet lacks',
    importPath(previewed),
    async (page) => {
      await page.locator('input[name=missing]').last().check()
      await page.locator('.acts .ant-btn-primary').click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  [
    'import that a colleague was quicker than',
    importPath(stale),
    (page) => page.getByRole('alert').waitFor(),
  ],
  ['import that was undone', importPath(undone), (page) => page.locator('.notice').waitFor()],
  [
    'a question before undoing an import',
    importPath(applied),
    async (page) => {
      await page.locator('.notice .acts button').click()
      await page.getByRole('dialog').waitFor()
    },
  ],
  ['programmes', '/desk/programmes', (page) => page.locator('[data-row]').first().waitFor()],
  ['new programme', '/desk/programmes/new', (page) => page.locator('.choice').first().waitFor()],
  [
    'new programme with faults',
    '/desk/programmes/new',
    async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'programme that nobody outside knows of',
    `/desk/programmes/${programme}`,
    (page) => page.locator('.stages li').first().waitFor(),
  ],
  [
    'who takes part in a programme',
    `/desk/programmes/${programme}`,
    async (page) => {
      await page.locator('.figure').first().click()
      await page.locator('.figure-rows li').waitFor()
      await page.locator('.table, .cards').waitFor()
    },
  ],
  [
    'all that fit before they join a programme',
    `/desk/programmes/${programme}`,
    async (page) => {
      await page.locator('.figure').first().click()
      await page.locator('.list-tools button').click()
      await page.getByRole('dialog').getByRole('radio').nth(1).check()
      await page.locator('.hangs').waitFor()
    },
  ],
  [
    'a question before a unit leaves a programme',
    `/desk/programmes/${programme}`,
    async (page) => {
      await page.locator('.figure').first().click()
      await page.locator('.figure-rows li button').click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  [
    'a task to finish',
    `/desk/programmes/${programme}`,
    async (page) => {
      await page.locator('section .rows button').first().click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  [
    'tasks that are done',
    `/desk/programmes/${programme}`,
    async (page) => {
      await page.locator('section [role=radiogroup] input').nth(1).check()
      await page.locator('section .rows .second, section .rows .small').first().waitFor()
    },
  ],
  [
    'a task to add',
    `/desk/programmes/${programme}`,
    async (page) => {
      await page.locator('.section-head button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  [
    'published programme',
    `/desk/programmes/${published}`,
    (page) => page.locator('.stages li').first().waitFor(),
  ],
  [
    'a question before a programme is withdrawn',
    `/desk/programmes/${published}`,
    async (page) => {
      await page.locator('.acts.apart button').click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  ['another name for a programme', `/desk/programmes/${programme}/change`],
  [
    'settings of a programme with what a version changed',
    `/desk/programmes/${programme}/settings`,
    async (page) => {
      await page.locator('details summary').click()
      await page.locator('.hangs').waitFor()
    },
  ],
  [
    'settings of a programme that a higher one guides',
    `/desk/programmes/${guided}/settings`,
    (page) => page.locator('.section .small b').first().waitFor(),
  ],
  ...(['who', 'posts', 'activities', 'indicators', 'stages', 'tasks', 'duties'] as const).map(
    (path): Look => [
      `settings to change: ${path}`,
      `/desk/programmes/${programme}/settings/${path}`,
      (page) => page.locator('form .field').first().waitFor(),
    ],
  ),
  [
    'settings to change, with faults',
    `/desk/programmes/${programme}/settings/fields`,
    async (page) => {
      await page.locator('.row-fields + .acts button').click()
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'settings that the guidance fixed',
    `/desk/programmes/${guided}/settings/stages`,
    (page) => page.locator('.section').waitFor(),
  ],
  [
    'two versions of the settings',
    `/desk/programmes/${programme}/settings/compare`,
    (page) => page.locator('.hangs').waitFor(),
  ],
  [
    'a way of pairing',
    `/desk/programmes/${programme}/settings/ways/balanced`,
    (page) => page.locator('.wishes').waitFor(),
  ],
  [
    'a question before a way of pairing is removed',
    `/desk/programmes/${programme}/settings/ways/balanced`,
    async (page) => {
      await page.locator('.acts.apart button').click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  [
    'a way of pairing that is not there',
    `/desk/programmes/${programme}/settings/ways/nothing`,
    (page) => page.locator('.crumbs').waitFor(),
  ],
  [
    'a way of pairing to change, opened',
    `/desk/programmes/${programme}/settings/ways/balanced/change`,
    async (page) => {
      await page.locator('.answers summary').first().click()
      await page.locator('.answers .chip').first().waitFor()
    },
  ],
  [
    'a new way of pairing with faults',
    `/desk/programmes/${programme}/settings/ways/new`,
    async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'guidance of a programme',
    `/desk/programmes/${guided}/guidance`,
    (page) => page.locator('section .acts').first().waitFor(),
  ],
  [
    'no guidance of a programme',
    `/desk/programmes/${programme}/guidance`,
    (page) => page.locator('.page > p').waitFor(),
  ],
  [
    'next cycle of a programme',
    `/desk/programmes/${programme}/cycles/new`,
    (page) => page.locator('.choice').first().waitFor(),
  ],
  ['programmes whose figures are looked at', '/desk/figures'],
  [
    'figures of a cycle',
    `/desk/cycles/${programmeCycle}/figures`,
    (page) => page.locator('.numbers').waitFor(),
  ],
  [
    'a figure and what is behind it',
    `/desk/cycles/${programmeCycle}/figures/deeds`,
    (page) => page.locator('.behind').waitFor(),
  ],
  [
    'stages to change',
    `/desk/cycles/${programmeCycle}/stages`,
    (page) => page.locator('.row-fields').first().waitFor(),
  ],
  [
    'duties to change, with faults',
    `/desk/cycles/${programmeCycle}/duties`,
    async (page) => {
      await page.locator('.row-fields + .acts button').click()
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'a document',
    `/desk/documents/${county}/${document}`,
    (page) => page.locator('.document-text').waitFor(),
  ],
  [
    'a document to write',
    `/desk/documents/${county}/${document}/write`,
    (page) => page.locator('form').waitFor(),
  ],
]

/** What only an office does with a pairing. */
const leading = (): Look[] => [
  ['pairing', '/desk/pairing', (page) => page.locator('[data-row]').first().waitFor()],
  [
    'runs of a cycle',
    `/desk/pairing/${pairing.cycleId}`,
    (page) => page.locator('.table, .cards').waitFor(),
  ],
  [
    'a run to begin',
    `/desk/pairing/${pairing.cycleId}`,
    async (page) => {
      await page.locator('.head-act button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  [
    'roster',
    `/desk/pairing/${pairing.cycleId}/roster`,
    (page) => page.locator('.rows li').first().waitFor(),
  ],
  [
    'a row of a roster',
    `/desk/pairing/${pairing.cycleId}/roster`,
    async (page) => {
      await page.locator('.rows li button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  [
    'two that must or must not be paired',
    `/desk/pairing/${pairing.cycleId}/roster?part=pairs`,
    async (page) => {
      await page.locator('.figure-rows button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  [
    'sheet of a roster with faults',
    `/desk/pairing/${pairing.cycleId}/roster/bring`,
    async (page) => {
      const buffer = Buffer.from('编号,名称,类型,最少结对,最多结对\nP1,甲,单,2,1\n')
      const file = { name: 'x.csv', mimeType: 'text/csv', buffer }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'ties from before and wishes',
    `/desk/pairing/${pairing.cycleId}/wishes`,
    (page) => page.locator('.table, .cards').waitFor(),
  ],
  [
    'the day until which both sides are asked',
    `/desk/pairing/${pairing.cycleId}/wishes`,
    async (page) => {
      await page.locator('.section-head button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  ['a run that waits for answers', run, (page) => page.locator('.table, .cards').first().waitFor()],
  [
    'an answer to enter for a side that cannot',
    run,
    async (page) => {
      await page
        .getByRole('button', { name: /^(代填|Enter)/ })
        .first()
        .click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  ['the studio of a draft', studio, (page) => page.locator('.wishes .small').first().waitFor()],
  [
    'the studio with rules that cannot be met',
    studio,
    async (page) => {
      await page.locator('select.chosen').nth(1).selectOption('hard')
      await page.locator('.conflict p').first().waitFor()
    },
  ],
  [
    'the studio with a pair that is looked at',
    studio,
    async (page) => {
      await page.locator('.pairs summary').click()
      // The first are locked by ties from before, and have no best other.
      const last = page.locator('.pairs :is(tbody tr, .cards > li)').last()
      await last.locator('.plain').first().click()
      await page.locator('.studio-pair .plain-list li').first().waitFor()
    },
  ],
  [
    'the studio beside another run',
    studio,
    async (page) => {
      await page.locator('.section select.chosen').selectOption({ index: 2 })
      await page.locator('.compared .table, .compared .cards').first().waitFor()
    },
  ],
  [
    'a question before two are locked in the studio',
    studio,
    async (page) => {
      await page.locator('.pairs summary').click()
      await page.locator('.tie-acts button').first().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  [
    'a question before a step of a run',
    run,
    async (page) => {
      await page.locator('.head-act button').last().click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
]

/** What only an office does with a draw in public. */
const drawing = (): Look[] => [
  ['a draw to announce', toAnnounce.announce, (page) => page.locator('.choice').first().waitFor()],
  [
    'a draw to announce, by a round of drand and with faults',
    toAnnounce.announce,
    async (page) => {
      await page.locator('input[value=drand-quicknet]').check()
      await page.locator('.party-row input').first().fill('')
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  ['a draw to lead', sealing.host, (page) => page.locator('.table, .cards').waitFor()],
  ['a draw that is over', drawn.host, (page) => page.locator('.table, .cards').waitFor()],
  hallAt('the hall with the list', () => sealing, { scene: 1 }, '.list-scene'),
  hallAt('the hall while parties seal', () => sealing, { scene: 2 }, '.party-wall'),
  hallAt('the hall before they reveal', () => sealing, { scene: 3 }, '.beacon'),
  hallAt('the hall with numbers revealed', () => drawn, { scene: 3 }, '.party-wall .done'),
  hallAt('the hall before it is drawn', () => sealing, { scene: 4 }, '.hall-wait'),
  hallAt('the hall while pairs land', () => drawn, { scene: 4, landed: 2 }, '.current-cell'),
  hallAt('the hall with the result', () => drawn, { scene: 5 }, '.result-list li'),
  hallAt('the hall of a draw that is void', () => voided, { scene: 3 }, '.void-scene'),
  [
    'minutes of a draw',
    drawn.minutes,
    (page) => page.locator('.minutes-pairs tbody tr').first().waitFor(),
  ],
  ['a draw as anybody follows it', drawn.open],
  ['a party before it seals', partyLink, (page) => page.locator('.party button').waitFor()],
  ['a sealed paper to make', `${onPaper.open}/paper`, (page) => page.locator('#paper').waitFor()],
  [
    'a sealed paper that is made, with its digits to copy',
    `${onPaper.open}/paper`,
    async (page) => {
      await page.locator('#paper button').click()
      await page.locator('#made summary').click()
      await page.locator('#made .paper-digits span').first().waitFor()
    },
  ],
  [
    'a sealed paper that is typed in with a slip',
    onPaper.host,
    async (page) => {
      await page.locator('.table button, .cards button').last().click()
      await page.getByRole('dialog').locator('textarea').fill('12345 0f1e2 3')
      await page.getByRole('dialog').locator('button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'a question before a party gets another link',
    onPaper.host,
    async (page) => {
      await page.locator('.table button, .cards button').first().click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  [
    'a link that was made anew',
    onPaper.host,
    async (page) => {
      await page.locator('.table button, .cards button').first().click()
      await page.getByRole('dialog').locator('.chip').first().click()
      await page.getByRole('dialog').locator('button[type=submit]').click()
      await page.locator('.slip').waitFor()
    },
  ],
]

/** What only whoever answers for a unit or a village sees. */
const answering = (): Look[] => [
  [
    'ties that are asked about, and wishes',
    '/desk/wishes',
    (page) => page.locator('.pair').waitFor(),
  ],
  [
    'a question about a tie',
    '/desk/wishes',
    async (page) => {
      await page.locator('.pair button').last().click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  [
    'partnerships that were silent, none',
    '/desk/partnerships/silent',
    (page) => page.locator('.teach').waitFor(),
  ],
  ['proposed pairs', '/desk/proposals', (page) => page.locator('section .cards li').waitFor()],
  [
    'a question before declining',
    '/desk/proposals',
    async (page) => {
      await page.locator('article.pair button').last().click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  ['deeds', '/desk/deeds', (page) => page.locator('.list-line').waitFor()],
  ['a deed to declare', '/desk/deeds/new', (page) => page.locator('form .select').waitFor()],
  [
    'a deed that lacks something',
    '/desk/deeds/new',
    async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.locator('.faults [role=alert]').waitFor()
    },
  ],
  [
    'rows of deeds that are wrong',
    '/desk/deeds/many',
    async (page) => {
      await page.locator('textarea').fill('日期\t办了什么事\n2099-01-01\t修路')
      await page.locator('form button[type=submit]').first().click()
      await page.locator('form fieldset input').waitFor()
    },
  ],
  ['a deed', deed, (page) => page.locator('.facts').waitFor()],
  [
    'a question before a deed is withdrawn',
    deed,
    async (page) => {
      await page.locator('.acts button').last().click()
      await page.getByRole('dialog').locator('input').waitFor()
    },
  ],
  ['a deed to correct', `${deed}/correct`, (page) => page.locator('form .select').waitFor()],
]

const needAt = (api: string) => api.replace('/api', '/desk')
const shown = (page: Page) => page.locator('.plain-list').waitFor()

/** Needs, as the village that asks sees them. */
const asking = (): Look[] => [
  ['needs', '/desk/needs', (page) => page.locator('[data-row]').first().waitFor()],
  ['new need', '/desk/needs/new', (page) => page.locator('fieldset').first().waitFor()],
  [
    'new need with faults',
    '/desk/needs/new',
    async (page) => {
      await page.locator('details summary').click()
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  ],
  ['need that a unit asks for', needAt(askedNeed), shown],
  ['need that was said to be done', needAt(deliveredNeed), shown],
  [
    'slips for residents',
    needAt(deliveredNeed),
    async (page) => {
      await shown(page)
      await page.locator('.acts button').nth(3).click()
      await page.getByRole('dialog').locator('input').first().waitFor()
    },
  ],
  [
    'a need to change',
    `${needAt(askedNeed)}/change`,
    (page) => page.locator('fieldset').first().waitFor(),
  ],
  ['no count of a month', '/desk/monthly-counts', (page) => page.locator('.notice').waitFor()],
]

/** Needs, as a unit sees them. */
const taking = (): Look[] => [
  ['needs to take on', '/desk/needs', (page) => page.locator('[data-row]').first().waitFor()],
  ['need in one’s own hands', needAt(deliveredNeed), shown],
]

/** What only an audit administrator sees. */
const auditing = (): Look[] => [
  ['journal', '/desk/journal', (page) => page.locator('.list-line').waitFor()],
  [
    'who can see a place',
    '/desk/people/review?region=222403102000',
    (page) => page.locator('.table, .cards').waitFor(),
  ],
  [
    'person with traces',
    `/desk/people/${person}`,
    (page) => page.locator('.rows').nth(2).waitFor(),
  ],
]

const readers = [
  ['nobody who is signed in', () => undefined, outside],
  ['an administrator', () => desk.chief.visitor, inside],
  ['an office', () => office, officially],
  ['an office that pairs', () => office, leading],
  ['an office that draws in public', () => office, drawing],
  ['a unit', () => liaison, answering],
  ['a village that asks', () => clerk, asking],
  ['a unit that takes needs on', () => liaison, taking],
  ['an audit administrator', () => auditor, auditing],
] as const

// One visit for all pages of a reader: what the first page fetches and prepares is there for the others.
test.for(readers.map((each, at) => [...each, at] as const))(
  'pages of %s bar nobody',
  { timeout: 900_000 },
  async ([, who, looks, turn]) => {
    const { address } = desk.installation
    const found: string[] = []
    const as = who()
    const { page, expectNothingAmiss } = await desk.visit(as ? { as } : {})
    for (const [at, [name, path, ready]] of looks().entries()) {
      for (const reading of readingsOf(at + turn)) {
        const [language, width, text] = reading
        await page.setViewportSize(widths[width])
        await page.context().addCookies([
          { name: 'lang', value: language, url: address },
          { name: 'text', value: text, url: address },
        ])
        await page.goto(path)
        await page.locator('h1').waitFor()
        await ready?.(page)
        const spoken = await page.locator('html').getAttribute('lang')
        if (spoken !== language) found.push(`${name}: speaks ${spoken}`)
        found.push(...(await violationsOf(page)).map((each) => `${name}: ${each}`))
        await keepPicture(page, name, reading)
        await expectNoSidewaysScroll(page)
        // A dialog has an act of its own.
        const most = (await page.getByRole('dialog').count()) > 0 ? 2 : 1
        const first = await page.locator('.ant-btn-primary:visible').count()
        if (first > most) found.push(`${name}: ${first} first acts`)
      }
    }
    expectNothingAmiss()
    await page.context().close()
    expect(found).toEqual([])
  },
)
