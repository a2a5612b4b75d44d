/**
 * Sends what is due. An e-mail is held while it goes out and marked in the same transaction; when the process dies
 * in between, it goes out again under the same Message-ID: at least once, and readers' programs show it once.
 */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import type { Saying } from '#base/shared/words.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import type { SendMail } from '../parts.ts'
import { languageOf } from '../settings/own-address.ts'
import { findSettings } from '../settings/store.ts'
import { composeNotices } from './compose-mail.ts'
import { claimMail, listMailsDue, listNoticesOf, type MailRow, updateMail } from './store.ts'

const atOnce = 100
/** Two minutes, four, eight, up to an hour: a server that is down for a night is found again in the morning. */
const longestWaitMinutes = 60
const mostTries = 40

export interface Sending {
  work: Work
  sendMail: SendMail
  publicUrl: string
}

/** @returns how many went out */
export async function sendMails({ work, ...parts }: Sending): Promise<number> {
  const known = codesBetween('000000', '999999')
  const due = await work.read({ counties: areaScope('') }, (tx) => listMailsDue(tx, known, atOnce))
  let sent = 0
  for (const key of due) {
    const went = await work.write({ counties: [key.countyCode] }, async (tx) => {
      const mail = await claimMail(tx, key)
      return mail !== undefined && (await sendOne(tx, mail, parts))
    })
    if (went) sent += 1
  }
  return sent
}

async function sendOne(
  tx: WriteTransaction,
  mail: MailRow,
  { sendMail, publicUrl }: Omit<Sending, 'work'>,
): Promise<boolean> {
  const settings = await findSettings(tx, mail)
  const notices = await listNoticesOf(tx, mail)
  if (!settings?.address || settings.mail === 'none' || notices.length === 0) {
    await updateMail(tx, mail, { givenUpAt: tx.now, failure: 'not-wanted' })
    return false
  }
  const lines = notices.map(({ title, leadsTo, dueOn }) => {
    return { title: title as unknown as Saying, leadsTo, dueOn }
  })
  const composed = composeNotices(lines, {
    ...{ language: languageOf(settings), publicUrl, id: mail.id },
    unsubscribe: `${publicUrl}/unsubscribe/${mail.countyCode}/${settings.unsubscribeToken}`,
  })
  try {
    await sendMail({ to: settings.address, ...composed })
  } catch (error) {
    await updateMail(tx, mail, afterFailure(mail, error, tx.now))
    return false
  }
  await updateMail(tx, mail, { sentAt: tx.now, tries: mail.tries + 1, failure: null })
  return true
}

/** What the server refuses for good (5xx) is not tried again; all else is, ever more seldom. */
function afterFailure(mail: MailRow, error: unknown, now: Date) {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  const tries = mail.tries + 1
  const failure = String(responseCode ?? code ?? 'unknown')
  if ((responseCode !== undefined && responseCode >= 500) || tries >= mostTries) {
    return { tries, failure, givenUpAt: now }
  }
  const minutes = Math.min(2 ** tries, longestWaitMinutes)
  return { tries, failure, nextTryAt: new Date(now.getTime() + minutes * 60_000) }
}
