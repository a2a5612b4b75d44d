/** What a reader chose: in the address, then remembered, then wished for by the browser. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLanguage, type Language, negotiateLanguage } from '#base/shared/language.ts'

export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang
  if (isLanguage(asked)) return asked
  const remembered = rememberedOf(request, 'lang')
  if (isLanguage(remembered)) return remembered
  return negotiateLanguage(request.headers['accept-language'])
}

/**
 * The path that was asked for, without the query. Written with two slashes, or as a whole address, it would lead
 * to another host when a page links back to it.
 */
export function pathOf(request: FastifyRequest): string {
  const url = URL.parse(request.url.replace(/^[/\\]+/, '/'), 'http://localhost')
  return (url?.pathname ?? '/').replace(/^\/+/, '/')
}

/** Every answer is in the reader's language, so no cache may give it to another without asking. */
export function sayLanguage(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ vary: 'accept-language, cookie', 'content-language': languageOf(request) })
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
}

/** Large text, 1.35 times. */
export function largeTextOf(request: FastifyRequest): boolean {
  const asked = (request.query as Record<string, unknown> | undefined)?.text
  return (asked ?? rememberedOf(request, 'text')) === 'large'
}

/** Choices in this address that later pages should keep, as Set-Cookie values. */
export function choicesToRemember(request: FastifyRequest): string[] {
  const query = (request.query ?? {}) as Record<string, unknown>
  const choices: string[] = []
  if (isLanguage(query.lang)) choices.push(`lang=${query.lang}`)
  if (query.text === 'large' || query.text === 'normal') choices.push(`text=${query.text}`)
  return choices.map((choice) => `${choice}; Path=/; Max-Age=31536000; SameSite=Lax`)
}

function rememberedOf(request: FastifyRequest, name: string): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim())
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
}
