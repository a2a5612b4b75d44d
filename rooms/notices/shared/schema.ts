import * as z from 'zod'
import { languages } from '#base/shared/language.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'

export const noticeKinds = ['pairing', 'registry', 'need', 'deed', 'silence'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const mailModes = ['none', 'digest', 'at-once'] as const
export type MailMode = (typeof mailModes)[number]

const notice = z.object({
  id: z.uuid(),
  kind: z.enum(noticeKinds),
  title: z.object({ zh: z.string(), en: z.string() }),
  to: z.string().describe('Where in the desk it leads'),
  dueOn: z.iso.date().nullable(),
  at: z.iso.datetime(),
  read: z.boolean(),
})

export const listNoticesInput = {
  query: z.object({ ...pageQuery, unread: z.enum(['true']).optional() }),
}
export const listNoticesOutput = pageOf(notice)
export const countNoticesOutput = z.object({
  unread: z.int().describe('Up to 100; more are told as 100'),
})

/** Of a list of notices, or all of them. */
export const readNoticesInput = {
  body: z.object({ ids: z.array(z.uuid()).max(200).optional().describe('Left out: all of mine') }),
}
export const readNoticesOutput = z.object({ read: z.int() })

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const kept = z.object({
  mail: z.enum(mailModes),
  muted: z.array(z.enum(noticeKinds)).describe('Kinds that no e-mail is about'),
  quietFrom: clock.describe('In Asia/Shanghai; from then on no e-mail is sent'),
  quietUntil: clock,
})
export const settingsOutput = kept.extend({
  address: z.string().nullable().describe('Proved by a code'),
  pendingAddress: z.string().nullable(),
  canMail: z.boolean().describe('Whether this installation sends e-mail at all'),
  version: z.int(),
})
export const changeSettingsInput = {
  body: kept.extend({ language: z.enum(languages).optional(), version: z.int() }),
}

export const giveAddressInput = { body: z.object({ address: z.email().max(254) }) }
export const proveAddressInput = {
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
}

export const unsubscribeInput = {
  params: z.object({ county: z.string().regex(/^\d{6}$/), token: z.string().max(64) }),
}
