/** The HTTP server: declared routes, problems, request ids, quiet logs, OpenAPI. */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import fastifyCompress from '@fastify/compress'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import Fastify, {
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { absent, unreadable } from '#base/shared/problems.ts'
import { inBoth } from '../start-refused.ts'
import { createAddressLimits } from './address-limit.ts'
import { answerProblem, type ProblemPage } from './answer-problem.ts'
import { refuseForeignOrigins } from './foreign-origin.ts'
import { readPlainCookies } from './plain-cookies.ts'
import { type ResolveActor, registerRoute } from './register-route.ts'
import type { Route, Services } from './route.ts'

export interface ServerParts extends Services {
  routes: Route[]
  resolveActor: ResolveActor
  problemPage: ProblemPage
  version: string
  logger: FastifyServerOptions['logger']
  /** Where people reach this server, when it is not the address that they connect to. */
  publicUrl?: string | undefined
}

/** Bodies above this are files and have routes of their own. */
const largestBody = 1024 * 1024

/** The largest body over a slow line, 9 kB a second; a client that drips more slowly is cut off. */
const longestRequest = 120_000

/** @throws when a route declares no access, input or output */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: parts.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded fails before any route is found.
    frameworkErrors: (error, request, reply) => {
      reply.headers(headersFor(request))
      answerProblem(error, request, reply, pageFor(request, parts.problemPage))
    },
    clientErrorHandler: answerUnreadable,
    genReqId: () => randomUUID(),
    bodyLimit: largestBody,
    requestTimeout: longestRequest,
    http: { connectionsCheckingInterval: 5_000 },
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  readPlainCookies(server)
  addHeaders(server)
  refuseForeignOrigins(server, parts.publicUrl)
  readForms(server)
  logAnswers(server)
  await compressAnswers(server)
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '联建 Lianjian', version: parts.version },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
      },
    },
  })
  await server.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { validatorUrl: null },
  })
  server.get('/api/openapi.json', { schema: { hide: true } as object }, () => server.swagger())
  const with_ = { ...parts, limitOf: createAddressLimits() }
  for (const declared of parts.routes) registerRoute(server, declared, with_)
  server.setErrorHandler((error, request, reply) =>
    answerProblem(error, request, reply, pageFor(request, parts.problemPage)),
  )
  server.setNotFoundHandler((request, reply) =>
    answerProblem(absent(), request, reply, pageFor(request, parts.problemPage)),
  )
  return server
}

/** Where no route says what it answers: a reader of pages gets a page, a program a problem. */
function pageFor({ url, method }: FastifyRequest, page: ProblemPage): ProblemPage | undefined {
  return !url.startsWith('/api/') && method === 'GET' ? page : undefined
}

/**
 * Text takes a fifth of its bytes on the wire. Small answers fit a packet or two anyway, and files that were compressed when
 * they were built stay as they are. What a client sends is never unpacked: a few kilobytes can hold a gigabyte.
 */
async function compressAnswers(server: FastifyInstance): Promise<void> {
  await server.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    threshold: 1400,
    globalDecompression: false,
  })
}

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** No script, style or picture from elsewhere, ever; the API's own documentation page styles itself inline. */
function headersFor(request: FastifyRequest): Record<string, string> {
  return {
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'content-security-policy': request.url.startsWith('/api/docs')
      ? `${policy}; style-src 'self' 'unsafe-inline'; img-src 'self' data:`
      : policy,
  }
}

function addHeaders(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply) => {
    reply.headers(headersFor(request))
  })
}

const unreadableStatus: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** What is no request of HTTP has no route, no language and no answer but the connection's. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, code, title } = unreadable(unreadableStatus[error.code ?? ''] ?? 400)
  const body = JSON.stringify({
    type: `/problems/${code}`,
    title: inBoth(title),
    status,
    instance: '/',
    code,
    requestId: randomUUID(),
  })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** Pages without script send forms; each field is text. */
function readForms(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  )
}

/** Which route, how it ended, how long it took: no address typed by a person, no query, no body. */
function logAnswers(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}
