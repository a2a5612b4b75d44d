/** How often one address asks for what anybody may do: one machine shall not fill an office's list. */
import { askedTooOften } from '#base/shared/problems.ts'

const hourMs = 3_600_000
/** Addresses remembered at once; beyond that the oldest go, so that a flood cannot fill the memory. */
const mostAddresses = 10_000

/**
 * Kept in memory: a restart forgives.
 *
 * @returns counts one request of an address; throws Problem base.asked-too-often when it had its share of the last hour
 */
export function createAddressLimit(mostPerHour: number): (address: string, now: Date) => void {
  const asked = new Map<string, number[]>()
  return (address, now) => {
    const recent = (asked.get(address) ?? []).filter((at) => at > now.getTime() - hourMs)
    if (recent.length >= mostPerHour) throw askedTooOften()
    asked.delete(address)
    asked.set(address, [...recent, now.getTime()])
    const [oldest] = asked.keys()
    if (asked.size > mostAddresses && oldest !== undefined) asked.delete(oldest)
  }
}
