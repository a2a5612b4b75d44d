import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#base/shared/days.ts'
import { ok, thisYear, useOffices, year } from '../../testing/offices.ts'

const offices = useOffices()
const { as, make } = offices

let cycleId: string
beforeAll(async () => {
  ;({ cycleId } = await make())
})

const reason = '按方案'
const put = (what: 'stages' | 'duties', version: number, items: object[], who = 'office') =>
  as(who).ask('PUT', `/api/cycles/${cycleId}/${what}`, { version, reason, items })
const read = async (what: 'stages' | 'duties', who = 'village') =>
  ok(await as(who).get(`/api/cycles/${cycleId}/${what}`))

describe('the stages of a cycle', () => {
  const spring = { name: '春', beginsOn: `${year}-03-01`, endsOn: `${year}-05-31` }
  const summer = { name: '夏', beginsOn: `${year}-05-01`, endsOn: `${year}-08-31` }

  test('are set anew as a whole, come in order and may overlap', async () => {
    const { version } = await read('stages')
    expect(ok(await put('stages', version, [summer, spring]))).toEqual({ version: version + 1 })
    expect(await read('stages')).toEqual({ version: version + 1, items: [spring, summer] })
    const late = await put('stages', version, [summer])
    expect(late).toMatchObject({ status: 409, body: { code: 'programmes.stale' } })
    expect(late.body.conflicts[0].changes).toMatchObject([{ field: 'stages', by: 'office' }])
  })

  test('may be none; the version goes on, so that nobody mistakes an old calendar for it', async () => {
    const { version } = await read('stages')
    ok(await put('stages', version, []))
    expect(await read('stages')).toEqual({ version: version + 1, items: [] })
  })

  test('lie in the cycle; what does not is told, all of it', async () => {
    const { version } = await read('stages')
    const before = { name: '早', beginsOn: addDays(thisYear.beginsOn, -1), endsOn: spring.endsOn }
    const back = { name: '倒', beginsOn: spring.endsOn, endsOn: spring.beginsOn }
    const refused = await put('stages', version, [spring, before, back])
    expect(refused.body).toMatchObject({
      code: 'programmes.wrong-stages',
      errors: [
        { pointer: '/items/1/beginsOn', code: 'programmes.stage-outside' },
        { pointer: '/items/2/endsOn', code: 'programmes.stage-reversed' },
      ],
    })
  })

  test('are changed by the office of the whole region alone', async () => {
    const { version } = await read('stages')
    expect((await put('stages', version, [spring], 'township')).status).toBe(403)
    expect((await put('stages', version, [spring], 'neighbour')).status).toBe(404)
  })
})

describe('the matrix of a cycle', () => {
  const line = {
    ...{ post: '包联单位', duty: '帮办实事', division: '定岗位、定职责、定分工' },
    ...{ guarantee: '经费', rule: null, plan: null, supervision: '督导' },
  }

  test('is set anew as a whole, in the order that was sent', async () => {
    const { version } = await read('duties')
    const items = [{ ...line, post: '第一书记' }, line]
    ok(await put('duties', version, items))
    expect(await read('duties')).toEqual({ version: version + 1, items })
    expect((await put('duties', version, [])).body.code).toBe('programmes.stale')
    expect((await put('duties', version + 1, [], 'unit')).status).toBe(403)
    expect((await put('duties', version + 1, [], 'neighbour')).status).toBe(404)
    const faulty = await put('duties', version + 1, [{ ...line, duty: '' }])
    expect(faulty).toMatchObject({ status: 400, body: { errors: [{ pointer: '/items/0/duty' }] } })
  })
})
