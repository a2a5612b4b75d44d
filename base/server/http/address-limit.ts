/** How often one address asks for what anybody may do: one machine shall not fill an office's list. */
import { isIPv6 } from 'node:net'
import { askedTooOften } from '#base/shared/problems.ts'
import type { Hourly } from './route.ts'

const hourMs = 3_600_000
/** Addresses remembered at once; beyond that the oldest go, so that a flood cannot fill the memory. */
const mostAddresses = 10_000

type Count = (address: string, now: Date) => void

/** One limit for all ways to the same thing. */
export function createAddressLimits(): (hourly: Hourly) => Count {
  const limits = new Map<string, Count>()
  return ({ of, most }) => {
    const count = limits.get(of) ?? createAddressLimit(most)
    limits.set(of, count)
    return count
  }
}

/**
 * Kept in memory: a restart forgives.
 *
 * @returns counts one request of an address; throws Problem base.asked-too-often when it had its share of the last hour
 */
export function createAddressLimit(mostPerHour: number): Count {
  const asked = new Map<string, number[]>()
  return (address, now) => {
    const line = lineOf(address)
    const recent = (asked.get(line) ?? []).filter((at) => at > now.getTime() - hourMs)
    if (recent.length >= mostPerHour) throw askedTooOften()
    asked.delete(line)
    asked.set(line, [...recent, now.getTime()])
    const [oldest] = asked.keys()
    if (asked.size > mostAddresses && oldest !== undefined) asked.delete(oldest)
  }
}

const groupsOfLine = 4

/** Of IPv6 every line has more addresses of its own than there are machines: its first half names the line. */
function lineOf(address: string): string {
  // One of IPv4 as a socket of both kinds writes it: ::ffff:192.0.2.1.
  if (!isIPv6(address) || address.includes('.')) return address
  const [before = [], after = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const left = Array<string>(8 - before.length - after.length).fill('0')
  const groups = [...before, ...left, ...after]
  return groups
    .slice(0, groupsOfLine)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
