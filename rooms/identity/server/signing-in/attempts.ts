/** How often one address may try a password or code, whatever account it tries. */
import { tooManyAttempts } from '../../shared/problems.ts'

/** A county office behind one address signs in some hundred people a morning, nearly all at the first try. */
const mostFailures = 30
const withinMs = 10 * 60_000
/** Addresses remembered at once; beyond that the oldest go, so that a flood cannot fill the memory. */
const mostAddresses = 10_000

export interface Attempts {
  /** @throws Problem when this address has failed too often */
  refuseFlood(address: string, now: Date): void
  fail(address: string, now: Date): void
}

/** Kept in memory: a restart forgives, and the account's own lock is in the database. */
export function createAttempts(): Attempts {
  const failures = new Map<string, number[]>()
  const recent = (address: string, now: Date) =>
    (failures.get(address) ?? []).filter((at) => at > now.getTime() - withinMs)
  return {
    refuseFlood(address, now) {
      if (recent(address, now).length >= mostFailures) throw tooManyAttempts()
    },
    fail(address, now) {
      const kept = [...recent(address, now), now.getTime()]
      failures.delete(address)
      failures.set(address, kept)
      const [oldest] = failures.keys()
      if (failures.size > mostAddresses && oldest !== undefined) failures.delete(oldest)
    },
  }
}
