/** Turns whatever went wrong into one RFC 9457 answer in the reader's language. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '#base/shared/language.ts'
import { Problem, type ProblemBody } from '#base/shared/problem.ts'
import { unexpected, unreadable } from '#base/shared/problems.ts'
import { type Parameters, type Saying, say } from '#base/shared/words.ts'
import { problemOfDatabase } from '../db/errors.ts'
import { languageOf } from './reader.ts'
import { toTraditional } from './traditional.ts'

/** A page shows its problem as a page. */
export type ProblemPage = (body: ProblemBody, language: Language) => string

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500) return unreadable(status)
  return problemOfDatabase(error) ?? unexpected()
}

export function problemBody(problem: Problem, request: FastifyRequest): ProblemBody {
  const language = languageOf(request)
  const text = (saying: Saying, parameters: Parameters = problem.parameters) => {
    const said = say(saying, language, parameters)
    return language === 'zh-Hant' ? toTraditional(said) : said
  }
  return {
    type: `/problems/${problem.code}`,
    title: text(problem.title),
    status: problem.status,
    ...(problem.detail && { detail: text(problem.detail) }),
    instance: request.url.split('?')[0] as string,
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
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'failed')
  const body = problemBody(problem, request)
  reply.code(problem.status)
  if (page) {
    return reply.type('text/html; charset=utf-8').send(page(body, languageOf(request)))
  }
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}
