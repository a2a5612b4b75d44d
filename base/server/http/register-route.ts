/** Puts one declared route into the server: parse, check access, run, answer. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { faultsOf, strangeTextFaults } from '#base/shared/input-faults.ts'
import { languages } from '#base/shared/language.ts'
import type { Fault } from '#base/shared/problem.ts'
import { problemSchema } from '#base/shared/problem.ts'
import { anotherAccount, malformed, notSignedIn, refused, saidOnce } from '#base/shared/problems.ts'
import type { createAddressLimits } from './address-limit.ts'
import { answerProblem, type ProblemPage } from './answer-problem.ts'
import {
  hashRequest,
  keepAnswer,
  keyTooLong,
  longestKey,
  type RetryKey,
  takeKey,
} from './idempotency.ts'
import { choicesToRemember, languageOf, largeTextOf, pathOf, sayLanguage } from './reader.ts'
import { fileTooLarge, receiveFile } from './receive-file.ts'
import type { Access, Actor, Context, Exchange, File, Route, Services } from './route.ts'
import { toTraditional } from './traditional.ts'

export type ResolveActor = (request: FastifyRequest) => Promise<Actor | undefined>

interface Composition extends Services {
  resolveActor: ResolveActor
  problemPage: ProblemPage
  limitOf: ReturnType<typeof createAddressLimits>
}

const actors = new WeakMap<FastifyRequest, Actor>()

export function registerRoute(server: FastifyInstance, declared: Route, with_: Composition): void {
  refuseIncomplete(declared)
  if (declared.largestFile === undefined) {
    addRoute(server, declared, with_)
    return
  }
  // In a scope of its own, where a body of any type is handed on as it arrives.
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body))
    addRoute(scope, declared, with_)
  })
}

function addRoute(server: FastifyInstance, declared: Route, with_: Composition): void {
  const serialize = declared.output instanceof z.ZodType ? serializerOf(declared.output) : undefined
  const count = declared.hourly && with_.limitOf(declared.hourly)
  server.route({
    method: declared.method,
    url: declared.path,
    ...(declared.largestBody && { bodyLimit: declared.largestBody }),
    schema: describe(declared),
    // Inputs are parsed below, so that all faults are answered at once and in the reader's language.
    validatorCompiler: () => () => true,
    serializerCompiler: () => (data) => data as string,
    errorHandler: (error, request, reply) =>
      answerProblem(error, request, reply, pageOf(declared, request, with_)),
    // Before the body is read: a stranger's is not even parsed.
    onRequest: async (request, reply) => {
      // What one person may see stays out of every cache, in refusals too: a conflict tells what is there.
      if (declared.access !== 'public' || declared.secret) reply.header('cache-control', 'no-store')
      const actor = await judge(declared, request, with_)
      if (actor) actors.set(request, actor)
    },
    handler: async (request, reply) => {
      const before = actors.get(request)
      // Again, because a body may come long after: meanwhile its sender's account was closed, or their role ended.
      const waited = before !== undefined && declared.method !== 'GET'
      const actor = waited ? await judge(declared, request, with_) : before
      const context = contextOf(declared, request, reply, actor, with_)
      count?.(request.ip, context.now)
      const result = await declared.handle(context)
      reply.code(declared.status ?? 200)
      sayLanguage(request, reply)
      if (declared.output === 'redirect') return reply.redirect(result as string, 303)
      if (serialize) {
        return reply.type('application/json; charset=utf-8').send(serialize(result))
      }
      if (declared.output === 'page') return sendPage(request, reply, result as string)
      return sendFile(reply, declared.output as { file: string }, result as File)
    },
  })
}

function refuseIncomplete(declared: Route): void {
  const { access, input, output } = declared as Partial<Route>
  const missing = Object.entries({ access, input, output }).filter(([, value]) => !value)
  if (missing.length > 0) {
    const names = missing.map(([name]) => name).join(', ')
    throw new Error(`route ${declared.method} ${declared.path} declares no ${names}`)
  }
}

function pageOf(
  { output }: Route,
  { headers }: FastifyRequest,
  with_: Composition,
): ProblemPage | undefined {
  if (output instanceof z.ZodType) return undefined
  // Whoever follows a link to a file and gets none is told on a page; a program asks for no page.
  const shown = output === 'page' || output === 'redirect' || headers.accept?.includes('text/html')
  return shown ? with_.problemPage : undefined
}

/** Who asks, and whether they may, at this moment. */
async function judge(
  { access }: Route,
  request: FastifyRequest,
  { resolveActor }: Composition,
): Promise<Actor | undefined> {
  const actor = await resolveActor(request)
  // First: what somebody else may do says nothing about whose page it is.
  refuseAnother(request, actor)
  checkAccess(access, actor)
  return actor
}

function checkAccess(access: Access, actor: Actor | undefined): void {
  if (access === 'public') return
  if (!actor) throw notSignedIn()
  if (access === 'signed-in') return
  if (!actor.capabilities.has(access.capability)) throw refused()
}

/**
 * A page says whose it is: a cookie is the browser's, and another window may have signed in as somebody else. What it asks
 * for says so in a header; what the browser opens by itself, which is given none, in its address.
 */
const accountHeader = 'lianjian-account'
const accountInAddress = 'account'

function refuseAnother({ headers, query }: FastifyRequest, actor: Actor | undefined): void {
  if (!actor) return
  const byHeader = headers[accountHeader]
  if (byHeader !== undefined && byHeader !== actor.id) throw anotherAccount('page')
  const byAddress = (query as Record<string, unknown> | undefined)?.[accountInAddress]
  if (byAddress !== undefined && byAddress !== actor.id) throw anotherAccount('address')
}

function isSame(access: Access, before: Actor | undefined, now: Actor | undefined): boolean {
  if (before?.id !== now?.id) return false
  if (!before || !now || typeof access === 'string') return true
  const [was, is] = [before, now].map((each) => JSON.stringify(each.reach(access.capability)))
  return was === is
}

function contextOf(
  declared: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | undefined,
  with_: Composition,
): Context<Record<string, never>> {
  const { work, clock, resolveActor } = with_
  const parsed = parseInput(declared, request)
  const retry = retryKeyOf(declared, request, parsed, actor)
  let written = false
  return {
    ...parsed,
    actor,
    language: languageOf(request),
    largeText: largeTextOf(request),
    now: clock(),
    path: pathOf(request),
    exchange: exchangeOf(request, reply),
    read: work.read,
    stillMay: async () => isSame(declared.access, actor, await resolveActor(request)),
    receive: async () => {
      const largest = declared.largestFile ?? 0
      if (Number(request.headers['content-length']) > largest) throw fileTooLarge(largest)
      const file = await receiveFile(request.body as Readable, largest)
      try {
        const now = await judge(declared, request, with_)
        // The handler has begun with what its sender might do before.
        if (!isSame(declared.access, actor, now)) throw refused()
      } catch (error) {
        await file.discard()
        throw error
      }
      // The same key with another file is another request.
      if (retry) retry.requestHash = hashOf(retry.requestHash, file.sha256)
      return file
    },
    write: (scope, act) => {
      // What lies in no county is of accounts and sessions, which guard their own repetitions.
      if (!retry || scope.counties.length === 0) return work.write(scope, act)
      // The key stands for one answer, so a second transaction under it would be taken for a repetition.
      if (written)
        throw new Error(`${declared.method} ${declared.path} writes twice in one request`)
      written = true
      return work
        .write(scope, async (tx) => {
          const before = await takeKey(tx, retry)
          if (before && declared.secret) throw saidOnce()
          if (before) return before.body as never
          const result = await act(tx)
          await keepAnswer(tx, retry, declared.secret ? undefined : { body: result })
          return result
        })
        .catch((error) => {
          written = false
          throw error
        })
    },
  } as Context<Record<string, never>>
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
  return {
    get headers() {
      const lines = Object.entries(request.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, each]),
      )
      const headers = new Headers(lines)
      // What a client claims here is settled already; nobody behind it may take the claim for the truth.
      headers.set('x-forwarded-for', request.ip)
      return headers
    },
    address: request.ip,
    setCookie: (line) => {
      reply.header('set-cookie', line)
    },
  }
}

function retryKeyOf(
  declared: Route,
  request: FastifyRequest,
  parsed: { query: unknown; body: unknown },
  actor: Actor | undefined,
): RetryKey | undefined {
  const key = request.headers['idempotency-key']
  if (
    declared.method === 'GET' ||
    declared.secret === 'input' ||
    typeof key !== 'string' ||
    key === ''
  )
    return undefined
  if (key.length > longestKey) throw malformed([keyTooLong])
  return {
    actor: actor?.id ?? 'public',
    key,
    route: `${declared.method} ${pathOf(request)}`,
    requestHash: hashRequest(parsed),
  }
}

function parseInput(declared: Route, request: FastifyRequest) {
  const faults: Fault[] = []
  const parse = (part: 'params' | 'query' | 'body') => {
    const schema = declared.input[part]
    if (!schema) return undefined
    const given = request[part] ?? {}
    // Of a body a JSON Pointer, of an address the bare name.
    const root = part === 'body' ? '/' : ''
    const pointerOf = (path: readonly PropertyKey[]) => root + path.map(String).join('/')
    const strange = strangeTextFaults(given, pointerOf)
    const result = schema.safeParse(given)
    if (result.success && strange.length === 0) return result.data
    faults.push(...strange)
    if (result.success) return undefined
    const said = new Set(strange.map(({ pointer }) => pointer))
    const others = faultsOf(result.error.issues, given, pointerOf)
    faults.push(...others.filter(({ pointer }) => !said.has(pointer)))
  }
  const parsed = { params: parse('params'), query: parse('query'), body: parse('body') }
  if (faults.length > 0) throw malformed(faults)
  return parsed
}

function hashOf(...parts: Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

/** What is sent is checked against the declared output, so that a new column cannot slip out. */
function serializerOf(schema: z.ZodType): (result: unknown) => string {
  return (result) => JSON.stringify(schema.parse(result))
}

function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const language = languageOf(request)
  return reply
    .type('text/html; charset=utf-8')
    .header('set-cookie', choicesToRemember(request))
    .send(language === 'zh-Hant' ? toTraditional(html) : html)
}

function sendFile(reply: FastifyReply, { file }: { file: string }, result: File): FastifyReply {
  const kind = result.inline ? 'inline' : 'attachment'
  // Part of it may be what somebody called their file: no folder, and nothing that turns what is read behind it.
  const name = result.name.replace(/[\p{C}/\\:]/gu, '_')
  const ascii = name.replace(/[^\w.-]/g, '_')
  return reply
    .type(file)
    .header(
      'content-disposition',
      `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escapeMore)}`,
    )
    .send(result.content)
}

/** What RFC 8187 does not allow in a name, and `encodeURIComponent` leaves. */
function escapeMore(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
}

/** A file of JSON is described by nothing but its own format. */
function fileSchema(output: 'page' | { file: string }): object {
  return output !== 'page' && output.file.startsWith('application/json') ? {} : { type: 'string' }
}

function withCommon(query: { properties?: object } | undefined, owned: boolean): object {
  const lang = { type: 'string', enum: languages, description: 'Before accept-language' }
  const whose = {
    type: 'string',
    description: 'Id of the account that a link is for: no other gets it',
  }
  const common = { lang, ...(owned && { [accountInAddress]: whose }) }
  return { type: 'object', ...query, properties: { ...query?.properties, ...common } }
}

function describe({
  method,
  summary,
  input,
  output,
  access,
  path,
  status = 200,
  largestFile,
}: Route): Record<string, unknown> {
  const json = (schema: z.ZodType) =>
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' })
  const answer =
    output instanceof z.ZodType
      ? {
          content: {
            'application/json': { schema: z.toJSONSchema(output, { unrepresentable: 'any' }) },
          },
        }
      : output === 'redirect'
        ? {}
        : {
            content: {
              [output === 'page' ? 'text/html' : output.file]: { schema: fileSchema(output) },
            },
          }
  return {
    hide: !path.startsWith('/api/'),
    summary,
    ...(input.params && { params: json(input.params) }),
    querystring: withCommon(
      input.query && json(input.query),
      access !== 'public' && !(output instanceof z.ZodType),
    ),
    headers: {
      type: 'object',
      properties: {
        'accept-language': { type: 'string', description: 'zh-CN, zh-Hant or en' },
        ...(method !== 'GET' && {
          'idempotency-key': {
            type: 'string',
            maxLength: longestKey,
            description: 'The same key again changes nothing twice',
          },
        }),
      },
    },
    ...(input.body && { body: json(input.body) }),
    ...(largestFile !== undefined && { body: { type: 'string', format: 'binary' } }),
    ...(access !== 'public' && { security: [{ session: [] }] }),
    response: {
      [output === 'redirect' ? 303 : status]: { description: summary, ...answer },
      default: {
        description: 'RFC 9457',
        content: { 'application/problem+json': { schema: z.toJSONSchema(problemSchema) } },
      },
    },
  }
}
