/** Turns whatever went wrong into one RFC 9457 answer in the reader's language. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '#base/shared/language.ts'
import { Problem, type ProblemBody } from '#base/shared/problem.ts'
import { unexpected, unreadable } from '#base/shared/problems.ts'
import { type Parameters, type Saying, say } from '#base/shared/words.ts'
import { codeOf, problemOfDatabase } from '../db/errors.ts'
import { languageOf, pathOf, sayLanguage } from './reader.ts'
import { toTraditional } from './traditional.ts'

/** A page shows its problem as a page. */
export type ProblemPage = (body: ProblemBody, language: Language) => string

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500) return unreadable(status)
  return problemOfDatabase(error) ?? unexpected()
}

/** @param inScript how Chinese is written */
function problemBody(
  problem: Problem,
  request: FastifyRequest,
  inScript: (text: string) => string,
): ProblemBody {
  const language = languageOf(request)
  const text = (saying: Saying, parameters: Parameters = problem.parameters) =>
    inScript(say(saying, language, parameters))
  return {
    type: `/problems/${problem.code}`,
    title: text(problem.title),
    status: problem.status,
    ...(problem.detail && { detail: text(problem.detail) }),
    instance: pathOf(request),
    code: problem.code,
    requestId: request.id,
    ...(problem.faults.length > 0 && {
      errors: problem.faults.map(({ pointer, code, detail, parameters }) => ({
        pointer,
        code,
        detail: text(detail, parameters),
      })),
    }),
    ...(problem.conflicts.length > 0 && { conflicts: problem.conflicts }),
  }
}

export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  page: ProblemPage | undefined,
): FastifyReply {
  const problem = problemOf(error)
  logProblem(problem, error, request)
  const language = languageOf(request)
  const inScript = language === 'zh-Hant' ? toTraditional : (text: string) => text
  reply.code(problem.status)
  sayLanguage(request, reply)
  if (page) {
    // The page is converted as a whole, and once: what is converted twice may change twice.
    const body = problemBody(problem, request, (text) => text)
    return reply.type('text/html; charset=utf-8').send(inScript(page(body, language)))
  }
  const body = problemBody(problem, request, inScript)
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}

/** What nobody foresaw with its places; what the code refuses by itself, or a schema let through, with its code. */
function logProblem(problem: Problem, error: unknown, request: FastifyRequest): void {
  const { status, code } = problem
  if (status >= 500 && error !== problem) request.log.error({ err: error, code }, 'failed')
  else if (status >= 500 || code === 'base.unfitting') {
    request.log.warn({ code, cause: codeOf(error) }, 'refused')
  }
}
