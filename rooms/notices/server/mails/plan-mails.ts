/** Puts what waits into e-mails, by each owner's settings and the national calendar. */
import calendar from 'chinese-days'
import { dayOf } from '#base/server/clock.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import type { MailMode } from '../../shared/schema.ts'
import { whatToMail } from '../../shared/what-to-mail.ts'
import type { Owner } from '../inbox/store.ts'
import { holdSettings } from '../settings/store.ts'
import { hadDigestOn, insertMail, listOwnersWaiting, listUnmailed } from './store.ts'

/** What one e-mail names at most; the rest is behind its link. */
const mostInOne = 50

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' },
})

/** Planned twice at once it is planned once: the owner's settings are held meanwhile. */
export async function planMails(work: Work): Promise<void> {
  const known = codesBetween('000000', '999999')
  const owners = await work.read({ counties: areaScope('') }, (tx) => listOwnersWaiting(tx, known))
  for (const owner of owners) {
    await work.write({ counties: [owner.countyCode] }, (tx) => planFor(tx, owner))
  }
}

async function planFor(tx: WriteTransaction, owner: Owner): Promise<void> {
  const settings = await holdSettings(tx, owner)
  if (settings.address === null || settings.mailedSince === null) return
  const waiting = await listUnmailed(tx, owner, settings.mailedSince, mostInOne)
  const day = dayOf(tx.now)
  const going = whatToMail({ ...settings, mail: settings.mail as MailMode }, waiting, {
    ...{ day, time: timeFormat.format(tx.now), isWorkday: calendar.isWorkday(day) },
    hadDigest: await hadDigestOn(tx, owner, day),
  })
  if (!going) return
  const row = { ...owner, id: newId(tx.now), kind: going.as, day }
  await insertMail(tx, { ...row, createdAt: tx.now, nextTryAt: tx.now }, going.ids)
}
