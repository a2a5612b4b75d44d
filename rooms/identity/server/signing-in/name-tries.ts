/**
 * Wrong tries at one user name from one address, whether there is such an account or not: by these the sign-in says
 * that a name is locked and until when, and so tells strangers nothing of who has an account. What is locked is decided
 * in the database (`try-account.ts`).
 */
import { lockMinutes, mostFailures } from './lock-limits.ts'

/** Pairs remembered at once; beyond that the oldest go, so that a flood cannot fill the memory. */
const mostPairs = 10_000

interface Pair {
  address: string
  username: string
}

export interface NameTries {
  /** @returns until when the name is locked, as whoever tries it here is told; undefined before the fifth failure */
  fail(pair: Pair, now: Date): Date | undefined
  forgive(pair: Pair): void
  /** Somebody lifted the lock. */
  forgiveEverywhere(username: string): void
}

/** Kept in memory: after a restart the answer is the general one again. */
export function createNameTries(): NameTries {
  const tries = new Map<string, { count: number; lockedUntil?: Date }>()
  const nameOf = (username: string) => username.toLowerCase()
  const keyOf = ({ address, username }: Pair) => `${nameOf(username)}\n${address}`
  return {
    fail(pair, now) {
      const key = keyOf(pair)
      const before = tries.get(key)
      if (before?.lockedUntil && before.lockedUntil > now) return before.lockedUntil
      const count = before?.lockedUntil ? 1 : (before?.count ?? 0) + 1
      const lockedUntil =
        count < mostFailures ? undefined : new Date(now.getTime() + lockMinutes * 60_000)
      tries.delete(key)
      tries.set(key, { count, ...(lockedUntil && { lockedUntil }) })
      const [oldest] = tries.keys()
      if (tries.size > mostPairs && oldest !== undefined) tries.delete(oldest)
      return lockedUntil
    },
    forgive: (pair) => void tries.delete(keyOf(pair)),
    forgiveEverywhere(username) {
      for (const key of tries.keys()) {
        if (key.startsWith(`${nameOf(username)}\n`)) tries.delete(key)
      }
    },
  }
}
