/** Sheets that a test brings, and what becomes of them. */
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { county } from './places.ts'
import type { Registry } from './registry.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export class Brought {
  readonly registry: Registry
  readonly who: string
  readonly id: string

  constructor(registry: Registry, who: string, id: string) {
    this.registry = registry
    this.who = who
    this.id = id
  }

  /** The same import, as somebody else meets it. */
  as(who: string): Brought {
    return new Brought(this.registry, who, this.id)
  }

  get path(): string {
    return `/api/imports/${county}/${this.id}`
  }

  ask = (method: string, path = '', body?: unknown, headers: Record<string, string> = {}) =>
    askImports(this.registry, this.who, method, `${this.path}${path}`, body, headers)

  async show(): Promise<Told> {
    const { status, body } = await this.ask('GET')
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }

  async rows(verdict: string, more = ''): Promise<Told[]> {
    const { body } = await this.ask('GET', `/rows?verdict=${verdict}&limit=200${more}`)
    return body.items
  }

  async faults(): Promise<Told[]> {
    return (await this.ask('GET', '/faults?limit=200')).body.items
  }

  /** Applies it as it was shown, and waits until that is done. */
  async apply(more: Record<string, unknown> = {}): Promise<Told> {
    const { version } = await this.show()
    const { status, body } = await this.ask('POST', '/apply', { version, ...more })
    if (status !== 202) throw new Error(JSON.stringify(body))
    await this.registry.runJobs()
    return this.show()
  }

  async undo(): Promise<Told> {
    const { status, body } = await this.ask('POST', '/undo', { reason: '导错了' })
    if (status !== 202) throw new Error(JSON.stringify(body))
    await this.registry.runJobs()
    return this.show()
  }
}

export async function askImports(
  registry: Registry,
  who: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Told; headers: Headers }> {
  const raw = body instanceof Uint8Array
  const response = await fetch(`${registry.url}${path}`, {
    method,
    headers: {
      'x-actor': who,
      'accept-language': 'zh-CN',
      ...(body !== undefined && {
        'content-type': raw ? 'application/octet-stream' : 'application/json',
      }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const isJson = response.headers.get('content-type')?.includes('json')
  const answer = isJson ? await response.json() : Buffer.from(await response.arrayBuffer())
  return { status: response.status, body: answer, headers: response.headers }
}

export type Sheet = (string | number)[][]

export interface Bringing {
  who?: string
  side?: string
  fileName?: string
  /** A faulty import that it corrects. */
  instead?: string
}

/** Sends a sheet and waits until it is read. */
export async function bring(
  registry: Registry,
  content: Sheet | Uint8Array,
  { who = 'chief', side = 'supporter', fileName = '名册.csv', instead }: Bringing = {},
): Promise<Brought> {
  const [header = [], ...rows] = content instanceof Uint8Array ? [] : content
  const bytes =
    content instanceof Uint8Array ? content : Buffer.from(writeCsv(header.map(String), rows))
  const query = new URLSearchParams({ county, side, fileName, ...(instead && { instead }) })
  const { status, body } = await askImports(registry, who, 'POST', `/api/imports?${query}`, bytes)
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`)
  await registry.runJobs()
  return new Brought(registry, who, body.id)
}
