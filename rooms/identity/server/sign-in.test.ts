import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { firstRunCode, useApplication } from '../../../tests/application/application.ts'

const application = useApplication()
beforeAll(() => loadShippedRegions(application.database.adminUrl))
const county = '222403'

/** RFC 6238 over the secret of an otpauth address: what an authenticator shows. */
function totp(uri: string, at = Date.now()): string {
  const secret = new URL(uri).searchParams.get('secret') as string
  const bits = [...secret]
    .map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) as number) & 15
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

test('the first administrator is made once, with the code of the terminal', async () => {
  const visitor = application.visitor()
  const body = {
    code: 'WRONG',
    countyCode: county,
    username: 'Chief',
    name: '王主任',
    password: 'four words quite long',
  }
  expect(await visitor.post('/api/first-run', body)).toMatchObject({ status: 422 })
  const made = await visitor.post('/api/first-run', { ...body, code: firstRunCode })
  expect(made).toMatchObject({ status: 200 })
  expect(
    await visitor.post('/api/first-run', { ...body, code: firstRunCode, username: 'again' }),
  ).toMatchObject({ status: 422 })
  const signed = await visitor.post('/api/session', { username: 'chief', password: body.password })
  expect(signed).toMatchObject({ status: 200, body: { step: 'signed-in' } })
  const me = await visitor.get('/api/session')
  console.log(JSON.stringify(me.body, null, 1))
  expect(me.body).toMatchObject({
    name: '王主任',
    secondFactor: { withheld: true },
    capabilities: [],
  })
  const enrolled = await visitor.post('/api/second-factor', { password: body.password })
  expect(enrolled.status).toBe(200)
  const passed = await visitor.post('/api/session/second-factor', { code: totp(enrolled.body.uri) })
  expect(passed).toMatchObject({ status: 200 })
  const full = await visitor.get('/api/session')
  console.log(JSON.stringify(full.body, null, 1))
  expect(full.body.secondFactor).toEqual({ enrolled: true, passed: true, withheld: false })
})
