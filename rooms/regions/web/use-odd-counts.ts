import { useRef } from 'react'
import { areOddCounts } from '../shared/odd-counts.ts'

interface Counts {
  households?: number | null | undefined
  residents?: number | null | undefined
}

/**
 * Lets a form ask once about numbers that are seldom right: the same ones sent again are believed.
 *
 * @returns whether to ask about these now; where no name is given there is one pair of numbers
 */
export function useOddCounts(): (counts: Counts, name?: string) => boolean {
  const asked = useRef(new Set<string>())
  return (counts, name = '') => {
    if (!areOddCounts(counts)) return false
    const key = `${name} ${counts.households} ${counts.residents}`
    if (asked.current.has(key)) return false
    asked.current.add(key)
    return true
  }
}
