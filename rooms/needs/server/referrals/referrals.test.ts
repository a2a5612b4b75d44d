import { describe, expect, test } from 'vitest'
import { useVillages } from '../../testing/villages.ts'

const villages = useVillages()
const { as, read, act, bring } = villages
const words = '这座桥要交通部门定方案'
const to = (id: string | null) => ({ toOrganizationId: id, words })

describe('what a village refers', () => {
  test('is taken on by the department that accepts it', async () => {
    const path = await bring()
    const { referralId } = await act('village', path, 'refer', to(villages.outside))
    expect(await read(path, 'outside')).toMatchObject({
      referrals: [{ words, state: 'asked', mine: true, from: { name: '腰甸村' } }],
    })
    const answer = { accept: true, words: '我们来定' }
    const { version } = await read(path)
    const foreign = await as('other').post(`${path}/referrals/${referralId}/answer`, {
      ...{ ...answer, version },
    })
    expect(foreign.status).toBe(403)
    await act('outside', path, `referrals/${referralId}/answer`, answer)
    expect(await read(path)).toMatchObject({
      ...{ state: 'claimed', holder: { name: '市交通运输局' } },
      referrals: [{ state: 'accepted', answer: '我们来定' }],
    })
  })

  test('is declined with words, and stays where it was', async () => {
    const path = await bring()
    const { referralId } = await act('village', path, 'refer', to(villages.outside))
    const answer = { accept: false, words: '归水利管' }
    await act('outside', path, `referrals/${referralId}/answer`, answer)
    expect(await read(path)).toMatchObject({
      ...{ state: 'published', referrals: [{ state: 'declined', answer: '归水利管' }] },
    })
    const again = { ...answer, version: (await read(path)).version }
    const twice = await as('outside').post(`${path}/referrals/${referralId}/answer`, again)
    expect(twice.body.code).toBe('needs.out-of-turn')
  })

  test('goes to the township, which answers; another township and a unit do not', async () => {
    const path = await bring()
    const { referralId } = await act('village', path, 'refer', to(null))
    const at = `referrals/${referralId}/answer-for-township`
    const { version } = await read(path)
    expect((await as('unit').post(`${path}/${at}`, { version, accept: true })).status).toBe(403)
    expect((await as('neighbour').post(`${path}/${at}`, { version, accept: true })).status).toBe(
      404,
    )
    await act('township', path, at, { accept: true, words: '镇里协调' })
    expect(await read(path)).toMatchObject({
      ...{ state: 'published', referrals: [{ state: 'accepted', to: null }] },
    })
  })

  test('and cannot be done may be taken on after all', async () => {
    const path = await bring()
    await act('office', path, 'set-aside', { reason: '没有单位能办' })
    const { referralId } = await act('village', path, 'refer', to(villages.outside))
    await act('outside', path, `referrals/${referralId}/answer`, { accept: true })
    expect((await read(path)).state).toBe('claimed')
  })

  test('waits no more when a unit takes it on; of two the later one counts', async () => {
    const path = await bring()
    await act('village', path, 'refer', to(null))
    await act('village', path, 'refer', to(villages.outside))
    await act('unit', path, 'claim', { organizationId: villages.unit })
    expect((await read(path)).referrals).toMatchObject([
      { state: 'withdrawn' },
      { state: 'withdrawn' },
    ])
  })

  test('goes to no village and to nobody who is not there', async () => {
    const path = await bring()
    const { version } = await read(path)
    for (const id of [villages.farVillage, villages.village, villages.cycleId]) {
      const refused = await as('village').post(`${path}/refer`, { version, ...to(id) })
      expect(refused.body.code).toBe('needs.unknown-department')
    }
  })
})

test('what the unit in hand passes on waits for the village once the department accepts', async () => {
  const path = await bring('claimed')
  const { version } = await read(path)
  const foreign = await as('other').post(`${path}/refer-onwards`, { version, ...to(null) })
  expect(foreign.status).toBe(403)
  const { referralId } = await act('unit', path, 'refer-onwards', to(villages.outside))
  expect((await read(path)).holder).toMatchObject({ name: '市统计局' })
  await act('outside', path, `referrals/${referralId}/answer`, { accept: true })
  const waiting = await read(path)
  expect(waiting).toMatchObject({ state: 'published', holder: null })
  const asked = waiting.matches.find(({ state }: { state: string }) => state === 'asked')
  await act('village', path, `matches/${asked.id}/agree`)
  expect((await read(path)).holder).toMatchObject({ name: '市交通运输局' })
})
