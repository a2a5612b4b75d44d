/** Yes and no of both sides: pressed by mistake and taken back, or said on paper and entered by the office. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { County } from './county.ts'
import { decided, inDays, type Proposal, proposalsOf, type Run, say, take } from './lead-run.ts'
import { bringUnits, bringVillages, makeSmallCounty, refused, way } from './small-county.ts'

let county: County
let run: Run
let proposals: Proposal[]

beforeAll(async () => {
  county = await makeSmallCounty()
  await bringUnits(county, [3, 3, 3], 1)
  await bringVillages(county, 4)
  run = await decided(county, way)
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  proposals = await proposalsOf(county, run)
})
afterAll(() => county?.close())

type Side = 'supporter' | 'community'

const one = (at: number) => proposals[at] as Proposal
const pathOf = ({ id }: Proposal, what: string) =>
  `/api/proposals/${run.path.split('/')[3]}/${id}/${what}`
async function takeBack(proposal: Proposal, side: Side) {
  const who = await county.of(proposal[side].code)
  return who.post(pathOf(proposal, 'take-back'), { side })
}
const enter = (proposal: Proposal, side: Side, more: object) =>
  county.office.post(pathOf(proposal, 'answer-for'), { side, how: '书面回执', ...more })
const found = async ({ id }: Proposal) =>
  (await proposalsOf(county, run)).find((each) => each.id === id)

test('what was pressed by mistake is taken back by its side alone, and answered otherwise', async () => {
  const proposal = one(0)
  await say(county, proposal.supporter.code, proposal.id, 'supporter', 'accepted')
  const other = await county.of(proposal.community.code)
  const theirs = await other.post(pathOf(proposal, 'take-back'), { side: 'supporter' })
  expect(theirs.status).toBe(404)
  expect(await takeBack(proposal, 'supporter')).toMatchObject({
    ...{ status: 200, body: { supporterAnswer: null, communityAnswer: null } },
  })
  // A second press over a bad line finds nothing to take back.
  expect((await takeBack(proposal, 'supporter')).status).toBe(200)
  expect((await found(proposal))?.supporterAnswer).toBeNull()
  await say(county, proposal.supporter.code, proposal.id, 'supporter', 'declined')
  expect(await found(proposal)).toMatchObject({ supporterAnswer: { answer: 'declined' } })
})

test('a no that was taken back is not the one without a reason', async () => {
  const proposal = one(0)
  const { community } = proposal
  const no = { side: 'community', answer: 'declined' }
  const village = await county.of(community.code)
  expect((await village.post(pathOf(proposal, 'answer'), no)).status).toBe(200)
  await takeBack(proposal, 'community')
  expect((await village.post(pathOf(proposal, 'answer'), no)).status).toBe(200)
})

test('what a side said on paper the office enters, and everybody reads how it was said', async () => {
  const proposal = one(1)
  expect(await enter(proposal, 'community', { answer: 'accepted', how: ' ' })).toMatchObject({
    status: 400,
  })
  expect((await enter(proposal, 'community', { answer: 'accepted' })).status).toBe(200)
  expect(await found(proposal)).toMatchObject({
    communityAnswer: { answer: 'accepted', how: '书面回执' },
    supporterAnswer: null,
  })
  const village = await county.of(proposal.community.code)
  const own = (await village.get('/api/proposals')).body.items as Proposal[]
  expect(own.find(({ id }) => id === proposal.id)).toMatchObject({
    communityAnswer: { how: '书面回执' },
  })
  // It was not said so: the village answers for itself.
  await takeBack(proposal, 'community')
  await say(county, proposal.community.code, proposal.id, 'community', 'accepted')
  expect(await found(proposal)).toMatchObject({ communityAnswer: { how: null } })
})

test('what a side said itself nobody else changes, and no side enters the answer of another', async () => {
  const proposal = one(1)
  expect(await enter(proposal, 'community', { answer: 'declined' })).toMatchObject(
    refused('answered-already'),
  )
  const unit = await county.of(proposal.supporter.code)
  const answer = { side: 'community', answer: 'accepted', how: '电话' }
  expect((await unit.post(pathOf(proposal, 'answer-for'), answer)).status).toBe(403)
})

test('a no is not taken back once what fell free is paired again', async () => {
  const proposal = one(0)
  for (const each of proposals.slice(1)) {
    await enter(each, 'supporter', { answer: 'accepted' })
    await enter(each, 'community', { answer: 'accepted' })
  }
  expect(await take(county, run, 'remainder', { reason: '有一对落空' })).toMatchObject({
    status: 200,
  })
  expect(await takeBack(proposal, 'supporter')).toMatchObject(refused('paired-again'))
  expect((await takeBack(one(2), 'community')).status).toBe(200)
})

test('after the last day nothing is taken back or entered', async () => {
  await county.passDays(8)
  expect(await takeBack(one(3), 'supporter')).toMatchObject(refused('answers-over'))
  expect(await enter(one(2), 'community', { answer: 'accepted' })).toMatchObject(
    refused('answers-over'),
  )
})
