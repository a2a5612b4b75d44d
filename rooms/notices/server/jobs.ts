/** What this room does by the clock: e-mails each minute, forgetting each night. */
import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import { forgetNotices } from './forgetting/forget-notices.ts'
import { planMails } from './mails/plan-mails.ts'
import { sendMails } from './mails/send-mails.ts'
import type { ClosedAmong, NoticesParts } from './parts.ts'

const mail = 'notices-mail'
const forget = 'notices-forget'

interface Parts extends Pick<NoticesParts, 'sendMail' | 'publicUrl'> {
  work: Work
  closedAmong: ClosedAmong
}

export function noticesTasks({ work, sendMail, publicUrl, closedAmong }: Parts): TaskList {
  return {
    [mail]: async () => {
      if (!sendMail) return
      await planMails(work)
      await sendMails({ work, sendMail, publicUrl })
    },
    [forget]: async () => {
      await forgetNotices(work, closedAmong)
    },
  }
}

/** The second at a quarter to three at night in China. */
export const noticesCron: CronItem[] = [
  { task: mail, match: '* * * * *' },
  { task: forget, match: '45 18 * * *' },
]
