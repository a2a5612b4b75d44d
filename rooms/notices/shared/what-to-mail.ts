/** Which notices go out now, and as what. Pure: the moment and the calendar are handed in. */
import { addDays } from '#base/shared/days.ts'
import type { MailMode, NoticeKind } from './schema.ts'

export interface Wanted {
  mail: MailMode
  muted: readonly string[]
  /** `20:00`, in Asia/Shanghai. */
  quietFrom: string
  quietUntil: string
}

export interface Waiting {
  id: string
  kind: NoticeKind | string
  dueOn: string | null
}

export interface Moment {
  /** In Asia/Shanghai. */
  day: string
  /** `09:30` */
  time: string
  isWorkday: boolean
  /** Whether a digest was made today already. */
  hadDigest: boolean
}

export interface Going {
  as: 'digest' | 'at-once'
  ids: string[]
}

/** The digest is of the morning: what comes later waits for the next one. */
const morning = { from: '08:00', until: '12:00' }
/** What is due so soon does not wait for the morning. */
const urgentDays = 2

/**
 * Nothing while it is quiet: by the owner's hours, and all day on days off.
 *
 * @param waiting unread and never mailed
 */
export function whatToMail(
  { mail, muted, quietFrom, quietUntil }: Wanted,
  waiting: readonly Waiting[],
  now: Moment,
): Going | undefined {
  if (mail === 'none' || !now.isWorkday || isQuiet(now.time, quietFrom, quietUntil))
    return undefined
  const open = waiting.filter(({ kind }) => !muted.includes(kind))
  if (open.length === 0) return undefined
  const idsOf = (some: readonly Waiting[]) => some.map(({ id }) => id)
  if (mail === 'at-once') return { as: 'at-once', ids: idsOf(open) }
  const isMorning = morning.from <= now.time && now.time < morning.until
  if (isMorning && !now.hadDigest) return { as: 'digest', ids: idsOf(open) }
  const urgent = open.filter(({ dueOn }) => dueOn !== null && dueOn <= addDays(now.day, urgentDays))
  return urgent.length > 0 ? { as: 'at-once', ids: idsOf(urgent) } : undefined
}

/** From one hour to another, over midnight where the first is the later one; never where both are the same. */
export function isQuiet(time: string, from: string, until: string): boolean {
  return from <= until ? from <= time && time < until : from <= time || time < until
}
