/** The reader's language: the address, then a remembered choice, then the browser's wish. */
import type { FastifyRequest } from 'fastify'
import { isLanguage, type Language, negotiateLanguage } from '#base/shared/language.ts'

export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang
  if (isLanguage(asked)) return asked
  const remembered = /(?:^|;\s*)lang=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (isLanguage(remembered)) return remembered
  return negotiateLanguage(request.headers['accept-language'])
}
