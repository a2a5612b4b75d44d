import { expect, test } from 'vitest'
import { county, ok } from '#rooms/programmes/testing/offices.ts'
import { useVillages } from '../../../needs/testing/villages.ts'

const villages = useVillages()
const { as } = villages
const day = '2026-05-01'

/** A deed of the partner that meets a need it has in hand. */
async function meet(path: string, more = {}) {
  const needId = path.split('/').at(-1)
  const body = {
    ...{ countyCode: county, partnershipId: villages.partnershipId, title: '换好桥板', day },
    ...{ needId, delivers: true, ...more },
  }
  return as('unit').post('/api/deeds', body)
}

const deedAt = (id: string) => villages.read(`/api/deeds/${county}/${id}`)
const waiting = async () =>
  (await villages.read('/api/deeds?waiting=answer')).items.map(({ id }: { id: string }) => id)

test('a deed that meets a need delivers it, and the village is asked once, of the need', async () => {
  const path = await villages.bring('claimed')
  const { id } = ok(await meet(path))
  expect(await villages.read(path)).toMatchObject({ state: 'delivered' })
  expect(await waiting()).not.toContain(id)
  await villages.act('village', path, 'answers', { yes: true })
  await villages.tell()
  expect(await deedAt(id)).toMatchObject({ state: 'confirmed', delivers: true })
  await villages.tell()
  expect(await deedAt(id)).toMatchObject({ state: 'confirmed', version: 1 })
})

test('what was corrected since is asked about by itself', async () => {
  const path = await villages.bring('claimed')
  const { id } = ok(await meet(path))
  const said = { version: 1, title: '换好桥板十二块', day }
  ok(await as('unit').post(`/api/deeds/${county}/${id}/correct`, said))
  expect(await waiting()).toContain(id)
  await villages.act('village', path, 'answers', { yes: true })
  await villages.tell()
  expect(await deedAt(id)).toMatchObject({ state: 'declared', delivers: true })
})

test('only a need that the unit has in hand is met, and once', async () => {
  const refused = async (path: string, more = {}) => {
    const { status, body } = await meet(path, more)
    return [status, body.code === 'activities.wrong-deed' ? body.errors[0].code : body.code]
  }
  expect(await refused(await villages.bring('published'))).toEqual([422, 'activities.unknown-need'])
  const path = await villages.bring('claimed')
  expect(await refused(path, { needId: undefined })).toEqual([422, 'activities.need-missing'])
  ok(await meet(path))
  const [status, code] = await refused(path)
  expect([status, code]).toEqual([409, 'needs.out-of-turn'])
  const { items } = await villages.read(`/api/deeds?q=${encodeURIComponent('换好桥板')}`)
  expect(items.filter((each: { needId: string }) => path.endsWith(each.needId))).toHaveLength(1)
})
