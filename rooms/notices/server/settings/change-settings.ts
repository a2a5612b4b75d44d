/** How I want to be told: none, a digest or at once, of which kinds, in which hours. */
import { type Route, route } from '#base/server/http/route.ts'
import { changedMeanwhile, noAddress } from '../../shared/problems.ts'
import {
  changeSettingsInput,
  type MailMode,
  type NoticeKind,
  settingsOutput,
} from '../../shared/schema.ts'
import type { NoticesParts } from '../parts.ts'
import { findSettings, holdSettings, type SettingsRow, updateSettings } from './store.ts'

/** What everybody begins with, as the table says it. */
const usual = { mail: 'none', muted: [], quietFrom: '20:00', quietUntil: '08:00', version: 1 }

export function present(row: SettingsRow | undefined, canMail: boolean) {
  const { mail, muted, quietFrom, quietUntil, version } = row ?? usual
  return {
    ...{ mail: mail as MailMode, muted: muted as NoticeKind[], quietFrom, quietUntil, version },
    ...{ address: row?.address ?? null, pendingAddress: row?.pendingAddress ?? null, canMail },
  }
}

export function settingsRoutes({ homeOf, sendMail }: NoticesParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/notices/settings',
      summary: 'How I want to be told',
      access: 'signed-in',
      input: {},
      output: settingsOutput,
      async handle({ actor, read }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        const row = await read({ counties: [owner.countyCode] }, (tx) => findSettings(tx, owner))
        return present(row, sendMail !== undefined)
      },
    }),
    route({
      method: 'PUT',
      path: '/api/notices/settings',
      summary: 'Change how I want to be told; e-mails need an address that was proved',
      access: 'signed-in',
      input: changeSettingsInput,
      output: settingsOutput,
      async handle({ actor, body, language, write }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        return write({ counties: [owner.countyCode] }, async (tx) => {
          const before = await holdSettings(tx, owner)
          if (before.version !== body.version) throw changedMeanwhile()
          const { mail, muted, quietFrom, quietUntil } = body
          if (mail !== 'none' && before.address === null) throw noAddress()
          const begins = before.mail === 'none' && mail !== 'none'
          const change = {
            ...{ mail, muted, quietFrom, quietUntil },
            ...{ language: body.language ?? language, version: before.version + 1 },
            // What was told before is not mailed afterwards.
            ...(begins && { mailedSince: tx.now }),
          }
          await updateSettings(tx, owner, change)
          await tx.record({
            countyCode: owner.countyCode,
            action: 'notices.change-settings',
            subject: { kind: 'user', id: actor.id },
            person: actor.id,
            actor: actor.id,
            before: { mail: before.mail, muted: before.muted },
            after: { mail, muted },
          })
          return present({ ...before, ...change }, sendMail !== undefined)
        })
      },
    }),
  ]
}
