/** An e-mail address is its owner's own to give, proved by a code that was sent to it, and to take away. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { dayOf } from '#base/server/clock.ts'
import { type Route, route } from '#base/server/http/route.ts'
import { isLanguage } from '#base/shared/language.ts'
import { noMail, notSent, tooManyCodes, wrongCode } from '../../shared/problems.ts'
import { giveAddressInput, proveAddressInput, settingsOutput } from '../../shared/schema.ts'
import { composeCode } from '../mails/compose-mail.ts'
import type { NoticesParts } from '../parts.ts'
import { present } from './change-settings.ts'
import { holdSettings, type SettingsRow, updateSettings } from './store.ts'

const goodForMs = 30 * 60_000
/** Of a million codes, tried so often before another one is needed. */
const mostTries = 5
/** So that nobody is sent e-mails by whoever types their address. */
const mostCodesADay = 5

const hashOf = (userId: string, code: string) =>
  createHash('sha256').update(`${userId} ${code}`).digest()

export function addressRoutes({ homeOf, sendMail, publicUrl }: NoticesParts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/notices/address',
      summary: 'Give my e-mail address; a code is sent to it',
      access: 'signed-in',
      secret: 'input',
      input: giveAddressInput,
      output: settingsOutput,
      async handle({ actor, body: { address }, language, write }) {
        if (!sendMail) throw noMail()
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        const code = String(randomInt(1_000_000)).padStart(6, '0')
        const { row, codeId } = await write({ counties: [owner.countyCode] }, async (tx) => {
          const before = await holdSettings(tx, owner)
          const today = dayOf(tx.now)
          const codesSent = before.codesSentOn === today ? before.codesSent : 0
          if (codesSent >= mostCodesADay) throw tooManyCodes()
          const change = {
            ...{ pendingAddress: address, codeHash: hashOf(actor.id, code), codeTries: 0 },
            ...{ codeUntil: new Date(tx.now.getTime() + goodForMs), language },
            ...{ codesSentOn: today, codesSent: codesSent + 1 },
          }
          await updateSettings(tx, owner, change)
          await tx.record({
            ...{ countyCode: owner.countyCode, action: 'notices.give-address', actor: actor.id },
            ...{ subject: { kind: 'user', id: actor.id }, person: actor.id },
          })
          return { row: { ...before, ...change }, codeId: `${tx.now.getTime()}.${actor.id}` }
        })
        const said = composeCode(code, { language, publicUrl, id: codeId })
        await sendMail({ to: address, ...said }).catch(() => {
          throw notSent()
        })
        return present(row, true)
      },
    }),
    route({
      method: 'POST',
      path: '/api/notices/address/prove',
      summary: 'Prove the address by the code that came; a digest goes to it from then on',
      access: 'signed-in',
      secret: 'input',
      input: proveAddressInput,
      output: settingsOutput,
      async handle({ actor, body: { code }, write }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        const proved = await write({ counties: [owner.countyCode] }, async (tx) => {
          const before = await holdSettings(tx, owner)
          if (!isRight(before, code, tx.now)) {
            await updateSettings(tx, owner, { codeTries: before.codeTries + 1 })
            return undefined
          }
          const change = {
            ...{ address: before.pendingAddress, pendingAddress: null },
            ...{ codeHash: null, codeUntil: null, codeTries: 0, version: before.version + 1 },
            // Whoever gives an address wants to be written to; the quietest way is the usual one.
            ...(before.mail === 'none' && { mail: 'digest', mailedSince: tx.now }),
          }
          await updateSettings(tx, owner, change)
          await tx.record({
            ...{ countyCode: owner.countyCode, action: 'notices.prove-address', actor: actor.id },
            ...{ subject: { kind: 'user', id: actor.id }, person: actor.id },
          })
          return { ...before, ...change }
        })
        // Thrown here, so that the try is counted.
        if (!proved) throw wrongCode()
        return present(proved, sendMail !== undefined)
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/notices/address',
      summary: 'Take my e-mail address away; nothing is sent any more',
      access: 'signed-in',
      input: {},
      output: settingsOutput,
      async handle({ actor, write }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        return write({ counties: [owner.countyCode] }, async (tx) => {
          const before = await holdSettings(tx, owner)
          const change = {
            ...{ address: null, pendingAddress: null, codeHash: null, codeUntil: null },
            ...{ mail: 'none', version: before.version + 1 },
          }
          await updateSettings(tx, owner, change)
          await tx.record({
            ...{ countyCode: owner.countyCode, action: 'notices.drop-address', actor: actor.id },
            ...{ subject: { kind: 'user', id: actor.id }, person: actor.id },
          })
          return present({ ...before, ...change }, sendMail !== undefined)
        })
      },
    }),
  ]
}

function isRight({ userId, codeHash, codeUntil, codeTries }: SettingsRow, code: string, now: Date) {
  if (!codeHash || !codeUntil || codeUntil <= now || codeTries >= mostTries) return false
  return timingSafeEqual(codeHash, hashOf(userId, code))
}

/** Of a row: the languages may become fewer. */
export function languageOf({ language }: Pick<SettingsRow, 'language'>) {
  return isLanguage(language) ? language : 'zh-CN'
}
