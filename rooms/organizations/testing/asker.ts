/** Somebody who asks the registry over HTTP, and what a test makes with it. */
import { county, office } from './places.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export interface Answer {
  status: number
  body: Told
}

export class Asker {
  private readonly url: string
  private readonly name: string

  constructor(url: string, name: string) {
    this.url = url
    this.name = name
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/api/organizations${path}`, {
      method,
      headers: {
        'x-actor': this.name,
        'accept-language': 'zh-CN',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  get = (path: string) => this.ask('GET', path)
  post = (path: string, body: unknown, key?: string) =>
    this.ask('POST', path, body, key === undefined ? {} : { 'idempotency-key': key })
  patch = (path: string, body: unknown) => this.ask('PATCH', path, body)

  /** @returns the id of a new organization */
  async make(name: string, more: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.post('', unit(name, more))
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body.id
  }

  async show(id: string, of = county): Promise<Told> {
    const answer = await this.get(`/${of}/${id}`)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
}

let made = 0

/** A county unit with a code of its own. */
export function unit(name: string, more: Record<string, unknown> = {}) {
  return {
    countyCode: county,
    side: 'supporter',
    code: `T${++made}`,
    name,
    kind: 'unit',
    regionCode: office,
    ...more,
  }
}
