/** How often one address may try a password or code, whatever account it tries. */
import { tooManyAttempts } from '../../shared/problems.ts'

/** A county office behind one address signs in some hundred people a morning, nearly all at the first try. */
const mostFailures = 30
const withinMs = 10 * 60_000
/** Addresses remembered at once; beyond that the oldest go, so that a flood cannot fill the memory. */
const mostAddresses = 10_000

export interface Attempts {
  /**
   * Makes one try, which has failed when it resolves to nothing. One that is under way counts as failed: of many at
   * once no more are made than one after the other.
   *
   * @param known whether the browser's tries are counted by themselves: others at its address are nothing to it
   * @throws Problem when this address has failed too often
   */
  run<T>(
    from: { address: string; known?: boolean },
    now: Date,
    act: () => Promise<T | undefined>,
  ): Promise<T | undefined>
}

/** Kept in memory: a restart forgives, and the account's own lock is in the database. */
export function createAttempts(): Attempts {
  const failures = new Map<string, number[]>()
  const recent = (address: string, now: Date) =>
    (failures.get(address) ?? []).filter((at) => at > now.getTime() - withinMs)
  const remember = (address: string, now: Date) => {
    const kept = [...recent(address, now), now.getTime()]
    failures.delete(address)
    failures.set(address, kept)
    const [oldest] = failures.keys()
    if (failures.size > mostAddresses && oldest !== undefined) failures.delete(oldest)
  }
  const forgive = (address: string, now: Date) => {
    const kept = failures.get(address) ?? []
    const at = kept.lastIndexOf(now.getTime())
    if (at >= 0) kept.splice(at, 1)
    if (kept.length === 0) failures.delete(address)
  }
  return {
    async run({ address, known = false }, now, act) {
      if (known) return act()
      if (recent(address, now).length >= mostFailures) throw tooManyAttempts()
      remember(address, now)
      const result = await act().catch((error) => {
        // Nobody's guess was answered.
        forgive(address, now)
        throw error
      })
      if (result !== undefined) forgive(address, now)
      return result
    },
  }
}
