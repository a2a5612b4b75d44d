/** Folds what was counted, in the process that serves, a moment after it was committed. */
import { codeOf } from '#base/server/db/errors.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import type { JobLog } from '#base/server/jobs/worker.ts'
import { foldCounty } from './fold-county.ts'
import { listCountiesToFold } from './store.ts'

/** Long enough to add up many writes in one transaction, short enough that whoever wrote finds it counted. */
const pauseMilliseconds = 2_000

/** Looks again and again, so that nothing has to be announced: what another process wrote is found alike. */
export function startFolding({ work, log }: { work: Work; log: JobLog }): {
  stop(): Promise<void>
} {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()

  const fold = async () => {
    try {
      for (const county of await work.read({ counties: areaScope('') }, listCountiesToFold)) {
        if (!stopped) await foldCounty(work, county)
      }
    } catch (error) {
      log.error({ code: codeOf(error) }, 'facts not folded')
    }
  }
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      round = fold().then(next)
    }, pauseMilliseconds).unref()
  }
  next()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}
