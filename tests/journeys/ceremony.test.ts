/** A draw in public: a host before a room, four parties with their own phones, and a stranger who recomputes it. */
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { announce, type DrawnRun, frozenDraw } from './ceremony.ts'
import { desktop } from './chromium.ts'
import { addOffice, type DeskVisit, useDesk } from './desk.ts'
import { makePairing, type Pairing } from './pairing.ts'
import { readPdf } from './pdf-text.ts'

const desk = useDesk()
const projector = { width: 1920, height: 1080 }
const parties = ['组织部', '纪委监委', '公证处', '村民代表']
const dice = '4 2 6 1 5 3 2 2 6 4 1 3 5 5 2 6 1 4 3 3 6 2 5 1 4 4 2 6 3 1'

let office: Visitor
let pairing: Pairing
beforeAll(async () => {
  office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
})

const press = (visit: DeskVisit, name: string) =>
  visit.page.getByRole('button', { name, exact: true }).click()

/** Presses an act of the host, and its name again in the question that it asks. */
async function take(host: DeskVisit, act: string, fill?: string) {
  await host.page.mouse.move(300, 300)
  await press(host, act)
  const dialog = host.page.getByRole('dialog')
  if (fill !== undefined) await dialog.getByRole('textbox').fill(fill)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

const scene = (host: DeskVisit) => host.page.locator('.hall-head [aria-current=step]').textContent()

describe('a draw in public', () => {
  let run: DrawnRun
  let links: Map<string, string>
  let host: DeskVisit
  const phones: DeskVisit[] = []

  beforeAll(async () => {
    run = await frozenDraw(office, pairing)
    host = await desk.visit({ as: office, viewport: projector })
  })

  test('is announced on a page that shows each party its link once', async () => {
    const { page } = host
    await page.goto(run.page)
    await page.getByRole('link', { name: '开公开抽签会' }).click()
    await page.getByLabel('在哪儿开').fill('市委一楼会议室')
    await press(host, '公布')
    await page.getByRole('heading', { name: '公布了，把链接交给各方' }).waitFor()
    const slips = page.locator('article.slip')
    expect(await slips.locator('h2').allTextContents()).toEqual(parties)
    expect(await slips.getByRole('img').count()).toBe(parties.length)
    const shown = await slips.locator('.mono').allTextContents()
    links = new Map(parties.map((party, at) => [party, shown[at] as string]))
    await page.getByRole('link', { name: '去主持抽签' }).click()
    await page.getByText(`等 ${parties.join('、')} 封存。`).waitFor()
    host.expectNothingAmiss()
  })

  test('begins in the hall with the list, and goes on by the host’s keys', async () => {
    const { page } = host
    await page.getByRole('link', { name: '打开大屏' }).click()
    await page.getByRole('heading', { name: '怎么抽' }).waitFor()
    expect(await page.locator('.bar').count()).toBe(0)
    await page.keyboard.press('ArrowRight')
    await page.getByText('数在各方自己手里').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('heading', { name: '怎么抽' }).waitFor()
    await page.keyboard.press(' ')
    await page.getByText('数在各方自己手里').waitFor()
  })

  test('lets each party seal on its own phone; the number does not leave it', async () => {
    for (const [at, [party, link]] of [...links].entries()) {
      const phone = await desk.visit()
      phones.push(phone)
      const sent: string[] = []
      phone.page.on('request', (request) => sent.push(request.postData() ?? ''))
      await phone.page.goto(link)
      await phone.page.getByText(`您代表：${party}`).waitFor()
      await press(phone, '做一个数并封存')
      await phone.page.getByRole('heading', { name: '封好了' }).waitFor()
      await expectNoSidewaysScroll(phone.page)
      const kept = await phone.page.evaluate(() => JSON.stringify(localStorage))
      const share = /share\\+":\\+"([0-9a-f]{64})/.exec(kept)?.[1] as string
      expect(share).toHaveLength(64)
      expect(sent.join()).not.toContain(share)
      await host.page.locator('.party-wall .done').nth(at).waitFor()
    }
  })

  test('stands at the same scene on another computer, and follows a phone that leads', async () => {
    const remote = await desk.visit({ as: office })
    await remote.page.goto(run.hall)
    await remote.page.getByText('数在各方自己手里').waitFor()
    await expectNoSidewaysScroll(remote.page)
    await press(remote, '下一步')
    await host.page.getByText('封存截止以后才揭开').waitFor()
    await press(remote, '上一步')
    await host.page.getByText('数在各方自己手里').waitFor()
    remote.expectNothingAmiss()
    await remote.page.context().close()
  })

  test('keeps what it shows while the network is gone, and says so', async () => {
    const { page, forgive } = host
    forgive(/ERR_INTERNET_DISCONNECTED/)
    await page.context().setOffline(true)
    await page.getByText('网络断了').waitFor()
    expect(await page.locator('.party-wall .done').count()).toBe(parties.length)
    await page.context().setOffline(false)
    await page.getByText('网络断了').waitFor({ state: 'detached' })
  })

  test('checks each number before the room as it is revealed', async () => {
    await take(host, '截止封存')
    await host.page.keyboard.press('ArrowRight')
    await host.page.getByRole('heading', { name: '各方把数揭开' }).waitFor()
    for (const [at, phone] of phones.entries()) {
      await press(phone, '揭开')
      await phone.page.getByRole('heading', { name: '揭开了' }).waitFor()
      await host.page.getByText('和封存的对得上').nth(at).waitFor()
    }
  })

  test('is drawn from all numbers and the dice that were read out', async () => {
    await take(host, '记公共数', dice)
    await host.page.getByText('数齐了，可以抽签').waitFor()
    await take(host, '抽签')
    await host.page.mouse.move(200, 200)
    await host.page.keyboard.press('ArrowRight')
    await host.page.getByText('抽完了，现在一对一对落位').waitFor({ timeout: 60_000 })
  })

  test('lands pair by pair at the host’s pace, and names no tier', async () => {
    const { page } = host
    for (let number = 1; number <= 4; number++) {
      await page.keyboard.press('ArrowRight')
      await page.getByText(`第 ${number} 签`).waitFor()
    }
    expect(await page.locator('.hall').innerText()).not.toMatch(/等次|[一二三]类|[弱穷乱]/)
    const isKept = async () =>
      expect((await office.get(run.followed)).body).toMatchObject({ scene: 4, landed: 4 })
    await vi.waitFor(isKept)
    await page.reload()
    await page.getByText('第 4 签').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { name: '4 对，都在这里' }).waitFor()
    await page.getByRole('textbox').fill('西河')
    await page.getByText('1 对', { exact: false }).first().waitFor()
    expect(await page.locator('.result-list li').count()).toBe(1)
    expect(await scene(host)).toBe('结果')
    host.expectNothingAmiss()
  })

  test('tells every party that it is over, on the page that it has open', async () => {
    for (const { page, expectNothingAmiss } of phones) {
      await page.getByText('您要办的都办完了').waitFor()
      await page.getByRole('link', { name: '看结果，自己算一遍' }).waitFor()
      expectNothingAmiss()
    }
  })

  test('is recomputed by a stranger, with the network off', async () => {
    const { page, expectNothingAmiss } = await desk.visit()
    await page.goto(run.open)
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载抽签记录' }).click()
    const record = await readFile(await (await arriving).path())
    await page.goto('/verify')
    await page.locator('#choose').waitFor()
    await page.context().setOffline(true)
    const choose = async (buffer: Buffer) => {
      await page.locator('#input').setInputFiles({ name: 'draw.json', mimeType: '', buffer })
      await page.locator('.verdict').waitFor()
      return page.locator('.verdict').textContent()
    }
    expect(await choose(record)).toMatch(/^可验证.*公布的 4 对/)
    const loaded = dice.replaceAll(' ', '')
    const other = record.toString().replace(loaded, `1${loaded.slice(1)}`)
    expect(await choose(Buffer.from(other))).toMatch(/^不能验证/)
    expectNothingAmiss()
  })

  test('leads whoever scans the picture to the result, recomputed at once', async () => {
    const { page, expectNothingAmiss } = await desk.visit()
    await page.goto(run.open)
    await page.getByRole('link', { name: '看结果，自己算一遍' }).click()
    await page.locator('.verdict').waitFor()
    expect(await page.locator('.verdict').textContent()).toMatch(/^可验证/)
    await expectNoSidewaysScroll(page)
    expectNothingAmiss()
  })

  test('leaves minutes that hold every number, its time, and a place to sign', async () => {
    const { page, expectNothingAmiss } = await desk.visit({ as: office, viewport: desktop })
    await page.goto(run.minutes)
    await page.getByRole('heading', { name: '结果全表' }).waitFor()
    const said = await page.locator('.minutes').innerText()
    expect(said).toContain('抽出 4 对')
    expect(said).toContain(dice.replaceAll(' ', '').slice(0, 4))
    expect(await page.locator('.signatures li').count()).toBe(1 + parties.length)
    expect(await page.locator('.minutes-pairs tbody tr').count()).toBe(4)
    expect(await page.locator('.minutes-parties .hash').count()).toBe(2 * parties.length)
    expectNothingAmiss()
  })
})

describe('a draw in which a party withholds its number', () => {
  let run: DrawnRun
  let links: Map<string, string>
  let host: DeskVisit
  const phones = new Map<string, DeskVisit>()

  beforeAll(async () => {
    run = await frozenDraw(office, pairing)
    links = await announce(office, desk.installation.address, run, parties)
    host = await desk.visit({ as: office, viewport: desktop })
    for (const [party, link] of links) {
      const phone = await desk.visit()
      phones.set(party, phone)
      await phone.page.goto(link)
      await press(phone, '做一个数并封存')
      await phone.page.getByRole('heading', { name: '封好了' }).waitFor()
    }
    await host.page.goto(run.host)
    await take(host, '截止封存')
  })

  test('does not let a phone reveal that did not seal, nor a number that does not fit', async () => {
    const { page, expectNothingAmiss } = await desk.visit()
    await page.goto(links.get('公证处') as string)
    await page.getByText('数不在这部手机里').waitFor()
    await page.getByLabel('抄下来的数').fill('ab'.repeat(32))
    await page.getByRole('button', { name: '用这个数揭开' }).click()
    await page.getByText('和封存的对不上').waitFor()
    await page.getByLabel('抄下来的数').fill('abc')
    await page.getByRole('button', { name: '用这个数揭开' }).click()
    await page.getByText('要正好 64 位').waitFor()
    expectNothingAmiss()
  })

  test('takes a number that was copied, when the phone is gone', async () => {
    const sealing = phones.get('公证处') as DeskVisit
    const kept = await sealing.page.evaluate(() => Object.values(localStorage)[0])
    const { page } = await desk.visit()
    await page.goto(links.get('公证处') as string)
    await page.getByLabel('抄下来的数').fill(JSON.parse(kept).share)
    await page.getByRole('button', { name: '用这个数揭开' }).click()
    await page.getByRole('heading', { name: '揭开了' }).waitFor()
  })

  test('is void by the host’s word, and hall and phones say so', async () => {
    for (const party of ['组织部', '纪委监委']) {
      await press(phones.get(party) as DeskVisit, '揭开')
    }
    await host.page.getByText('等 村民代表 揭开').waitFor()
    await take(host, '作废', '村民代表没有揭开，按公布的规矩作废')
    const hall = await desk.visit({ as: office, viewport: projector })
    await hall.page.goto(run.hall)
    await hall.page.getByRole('heading', { name: '这次抽签作废' }).waitFor()
    await hall.page.getByText('没有揭开：村民代表').waitFor()
    const late = phones.get('村民代表') as DeskVisit
    await late.page.getByText('这个数没有用了').waitFor()
    expect(await late.page.getByRole('button', { name: '揭开' }).count()).toBe(0)
    await late.page.getByText('会重新公布、重新抽').waitFor()
    hall.expectNothingAmiss()
    late.expectNothingAmiss()
  })

  test('knows a link that belongs to nobody', async () => {
    const { page, forgive, expectNothingAmiss } = await desk.visit()
    forgive(/422/)
    await page.goto(`${run.open}#${'ab'.repeat(16)}`)
    await page.getByText('不是这次抽签里哪一方的').waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    expectNothingAmiss()
  })
})

describe('a draw in which one party seals on paper and another loses its link', () => {
  const [device, paper] = ['组织部', '村民代表'] as const
  let run: DrawnRun
  let links: Map<string, string>
  let host: DeskVisit
  let second: DeskVisit
  let phone: DeskVisit
  /** Digits as they stand on the sheet, in their groups. */
  let sheet: { seal: string[]; number: string[] }

  beforeAll(async () => {
    run = await frozenDraw(office, pairing)
    links = await announce(office, desk.installation.address, run, [device, paper], [paper])
    host = await desk.visit({ as: office, viewport: desktop })
    second = await desk.visit({ as: await addOffice(desk, 'colleague'), viewport: desktop })
    await host.page.goto(run.host)
    await second.page.goto(run.host)
  })

  const typeInto = async ({ page }: DeskVisit, act: string, groups: readonly string[]) => {
    await page.getByRole('button', { name: act }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(groups.join(' '))
  }
  const handIn = async (visit: DeskVisit) => {
    const dialog = visit.page.getByRole('dialog')
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'detached' })
  }

  test('makes the paper in a browser that is cut off, on one sheet, and shows no number on the screen', async () => {
    const { page, expectNothingAmiss } = await desk.visit()
    await page.goto(run.open)
    await page.getByRole('link', { name: '用纸封存的：做一份封存纸' }).click()
    await page.getByRole('button', { name: '做一份封存纸' }).waitFor()
    await page.context().setOffline(true)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await press({ page } as DeskVisit, '做一份封存纸')
    await page.getByRole('heading', { name: '做好了，现在打印' }).waitFor()
    const of = (name: string) =>
      page.locator(`#sheet .paper-digits[data-fill="${name}"] span`).allTextContents()
    sheet = { seal: await of('seal'), number: await of('number') }
    expect([sheet.seal.length, sheet.number.length]).toEqual([16, 16])
    // The sheet is for the printer; on the screen the number is folded away.
    expect(await page.locator('[data-fill="number"]:visible').count()).toBe(0)
    await expectNoSidewaysScroll(page)
    const pages = readPdf(await page.pdf({ preferCSSPageSize: true }))
    expect(pages).toHaveLength(1)
    for (const group of [...sheet.seal, ...sheet.number]) expect(pages[0]).toContain(group)
    expect(pages[0]).toContain(paper)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    expect(asked).toEqual([])
    expectNothingAmiss()
  })

  test('names a group that was typed wrong before anything is handed in', async () => {
    const slip = sheet.seal.map((group, at) =>
      at === 5 ? `${group[1]}${group[0]}${group.slice(2)}` : group,
    )
    // Two equal digits are the same when they change places.
    if (slip[5] === sheet.seal[5])
      slip[5] = `${sheet.seal[5]}`.replace(/^./, (digit) => other(digit))
    const sent: string[] = []
    host.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    await typeInto(host, '输封存指纹', slip)
    const dialog = host.page.getByRole('dialog')
    await dialog.getByText('第 6 组对不上，照纸再看一遍。').waitFor()
    await dialog.locator('button[type=submit]').click()
    await dialog.getByText('要 16 组都对上，才能交').first().waitFor()
    expect(sent).toEqual([])
    await dialog.getByRole('textbox').fill(sheet.seal.join(''))
    await dialog.getByText('16 组都对上了。').waitFor()
    await handIn(host)
    await host.page.getByText('记下了，还要另一个人再输一遍。').waitFor()
  })

  test('is sealed when somebody else has typed the same', async () => {
    await typeInto(second, '输封存指纹', sheet.seal)
    await handIn(second)
    await second.page.getByText('两个人输的一样，算数了。').waitFor()
    await host.page.getByText(`等 ${device} 封存。`).waitFor()
    const { page } = await desk.visit()
    await page.goto(`${run.open}/paper`)
    await page.getByText('用纸的各方都已经封存，不用再做。').waitFor()
  })

  test('gives the party that lost its link another, and the old one speaks no more', async () => {
    const { page } = host
    await press(host, '换链接')
    const dialog = page.getByRole('dialog')
    await dialog.locator('button[type=submit]').click()
    await dialog.getByText('请填“为什么换”').first().waitFor()
    await dialog.getByRole('button', { name: '链接丢了' }).click()
    await dialog.locator('button[type=submit]').click()
    await page.getByRole('heading', { name: `换好了，把新链接交给${device}` }).waitFor()
    const fresh = (await page.locator('article.slip .mono').textContent()) as string
    expect(fresh).not.toBe(links.get(device))
    await press(host, '回到公开抽签')
    const old = await desk.visit()
    old.forgive(/422/)
    await old.page.goto(links.get(device) as string)
    await old.page.getByText('或者已经换成了新的').waitFor()
    old.expectNothingAmiss()
    phone = await desk.visit()
    await phone.page.goto(fresh)
    await press(phone, '做一个数并封存')
    await phone.page.getByRole('heading', { name: '封好了' }).waitFor()
    await page.getByText('都封好了，可以截止。').waitFor()
    expect(await page.getByRole('button', { name: '换链接' }).count()).toBe(0)
    await page.getByText('封存以后，数在封存的那部手机里').waitFor()
  })

  test('opens the paper before everybody, typed by two, and keeps all of it in the minutes', async () => {
    await take(host, '截止封存')
    await press(phone, '揭开')
    for (const each of [host, second]) {
      await typeInto(each, '输揭开的数', sheet.number)
      await handIn(each)
    }
    await host.page.getByText('都揭开了，可以记公共数。').waitFor()
    const { page } = await desk.visit({ as: office, viewport: desktop })
    await page.goto(run.minutes)
    await page.getByText('赵主任：链接丢了').waitFor()
    expect(await page.getByText('照纸输入').count()).toBe(2)
    host.expectNothingAmiss()
    second.expectNothingAmiss()
  })

  const other = (digit: string) => (digit === '0' ? '1' : '0')
})

test('a draw that nobody could look up is not announced', async () => {
  const secret = await frozenDraw(office, pairing)
  await withdraw(office)
  const { page, forgive } = await desk.visit({ as: office })
  forgive(/422/)
  await page.goto(secret.announce)
  await page.getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText('行动还没有公布').waitFor()
  expect(await page.getByLabel('第 1 方', { exact: true }).inputValue()).toBe('组织部')
})

async function withdraw(visitor: Visitor) {
  const path = `/api/programmes/${pairing.programmeId}`
  const { version } = (await visitor.get(path)).body
  const done = await visitor.post(`${path}/withdraw`, { version, reason: '方案要改' })
  expect(done).toMatchObject({ status: 200 })
}
