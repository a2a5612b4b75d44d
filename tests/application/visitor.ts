/** One browser: keeps its cookies, speaks JSON, and tells every answer as it came. */

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
type Told = any

export interface Answer<T = unknown> {
  status: number
  body: T
  headers: Headers
}

export class Visitor {
  readonly cookies = new Map<string, string>()
  private readonly url: string
  private readonly address: string

  /** @param address whence it comes, as a proxy on the same machine would tell */
  constructor(url: string, address: string) {
    this.url = url
    this.address = address
  }

  async ask<T = Told>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.send(method, path, {
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  /** As a page without script sends it. */
  form<T = Told>(path: string, fields: Record<string, string>): Promise<Answer<T>> {
    return this.send('POST', path, { headers: {}, body: new URLSearchParams(fields) })
  }

  /** As `curl --data-binary @file` sends it. */
  file<T = Told>(path: string, bytes: Uint8Array, method = 'POST'): Promise<Answer<T>> {
    return this.send(method, path, { headers: {}, body: bytes as BodyInit })
  }

  private async send<T>(
    method: string,
    path: string,
    { headers, body }: { headers: Record<string, string>; body?: BodyInit },
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'accept-language': 'zh-CN',
        'x-forwarded-for': this.address,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    return {
      status: response.status,
      body: (await toldBy(response)) as T,
      headers: response.headers,
    }
  }

  get = <T = Told>(path: string) => this.ask<T>('GET', path)
  post = <T = Told>(path: string, body: unknown = {}) => this.ask<T>('POST', path, body)
  delete = <T = Told>(path: string, body?: unknown) => this.ask<T>('DELETE', path, body)

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    const gone = attributes.some((each) => /^\s*max-age=0$/i.test(each))
    if (gone || value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

async function toldBy(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (/^application\/(problem\+)?json\b/.test(type)) return response.json()
  return type.includes('spreadsheetml')
    ? Buffer.from(await response.arrayBuffer())
    : response.text()
}
