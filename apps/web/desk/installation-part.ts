/** What the desk itself adds to 等我办: whether the installation is backed up. */
import type { DeskPart } from '#base/web/desk-part.ts'
import { backupWords as words } from './backup-words.ts'
import { backupsQuery } from './backups-query.ts'
import { queryClient } from './session.ts'

export const installationPart: DeskPart = {
  pages: [],
  waiting: [
    {
      name: 'backups',
      find: async (api, _signal, can) => {
        if (!can('settings.manage')) return []
        const { missed, ahead, last } = await queryClient.fetchQuery(backupsQuery(api))
        const wrong = ahead.length > 0
        if (!missed && !wrong) return []
        return [
          {
            id: 'backups',
            verb: words.waitVerb,
            thing: wrong ? words.waitAhead : last ? words.waitMissed : words.waitNone,
            why: words.waitWhy,
            act: { label: words.waitAct, to: '/settings' },
          },
        ]
      },
    },
  ],
}
