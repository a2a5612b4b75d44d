import type { KeyObject } from 'node:crypto'
import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import type { JobLog } from '#base/server/jobs/worker.ts'
import { forgetLooks } from '../persons/forget-looks.ts'
import { sealJournal, sweepJournal } from './seal-journal.ts'

export function journalTasks(parts: { work: Work; signingKey: KeyObject; log: JobLog }): TaskList {
  return {
    'seal-journal': async () => {
      await sealJournal(parts.work, parts.signingKey)
    },
    'journal-forget-looks': async () => {
      await forgetLooks(parts.work)
    },
    'sweep-journal': async () => {
      const forgotten = await sweepJournal(parts.work)
      if (forgotten > 0) parts.log.error({ forgotten }, 'journal entries that nothing was to seal')
    },
  }
}

/**
 * Without queues: one that a killed process held stays locked for hours. The county's own lock keeps two runs apart,
 * and a run that is late takes the place of the one that waits.
 */
export const journalCron: CronItem[] = [
  {
    task: 'seal-journal',
    match: '* * * * *',
    options: { jobKey: 'seal-journal', jobKeyMode: 'replace', maxAttempts: 1 },
  },
  // Half past one at night in Shanghai, before the nightly backup.
  {
    task: 'sweep-journal',
    match: '30 17 * * *',
    options: { jobKey: 'sweep-journal', jobKeyMode: 'replace', maxAttempts: 3 },
  },
  // Twenty past two; a night that was missed is made up for by the next one.
  { task: 'journal-forget-looks', match: '20 18 * * *' },
]
