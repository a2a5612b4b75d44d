/** An installation of its own for the desk, and people who were given roles in it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { codeOf } from '../application/authenticator.ts'
import { Visitor } from '../application/visitor.ts'
import { type Application, startApplication } from './application.ts'
import { launchChromium, phone } from './chromium.ts'

/** 敦化 */
export const county = '222403'
export const password = 'four words quite long'

export interface Chief {
  username: string
  /** Signed in, with a second factor. */
  visitor: Visitor
  /** What an authenticator needs. */
  uri: string
}

export interface DeskInstallation extends Application {
  startCode: string
}

export async function startInstallation(
  env: Record<string, string> = {},
): Promise<DeskInstallation> {
  const application = await startApplication({ LIANJIAN_DEMO: 'off', ...env })
  const startCode = /start code: (\S+)/.exec(application.said)?.[1] as string
  return { ...application, startCode }
}

/** The first administrator, as the pages would make it, without them. */
export async function makeChief({ address, startCode }: DeskInstallation): Promise<Chief> {
  const visitor = new Visitor(address, '127.0.0.1')
  const body = { code: startCode, countyCode: county, username: 'chief', name: '王主任', password }
  expect(await visitor.post('/api/first-run', body)).toMatchObject({ status: 200 })
  await visitor.post('/api/session', { username: 'chief', password })
  const { body: enrolment } = await visitor.post('/api/second-factor', { password })
  const { uri } = enrolment as { uri: string }
  const code = codeOf(uri)
  expect(await visitor.post('/api/session/second-factor', { code })).toMatchObject({ status: 200 })
  return { username: 'chief', visitor, uri }
}

interface NewPerson {
  username: string
  name: string
  role?: string
  scope?: string
  /** The role is held in this organization instead of a region. */
  organization?: string
}

/** @returns the code of the slip */
export async function addPerson({ visitor }: Chief, person: NewPerson): Promise<string> {
  const { username, name, role, scope = `${county}000000`, organization } = person
  const place = organization
    ? { kind: 'organization', code: organization, countyCode: county }
    : { kind: 'region', code: scope }
  const grants = role ? [{ role, scope: place, reason: '分工安排' }] : []
  const body = { countyCode: county, username, name, grants }
  const answer = await visitor.post('/api/people', body)
  expect(answer).toMatchObject({ status: 200 })
  return (answer.body as { code: string }).code
}

type Within = Pick<DeskBrowser, 'chief' | 'installation'>

/** An office of the county, signed in with its second factor. */
export const addOffice = (desk: Within, username: string) =>
  addWithSecondFactor(desk, { username, name: '赵主任', role: 'office' })

/** An audit administrator of the county, likewise. */
export const addAuditor = (desk: Within, username: string) =>
  addWithSecondFactor(desk, { username, name: '孙审计', role: 'audit-admin' })

/** A security administrator of the county, likewise. */
export const addSecurity = (desk: Within, username: string) =>
  addWithSecondFactor(desk, { username, name: '周安全', role: 'security-admin' })

async function addWithSecondFactor(
  { chief, installation }: Within,
  person: NewPerson,
): Promise<Visitor> {
  const { username } = person
  const code = await addPerson(chief, person)
  const visitor = new Visitor(installation.address, '127.0.0.1')
  await visitor.post('/api/invitations/redeem', { username, code, password })
  await visitor.post('/api/session', { username, password })
  const { body } = await visitor.post('/api/second-factor', { password })
  const once = { code: codeOf((body as { uri: string }).uri) }
  expect(await visitor.post('/api/session/second-factor', once)).toMatchObject({ status: 200 })
  return visitor
}

/** The liaison of one unit, or whoever answers for a village, signed in. */
export async function addLiaison(
  { chief, installation }: Pick<DeskBrowser, 'chief' | 'installation'>,
  person: Pick<NewPerson, 'username' | 'name' | 'organization' | 'role'>,
): Promise<Visitor> {
  const code = await addPerson(chief, { role: 'unit', ...person })
  const visitor = new Visitor(installation.address, '127.0.0.1')
  const { username } = person
  await visitor.post('/api/invitations/redeem', { username, code, password })
  expect(await visitor.post('/api/session', { username, password })).toMatchObject({ status: 200 })
  return visitor
}

/** @returns the id of a new unit of the county, or of what `more` says */
export async function addOrganization(
  office: Visitor,
  more: { code: string; name: string } & Partial<
    Record<'kind' | 'level' | 'parentId' | 'side' | 'regionCode', string> & { members: number }
  >,
): Promise<string> {
  const unit = { countyCode: county, side: 'supporter', kind: 'unit', regionCode: county }
  const answer = await office.post('/api/organizations', { ...unit, ...more })
  expect(answer).toMatchObject({ status: 200 })
  return (answer.body as { id: string }).id
}

export interface DeskVisit {
  page: Page
  /** Fails when the page wrote an error to the console, broke, or asked another origin for anything. */
  expectNothingAmiss(): void
  /** What the page is expected to complain about, such as a refused sign-in. */
  forgive(pattern: RegExp): void
}

export interface DeskBrowser {
  installation: DeskInstallation
  chief: Chief
  /** The next code of the first administrator's authenticator; each is accepted once. */
  nextCode(): string
  visit(options?: BrowserContextOptions & { as?: Visitor }): Promise<DeskVisit>
}

/** An installation and a browser for the tests of one file. */
export function useDesk(
  options: { firstRun?: boolean; env?: Record<string, string> } = {},
): DeskBrowser {
  const desk = {} as DeskBrowser
  let browser: Browser
  beforeAll(async () => {
    desk.installation = await startInstallation(options.env)
    if (!options.firstRun) desk.chief = await makeChief(desk.installation)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await desk.installation?.stop()
  })
  // One was spent when the second factor was set up.
  let spent = 0
  desk.nextCode = () => codeOf(desk.chief.uri, ++spent)
  desk.visit = async ({ as, ...context } = {}) => {
    const { address } = desk.installation
    const opened = await browser.newContext({
      baseURL: address,
      viewport: phone,
      locale: 'zh-CN',
      ...context,
    })
    const cookies = [...(as?.cookies ?? [])].map(([name, value]) => ({ name, value, url: address }))
    await opened.addCookies(cookies)
    const page = await opened.newPage()
    const amiss: string[] = []
    page.on('pageerror', (error) => amiss.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') amiss.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(`${address}/`)) amiss.push(`asked ${request.url()}`)
    })
    const forgiven: RegExp[] = []
    return {
      page,
      expectNothingAmiss: () =>
        expect(amiss.filter((each) => !forgiven.some((pattern) => pattern.test(each)))).toEqual([]),
      forgive: (pattern) => {
        forgiven.push(pattern)
      },
    }
  }
  return desk
}
