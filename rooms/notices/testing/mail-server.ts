/** A mail server in this process, on a real socket: keeps what it is handed, and refuses or hangs up when told to. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string[]
  subject: string
  text: string
  html: string
  /** By name in small letters, the folded lines joined. */
  headers: ReadonlyMap<string, string>
}

export interface MailServer {
  url: string
  mails: Mail[]
  /** What happens to the next ones: kept and answered, refused with a code, or kept and hung up on. */
  behave: 'well' | 'hang-up' | number
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const told: MailServer = { url: '', mails, behave: 'well', close: () => Promise.resolve() }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_, __, callback) {
      if (typeof told.behave !== 'number') return callback()
      callback(Object.assign(new Error('not now'), { responseCode: told.behave }))
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, ...parse(Buffer.concat(chunks).toString('latin1')) })
        if (told.behave === 'hang-up') {
          // As a process that dies before the answer is there.
          for (const connection of server.connections) connection._socket.destroy()
          return
        }
        callback()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(told, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}

function parse(raw: string): Omit<Mail, 'to'> {
  const { headers, body } = split(raw)
  const [, boundary] = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '') ?? []
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1)
  const textOf = (type: string) => {
    const part = parts
      .map((each) => split(each.trimStart()))
      .find(({ headers }) => headers.get('content-type')?.startsWith(type))
    return part ? decode(part.body, part.headers.get('content-transfer-encoding') ?? '') : ''
  }
  return {
    headers,
    subject: decodeWords(headers.get('subject') ?? ''),
    text: textOf('text/plain'),
    html: textOf('text/html'),
  }
}

function split(raw: string) {
  const at = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, at)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  return { headers, body: raw.slice(at + 4) }
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString()
  return fromQuoted(body.replaceAll('=\r\n', ''))
}

function decodeWords(text: string): string {
  return text
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, said: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(said, 'base64').toString()
        : fromQuoted(said.replaceAll('_', ' ')),
    )
}

function fromQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString()
}
