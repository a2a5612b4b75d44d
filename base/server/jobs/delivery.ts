/** Delivers the outbox of every county, in the same process that writes into it. */
import { codeOf } from '../db/errors.ts'
import type { Work } from '../db/work.ts'
import {
  DeliveryFailed,
  deliverOutbox,
  listCountiesWithEvents,
  retrySetAside,
  type Subscription,
} from './outbox.ts'

export interface JobLog {
  error(fields: object, message: string): void
  debug(fields: object, message: string): void
}

/** Deliveries wait on the database most of the time; more would take connections from requests. */
const atOnce = 2

/** For what another process wrote: a command, or a server beside this one. */
const sweepMilliseconds = 15_000

const longestPause = 30_000

/**
 * Whoever commits an event wakes its county by a call, so a writer shares no row with other writers. What no call
 * announced, because its process was killed or is another one, is found at the start and by looking from time to
 * time.
 */
export function startDelivery(parts: {
  work: Work
  subscriptions: readonly Subscription[]
  log: JobLog
}): { stop(): Promise<void> } {
  const { work, subscriptions, log } = parts
  const due = new Set<string>()
  const busy = new Map<string, Promise<void>>()
  const pauses = new Map<string, NodeJS.Timeout>()
  let stopped = false
  const stopping = () => stopped

  const wake = (counties: readonly string[]) => {
    for (const county of counties) if (!pauses.has(county)) due.add(county)
    startDue()
  }

  const startDue = () => {
    for (const county of due) {
      if (stopped || busy.size >= atOnce) return
      if (busy.has(county)) continue
      due.delete(county)
      const ended = deliver(county).finally(() => {
        busy.delete(county)
        startDue()
      })
      busy.set(county, ended)
    }
  }

  const deliver = async (county: string) => {
    try {
      const { setAside } = await deliverOutbox(work, subscriptions, county, stopping)
      for (const each of setAside) log.error({ county, ...each }, 'event set aside')
    } catch (error) {
      const failed = error instanceof DeliveryFailed ? error : undefined
      const { topic, attempts = 1 } = failed ?? {}
      const code = codeOf(failed?.cause ?? error)
      log.error({ county, topic, attempts, code }, 'delivery failed')
      pause(county, Math.min(2 ** (attempts - 1) * 1000, longestPause))
    }
  }

  const pause = (county: string, milliseconds: number) => {
    if (stopped) return
    const over = setTimeout(() => {
      pauses.delete(county)
      wake([county])
    }, milliseconds)
    pauses.set(county, over.unref())
  }

  const sweep = async () => {
    try {
      wake(await listCountiesWithEvents(work, 'waiting'))
    } catch (error) {
      log.error({ code: codeOf(error) }, 'outbox not looked at')
    }
  }

  const begin = async () => {
    await sweep()
    try {
      for (const county of await listCountiesWithEvents(work, 'set-aside')) {
        if (!stopped) await retrySetAside(work, subscriptions, county, stopping)
      }
    } catch (error) {
      log.error({ code: codeOf(error) }, 'events set aside were not tried again')
    }
  }

  const deaf = work.onEvents(wake)
  const begun = begin()
  const watch = setInterval(sweep, sweepMilliseconds).unref()

  return {
    async stop() {
      stopped = true
      deaf()
      clearInterval(watch)
      for (const over of pauses.values()) clearTimeout(over)
      await begun
      await Promise.all(busy.values())
    },
  }
}
