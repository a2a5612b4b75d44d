/** A draw in public: parties on their own devices and on paper, a public value, and a result that anybody verifies. */
import { randomBytes } from 'node:crypto'
import { shareCommitment, verify } from '@lianjian/pairing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announced as announcedIn, frozen, makeDrawCounty, names, type Party } from './ceremony.ts'
import { type County, countyCode } from './county.ts'
import { compute, proposalsOf, setPublished, take } from './lead-run.ts'

let county: County
beforeAll(async () => {
  county = await makeDrawCounty()
})
afterAll(() => county?.close())

/** The last party seals on paper. */
const announced = () => announcedIn(county, { onPaper: ['村民代表'] })

const stranger = () => county.application.visitor()
const versionOf = async (path: string) => (await stranger().get(path)).body.version

describe('a draw in public', () => {
  test('is played from the announcement to a transcript that verifies offline', async () => {
    const { run, path, parties, root } = await announced()
    const host = (what: string, body: object = {}) =>
      county.office.post(`${run.path}/ceremony/${what}`, body)
    const paper = { share: randomBytes(32), party: names[3] as string }

    for (const { party, token, share } of parties) {
      const commitment = shareCommitment(party, root, share)
      const sealed = await stranger().post(`${path}/commit`, { token, commitment })
      expect(sealed).toMatchObject({ status: 200, body: { party, stage: 'sealing' } })
      // The same again, because the network lost the answer.
      expect(await stranger().post(`${path}/commit`, { token, commitment })).toMatchObject({
        status: 200,
      })
      const other = { token, commitment: 'ef'.repeat(32) }
      expect(await stranger().post(`${path}/commit`, other)).toMatchObject({
        status: 422,
        body: { code: 'pairing.ceremony-sealed-otherwise' },
      })
    }
    const early = { token: parties[0]?.token, share: parties[0]?.share.toString('hex') }
    expect(await stranger().post(`${path}/reveal`, early)).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-sealing-open' },
    })
    expect(await host('close', { version: await versionOf(path) })).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-not-all-sealed', title: expect.stringContaining('村民代表') },
    })

    const value = shareCommitment(paper.party, root, paper.share)
    const typed = `${run.path}/ceremony/parties/4/commitment`
    expect((await county.office.post(typed, { value })).body).toEqual({ done: false })
    expect(await county.office.post(typed, { value })).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-paper-same-person' },
    })
    expect((await county.colleague.post(typed, { value })).body).toEqual({ done: true })

    const before = await versionOf(path)
    const both = [county.office, county.colleague].map((each) =>
      each.post(`${run.path}/ceremony/close`, { version: before }),
    )
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 409])

    const seen = (await stranger().get(path)).body
    expect(seen.stage).toBe('revealing')
    expect(JSON.stringify(seen)).not.toContain(parties[0]?.share.toString('hex'))
    for (const { token, share } of parties) {
      const wrong = { token, share: randomBytes(32).toString('hex') }
      expect(await stranger().post(`${path}/reveal`, wrong)).toMatchObject({
        status: 422,
        body: { code: 'pairing.ceremony-does-not-open' },
      })
      const right = { token, share: share.toString('hex') }
      expect(await stranger().post(`${path}/reveal`, right)).toMatchObject({ status: 200 })
    }
    const dice = { version: await versionOf(path), value: '314159265358979323846264338327' }
    expect(await host('beacon', dice)).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-not-all-revealed' },
    })
    const opened = { value: paper.share.toString('hex') }
    const numbers = `${run.path}/ceremony/parties/4/share`
    expect((await county.office.post(numbers, opened)).body).toEqual({ done: false })
    expect((await county.colleague.post(numbers, opened)).body).toEqual({ done: true })
    expect(await host('beacon', dice)).toMatchObject({ status: 200 })
    const changed = { version: await versionOf(path), value: '1'.repeat(30) }
    expect(await host('beacon', changed)).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-value-there' },
    })
    expect(await host('scene', { landed: 3 })).toMatchObject({ status: 200 })
    expect((await stranger().get(path)).body).toMatchObject({ scene: 1, landed: 3 })
    expect(await host('scene', { scene: 5 })).toMatchObject({ status: 200 })
    expect(await host('draw', { version: run.version })).toMatchObject({ status: 202 })
    await compute(county, run)

    expect((await stranger().get(path)).body).toMatchObject({
      ...{ stage: 'drawn', scene: 5, landed: 3 },
    })
    expect(await proposalsOf(county, run)).toHaveLength(6)
    const file = `/api/public/runs/${countyCode}/${run.id}/transcript.json`
    const bytes = await (await fetch(`${county.application.url}${file}`)).arrayBuffer()
    const verdict = verify(new Uint8Array(bytes))
    expect(verdict).toMatchObject({ ok: true })
    const text = new TextDecoder().decode(bytes)
    expect(verify(text.replace('314159', '314158'))).toMatchObject({ ok: false })
    expect(JSON.parse(text).ceremony.parties.map(({ party }: Party) => party)).toHaveLength(4)
  })

  test('in which a party does not reveal goes no further, and is void with its record', async () => {
    const { run, path, parties, root } = await announced()
    for (const { party, token, share } of parties) {
      await stranger().post(`${path}/commit`, {
        token,
        commitment: shareCommitment(party, root, share),
      })
    }
    const value = shareCommitment(names[3] as string, root, randomBytes(32))
    const typed = `${run.path}/ceremony/parties/4/commitment`
    await county.office.post(typed, { value })
    await county.colleague.post(typed, { value })
    await county.office.post(`${run.path}/ceremony/close`, { version: await versionOf(path) })
    expect(
      await county.office.post(`${run.path}/ceremony/draw`, { version: run.version }),
    ).toMatchObject({ status: 422, body: { code: 'pairing.ceremony-value-not-there' } })
    const reason = '公证处没有揭开，按公布的规矩作废'
    expect(await take(county, run, 'void', { reason })).toMatchObject({ status: 200 })
    expect((await stranger().get(path)).body).toMatchObject({ stage: 'void' })
    const { token, share } = parties[0] as Party
    expect(
      await stranger().post(`${path}/reveal`, { token, share: share.toString('hex') }),
    ).toMatchObject({ status: 422, body: { code: 'pairing.ceremony-over' } })
  })

  test('gives a party that has not sealed another link, says why in its minutes, and hears the old one no more', async () => {
    const { run, path, parties, root } = await announced()
    const [lost, sealed] = parties as [Party, Party]
    const commitment = (of: Party) => shareCommitment(of.party, root, of.share)
    const seal = (of: Party, token: string) =>
      stranger().post(`${path}/commit`, { token, commitment: commitment(of) })
    await seal(sealed, sealed.token)
    const renew = (number: number, version: number, reason?: string) =>
      county.office.post(`${run.path}/ceremony/parties/${number}/link`, { version, reason })
    const version = await versionOf(path)
    expect((await renew(1, version)).status).toBe(400)
    const answer = await renew(1, version, '链接丢了')
    expect(answer).toMatchObject({ status: 200, body: { version: version + 1 } })
    expect(answer.body.links).toMatchObject([{ party: lost.party }])
    // Of two hosts that press at once one holds a slip that speaks.
    expect(await renew(1, version, '链接丢了')).toMatchObject({
      ...{ status: 409, body: { code: 'pairing.ceremony-moved-on' } },
    })
    const refusals = [
      [2, 'pairing.ceremony-link-sealed', '数在封存的那台设备上'],
      [4, 'pairing.ceremony-paper-has-no-link', '没有链接'],
    ] as const
    for (const [number, code, says] of refusals) {
      expect(await renew(number, version + 1, '链接丢了')).toMatchObject({
        ...{ status: 422, body: { code, title: expect.stringContaining(says) } },
      })
    }
    expect((await renew(9, version + 1, '链接丢了')).status).toBe(404)
    expect(await seal(lost, lost.token)).toMatchObject({
      ...{ status: 422, body: { code: 'pairing.ceremony-wrong-link' } },
    })
    const fresh = answer.body.links[0].path.split('#')[1]
    expect(await seal(lost, fresh)).toMatchObject({ status: 200, body: { party: lost.party } })
    const { parties: told } = (await county.office.get(`${run.path}/ceremony/minutes`)).body
    expect(told[0].links).toMatchObject([{ reason: '链接丢了', by: expect.any(String) }])
    expect(told[1].links).toEqual([])
  })

  test('says who did what in its minutes, to the office alone', async () => {
    const { run, path, parties, root } = await announced()
    const [first] = parties as [Party]
    const sealed = shareCommitment(first.party, root, first.share)
    await stranger().post(`${path}/commit`, { token: first.token, commitment: sealed })
    const typed = `${run.path}/ceremony/parties/4/commitment`
    for (const each of [county.office, county.colleague]) {
      await each.post(typed, { value: 'ab'.repeat(32) })
    }
    const { body } = await county.office.get(`${run.path}/ceremony/minutes`)
    expect(body).toMatchObject({ closedAt: null, beaconAt: null })
    expect(body.announcedBy).not.toBe('')
    expect(body.parties[0]).toMatchObject({ sealedAt: expect.any(String), sealTypedBy: [] })
    expect(new Set(body.parties[3].sealTypedBy).size).toBe(2)
    expect((await stranger().get(`${run.path}/ceremony/minutes`)).status).toBe(401)
  })

  test('tells a link whose it is', async () => {
    const { path, parties } = await announced()
    const { token, party } = parties[1] as Party
    expect(await stranger().post(`${path}/party`, { token })).toMatchObject({
      ...{ status: 200, body: { number: 2, party } },
    })
    expect(await stranger().post(`${path}/party`, { token: 'ab'.repeat(16) })).toMatchObject({
      ...{ status: 422, body: { code: 'pairing.ceremony-wrong-link' } },
    })
  })

  test('listens to no link but those of its own parties', async () => {
    const { path } = await announced()
    const made = { token: 'ab'.repeat(16), commitment: 'cd'.repeat(32) }
    expect(await stranger().post(`${path}/commit`, made)).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-wrong-link' },
    })
  })

  test('is shown and joined by nobody once its programme is withdrawn from the public pages', async () => {
    const { path, parties, root } = await announced()
    const [party] = parties
    if (!party) throw new Error('no party on a device')
    const commitment = shareCommitment(party.party, root, party.share)
    const seal = () => stranger().post(`${path}/commit`, { token: party.token, commitment })
    await setPublished(county, false)
    expect((await stranger().get(path)).status).toBe(404)
    expect((await seal()).status).toBe(404)
    await setPublished(county, true)
    expect((await stranger().get(path)).status).toBe(200)
    expect((await seal()).status).toBe(200)
  })

  test('takes no public value that is known already, and no draw beside it by hand', async () => {
    const run = await frozen(county)
    const body = {
      version: run.version,
      event: '第二次抽签',
      parties: names.map((party) => ({ party, way: 'device' })),
      beacon: { kind: 'drand-quicknet', event: 'drand quicknet', round: 1000 },
    }
    expect(await county.office.post(`${run.path}/ceremony`, body)).toMatchObject({
      status: 422,
      body: { code: 'pairing.ceremony-round-past' },
    })
    const { run: other } = await announced()
    expect(
      await county.office.post(`${other.path}/decide`, {
        version: other.version,
        seed: 'ab'.repeat(32),
      }),
    ).toMatchObject({ status: 422, body: { code: 'pairing.ceremony-announced' } })
  })
})
