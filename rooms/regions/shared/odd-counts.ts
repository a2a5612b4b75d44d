/**
 * Numbers that are seldom right beside each other. An empty house is a household without anybody, and a hostel is one
 * with many, so whoever counted is asked once and believed.
 */

/** A county of China has fewer households than this, a place far fewer. */
export const mostCounted = 9_999_999

/** Larger households than this are hostels. */
const mostPerHousehold = 20

export function areOddCounts(counts: {
  households?: number | null | undefined
  residents?: number | null | undefined
}): boolean {
  const { households, residents } = counts
  if (typeof households !== 'number' || typeof residents !== 'number') return false
  // What is refused anyway is not asked about.
  if (Math.max(households, residents) > mostCounted) return false
  return residents < households || residents > households * mostPerHousehold
}
