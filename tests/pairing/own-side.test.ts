/** What one side of a city's programme may say, and what it learns of the other. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, makeCounty } from './county.ts'
import { compute, draft, inDays, type Proposal, proposalsOf, say, seed, take } from './lead-run.ts'
import { city, communities, sheets, supporters, unit } from './small-city.ts'

const participants = { supporters, communities, allies: [unit('A1', '敦化市工商联')] }

let county: County
beforeAll(async () => {
  county = await makeCounty('units-to-places', participants, city)
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
})
afterAll(() => county?.close())

test('no side asks over the question of the other, which it could then take back', async () => {
  const [asking, other] = [await county.of('U1'), await county.of('V3')]
  const [tie] = (await asking.get(`/api/cycles/${county.cycleId}/ties`)).body.items
  const path = `/api/ties/${tie.countyCode}/${tie.id}`
  const question = { version: tie.version, side: 'supporter', reason: '单位换了业务' }
  const asked = await asking.post(`${path}/question`, question)
  const { version } = asked.body
  const over = { version, side: 'community', reason: '我们也说不好' }
  expect(await other.post(`${path}/question`, over)).toMatchObject({
    status: 422,
    body: { code: 'pairing.tie-questioned' },
  })
  const counts = { version, side: 'community' }
  expect(await other.post(`${path}/confirm`, counts)).toMatchObject({
    body: { state: 'questioned' },
  })
  const [now] = (await asking.get(`/api/cycles/${county.cycleId}/ties`)).body.items
  expect(now).toMatchObject({ questionedBy: 'supporter', reason: question.reason })
})

test('a wish is read where it was said, in whichever county the chosen one lies', async () => {
  const call = { version: 0, until: inDays(county, 5), most: 2 }
  await county.office.ask('PUT', `/api/cycles/${county.cycleId}/wish-call`, call)
  const chooser = await county.of('U1')
  const [wish] = (await chooser.get('/api/wishes')).body.items
  const { id: organizationId } = wish.organization
  const { community } = wish.ties[0]
  const path = `/api/cycles/${county.cycleId}/choices`
  const said = { organizationId, choices: [community.id] }
  expect(await chooser.ask('PUT', path, said)).toMatchObject({ status: 200 })
  expect((await chooser.get(`${path}?organization=${organizationId}`)).body.choices).toEqual([
    community,
  ])
})

test('whoever takes part on neither side wishes for nobody', async () => {
  const ally = await county.of('A1')
  const [own] = (await ally.get('/api/organizations?county=222403&limit=5')).body.items
  const [{ community }] = (await county.office.get(`/api/cycles/${county.cycleId}/ties`)).body.items
  const said = { organizationId: own.id, choices: [community.id] }
  expect(await ally.ask('PUT', `/api/cycles/${county.cycleId}/choices`, said)).toMatchObject({
    status: 422,
    body: { code: 'pairing.takes-no-part' },
  })
})

let proposed: Proposal[]
const proposalOf = (code: string) =>
  proposed.find(({ supporter }) => supporter.code === code) as Proposal

test('why one side declined is read by the office and by itself, not by the other side', async () => {
  const run = await draft(county, { way: 'balanced' })
  await take(county, run, 'freeze')
  await take(county, run, 'decide', { seed })
  await compute(county, run)
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  proposed = await proposalsOf(county, run)
  const { id, community } = proposalOf('U1')
  const reason = '以前的事没有办好'
  expect(await say(county, community.code, id, 'community', 'declined', reason)).toMatchObject({
    status: 200,
  })
  const seenBy = async (code: string) => {
    const { items } = (await (await county.of(code)).get('/api/proposals')).body
    return items.find((each: { id: string }) => each.id === id).communityAnswer
  }
  expect(await seenBy('U1')).toMatchObject({ answer: 'declined', reason: null })
  expect(await seenBy(community.code)).toMatchObject({ answer: 'declined', reason })
  const inOffice = (await proposalsOf(county, run)).find((each) => each.id === id)
  expect(inOffice).toMatchObject({ communityAnswer: { reason } })
})

test('nobody accepts a pair one side of which is closed; it is declined', async () => {
  const { id, supporter, community } = proposalOf('C1')
  const own = `/api/organizations/${city.slice(0, 6)}/${supporter.id}`
  const { version } = (await county.office.get(own)).body
  const liaison = await county.of('C1')
  const closing = await county.office.post(`${own}/close`, { version, reason: '机构改革' })
  expect(closing).toMatchObject({ status: 200 })
  const path = `/api/proposals/${county.keeperCode}/${id}/answer`
  const refused = { status: 422, body: { code: 'pairing.side-closed' } }
  const agreed = { side: 'supporter', answer: 'accepted' }
  expect(await liaison.post(path, agreed)).toMatchObject(refused)
  expect(await say(county, community.code, id, 'community', 'accepted')).toMatchObject(refused)
  expect(await say(county, community.code, id, 'community', 'declined')).toMatchObject({
    status: 200,
  })
})
