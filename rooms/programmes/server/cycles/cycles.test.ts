import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#base/shared/days.ts'
import { county, nextYear, ok, thisYear, useOffices, year } from '../../testing/offices.ts'
import { templates } from '../templates.ts'

const offices = useOffices()
const { as, make } = offices

describe('a further cycle', () => {
  const begin = (id: string, body: object, who = 'office') =>
    as(who).post(`/api/programmes/${id}/cycles`, { ...nextYear, ...body })

  test('does not overlap with another, nor bear its name', async () => {
    const { id } = await make()
    const wrong = await begin(id, {
      ...thisYear,
      beginsOn: `${year}-12-31`,
      endsOn: `${year + 1}-06-30`,
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'programmes.name-taken',
      'programmes.overlaps',
    ])
    expect((await begin(id, {}, 'township')).status).toBe(403)
    expect((await begin(id, {}, 'neighbour')).status).toBe(404)
    ok(await begin(id, {}))
    expect((await begin(id, { name: '又一个' })).status).toBe(422)
  })

  test('of two begun at once one is refused', async () => {
    const { id } = await make()
    const answers = await Promise.all([begin(id, { name: '甲' }), begin(id, { name: '乙' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('begins with what the settings say, or with what the one before had', async () => {
    const { id, cycleId } = await make()
    const stages = [{ name: '春季攻坚', beginsOn: `${year}-03-01`, endsOn: `${year}-05-31` }]
    const change = { version: 1, reason: '合并阶段', items: stages }
    ok(await as('office').ask('PUT', `/api/cycles/${cycleId}/stages`, change))
    const [gone] = await offices.register({ name: '要撤销的' })
    const organizationIds = [offices.unit, gone]
    ok(
      await as('office').post(`/api/cycles/${cycleId}/participants`, {
        part: 'supporter',
        organizationIds,
      }),
    )
    const closing = { version: 1, reason: '机构改革' }
    ok(await as('office').post(`/api/organizations/${county}/${gone}/close`, closing))
    const made = ok(await begin(id, { takeOver: ['stages', 'participants'] }))
    expect(made).toMatchObject({ leftOut: [], participants: 1 })
    expect(made.notTakenOver).toMatchObject([{ id: gone, name: '要撤销的' }])
    expect(made.notTakenOver[0].why).toContain('已经撤销')
    const { items } = ok(await as('office').get(`/api/cycles/${made.id}/stages`))
    expect(items).toEqual([
      { name: '春季攻坚', beginsOn: `${year + 1}-03-01`, endsOn: `${year + 1}-05-31` },
    ])
    const there = ok(await as('office').get(`/api/cycles/${made.id}/participants`)).items
    expect(there).toMatchObject([
      { organizationId: offices.unit, part: 'supporter', joinedOn: nextYear.beginsOn },
    ])
    const tasks = ok(await as('office').get(`/api/cycles/${made.id}/tasks`)).items
    expect(tasks).toHaveLength(templates.get('units-to-places')?.tasks.length as number)
  })
})

test('cycles never overlap, whatever days are asked for', async () => {
  const { id } = await make()
  const days = fc
    .record({
      at: fc.integer({ min: 0, max: 2_000 }),
      length: fc.integer({ min: -20, max: 1_200 }),
    })
    .map(({ at, length }) => {
      const beginsOn = addDays('2040-01-01', at)
      return { beginsOn, endsOn: addDays(beginsOn, length) }
    })
  let names = 0
  await fc.assert(
    fc.asyncProperty(days, async (each) => {
      const cycle = { name: `第${++names}轮`, ...each }
      await as('office').post(`/api/programmes/${id}/cycles`, cycle)
      const { cycles } = ok(await as('office').get(`/api/programmes/${id}`))
      const inOrder = [...cycles].reverse()
      for (const [at, { beginsOn, endsOn }] of inOrder.entries()) {
        expect(beginsOn < endsOn).toBe(true)
        if (at > 0) expect(inOrder[at - 1].endsOn < beginsOn).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
  expect(ok(await as('office').get(`/api/programmes/${id}`)).cycles.length).toBeGreaterThan(1)
})
