/** How the backups stand, and one more when an administrator asks for it. Restoring is for the command line alone. */
import type { BackupKeeper } from '#base/server/backup/keeper.ts'
import { type Route, route } from '#base/server/http/route.ts'
import { type Backups, backupsOutput } from '#base/shared/backup-schema.ts'
import type { ComposedActor } from '../access/compose-actor.ts'
import { justMade } from './problems.ts'

const elsewhere: Backups = {
  kept: 'elsewhere',
  folder: null,
  count: 0,
  last: null,
  next: null,
  missed: false,
  ahead: [],
  running: false,
  failed: false,
}

export function backupRoutes(keeper: BackupKeeper | undefined): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/backups',
      summary:
        'The newest backup, where it lies, whether it was read again, and when the next is due',
      access: { capability: 'settings.manage' },
      input: {},
      output: backupsOutput,
      handle: async ({ now }) => keeper?.describe(now) ?? elsewhere,
    }),
    route({
      method: 'POST',
      path: '/api/backups',
      summary:
        'Begin a backup now; while one is running, it is that one; none where they are kept elsewhere',
      access: { capability: 'settings.manage' },
      input: {},
      output: backupsOutput,
      async handle({ actor, now, write }) {
        if (!keeper) return elsewhere
        const begun = await keeper.begin(now)
        if (begun === 'just-made') throw justMade()
        if (begun === 'begun') {
          const { user } = (actor as ComposedActor).session
          const countyCode = user.homeCountyCode
          await write({ counties: [countyCode] }, (tx) =>
            tx.record({
              countyCode,
              action: 'installation.back-up',
              subject: { kind: 'backup', id: now.toISOString() },
              actor: actor.id,
            }),
          )
        }
        return keeper.describe(now)
      },
    }),
  ]
}
