/** The one way the desk speaks to the server: JSON and files, problems as one error, writes that may be repeated. */
import type { ProblemBody } from '#base/shared/problem.ts'

/** What an address may carry; what is not given is left out. */
export type Query = Record<string, string | number | boolean | undefined>

export interface Api {
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>
  /** @param key stands for one intent: repeated with it, the request is answered again, not done again */
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<T>
  /** A file as the body; it goes again under the same key as every write does. */
  sendFile<T>(
    path: string,
    query: Query,
    content: ArrayBuffer,
    key?: string,
    method?: 'POST' | 'PUT',
  ): Promise<T>
}

/** A refusal of the server, or no answer at all (`base.no-answer`). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  /** In the language of the reader; empty when the server did not answer. */
  readonly title: string
  readonly detail: string | undefined
  readonly faults: NonNullable<ProblemBody['errors']>
  /** The record was changed by somebody else since it was read. */
  readonly stale: boolean
  readonly requestId: string | undefined

  constructor(body: Partial<ProblemBody> & { status: number; code: string }) {
    super(body.code)
    this.name = 'ApiProblem'
    this.status = body.status
    this.code = body.code
    this.title = body.title ?? ''
    this.detail = body.detail
    this.faults = body.errors ?? []
    this.stale = body.conflicts !== undefined
    this.requestId = body.requestId
  }

  /** Nobody knows whether a write arrived; the same key tells. */
  get unanswered(): boolean {
    return this.status === 0
  }
}

export function problemOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ status: 0, code: 'base.no-answer' })
}

interface Parts {
  fetch: typeof fetch
  newKey(): string
  /** Whose page this is; undefined while nobody has signed in. */
  account(): string | undefined
  /** Called when an answer says that nobody is signed in any more. */
  onSignedOut(): void
  /** Called when an answer says that somebody else has signed in since, in another window. */
  onAnotherAccount(): void
}

/** How often a write without an answer is sent again at once, under the same key. */
const silentRepeats = 1

export function createApi(parts: Parts): Api {
  const { fetch, newKey } = parts
  async function ask<T>(path: string, given: RequestInit & { headers: object }): Promise<T> {
    const account = parts.account()
    const headers = { ...given.headers, ...(account && { 'lianjian-account': account }) }
    const init: RequestInit = { credentials: 'same-origin', ...given, headers }
    const answer = await fetch(path, init).catch((error) => {
      if (init.signal?.aborted) throw error
      throw problemOf(error)
    })
    const body = await readBody(answer)
    if (answer.ok && body !== undefined) return body as T
    const problem = new ApiProblem({
      code: answer.ok ? 'base.no-answer' : 'base.unexpected',
      ...(body as Partial<ProblemBody> | undefined),
      status: answer.ok ? 0 : answer.status,
    })
    if (problem.status === 401) parts.onSignedOut()
    if (problem.code === 'base.another-account') parts.onAnotherAccount()
    throw problem
  }
  async function write<T>(path: string, init: RequestInit & { headers: object }): Promise<T> {
    for (let repeats = 0; ; repeats++) {
      try {
        return await ask(path, init)
      } catch (error) {
        if (repeats >= silentRepeats || !problemOf(error).unanswered) throw error
      }
    }
  }
  return {
    get: (path, query, signal) =>
      ask(withQuery(path, query), {
        ...(signal && { signal }),
        headers: { accept: 'application/json' },
      }),
    send: (method, path, body, key = newKey()) =>
      write(path, {
        method,
        headers: {
          accept: 'application/json',
          'idempotency-key': key,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    sendFile: (path, query, content, key = newKey(), method = 'POST') =>
      write(withQuery(path, query), {
        method,
        headers: {
          accept: 'application/json',
          'idempotency-key': key,
          'content-type': 'application/octet-stream',
        },
        body: content,
      }),
  }
}

/** Undefined for what is no JSON: a proxy that answers with a page of its own. */
async function readBody(answer: Response): Promise<unknown> {
  try {
    return await answer.json()
  } catch {
    return undefined
  }
}

export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** Unlike `crypto.randomUUID`, it is also there on a county's network without https. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
