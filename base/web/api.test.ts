import { expect, test } from 'vitest'
import { ApiProblem, createApi, withQuery } from './api.ts'

interface Asked {
  path: string
  init: RequestInit
}

/** An API whose network answers what the test says, in order. */
function apiThat(...answers: (Response | Error)[]) {
  const asked: Asked[] = []
  let signedOut = 0
  let another = 0
  const api = createApi({
    fetch: (async (path: string, init: RequestInit) => {
      asked.push({ path, init })
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      return answer
    }) as typeof fetch,
    newKey: () => `key-${asked.length}`,
    account: () => 'a1',
    onSignedOut: () => {
      signedOut++
    },
    onAnotherAccount: () => {
      another++
    },
  })
  return { api, asked, signedOut: () => signedOut, another: () => another }
}

const headersOf = ({ init }: Asked) => init.headers as Record<string, string>
const json = (body: unknown, status = 200) => Response.json(body, { status })
const caught = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error) => error as ApiProblem,
  )

test('a refusal carries its words and all faults', async () => {
  const faults = [
    { pointer: '/name', code: 'too_small', detail: '至少 1 个字' },
    { pointer: '/username', code: 'invalid_format', detail: '不对' },
  ]
  const { api } = apiThat(
    json(
      { title: '填的内容有 2 处不对', code: 'base.malformed', requestId: 'r1', errors: faults },
      400,
    ),
  )
  const problem = await caught(api.send('POST', '/api/people', {}))
  expect(problem).toBeInstanceOf(ApiProblem)
  expect(problem).toMatchObject({ status: 400, code: 'base.malformed', faults, requestId: 'r1' })
})

test('a write without an answer is sent again under the same key', async () => {
  const { api, asked } = apiThat(new TypeError('Failed to fetch'), json({ done: true }))
  expect(await api.send('POST', '/api/people', { name: '王' })).toEqual({ done: true })
  expect(asked.map((each) => headersOf(each)['idempotency-key'])).toEqual(['key-0', 'key-0'])
})

test('a write that stays without an answer says so and nothing else', async () => {
  const { api } = apiThat(new TypeError('Failed to fetch'), new TypeError('Failed to fetch'))
  const problem = await caught(api.send('POST', '/api/people', {}))
  expect(problem?.unanswered).toBe(true)
})

test('a refused write is not repeated', async () => {
  const { api, asked } = apiThat(json({ code: 'base.refused', title: '没有权限' }, 403))
  await caught(api.send('POST', '/api/people', {}))
  expect(asked).toHaveLength(1)
})

test('a page from a proxy is no answer', async () => {
  const { api } = apiThat(new Response('<h1>captive portal</h1>'))
  expect((await caught(api.get('/api/people')))?.unanswered).toBe(true)
})

test('an end of the session is noticed', async () => {
  const { api, signedOut } = apiThat(json({ code: 'base.not-signed-in' }, 401))
  await caught(api.get('/api/people'))
  expect(signedOut()).toBe(1)
})

test('what is not given does not stand in the address', () => {
  expect(withQuery('/api/people', { q: '王', role: undefined, after: '' })).toBe(
    '/api/people?q=%E7%8E%8B',
  )
  expect(withQuery('/api/people', {})).toBe('/api/people')
})

test('every request says whose page it is, and hears when somebody else sits there', async () => {
  const problem = { code: 'base.another-account', title: '换了账号' }
  const { api, asked, another, signedOut } = apiThat(json({}), json(problem, 409))
  await api.get('/api/people')
  await caught(api.send('POST', '/api/people', {}))
  expect(asked.map((each) => headersOf(each)['lianjian-account'])).toEqual(['a1', 'a1'])
  expect([another(), signedOut()]).toEqual([1, 0])
})
