/** What fits together, and why: each part that speaks for it is said, and nothing that is not said counts. */
import { type NeedCode, regionSteps } from '@lianjian/pairing'

/** What something is suggested for: a need, or an offer with the needs it can meet. */
export interface Wanted {
  codes: readonly NeedCode[]
  regionCode: string
  /** When it is wanted, or when it is there; null where nobody said. */
  from: string | null
  until: string | null
}

export interface Candidate {
  id: string
  codes: readonly NeedCode[]
  /** Words that both say. */
  words: readonly string[]
  regionCode: string
  from: string | null
  until: string | null
  /** Whether the two sides are partners. */
  partner: boolean
  /** How many more needs the offer can meet; null for as many as come. */
  free: number | null
}

export type Reason =
  | { kind: 'partner' }
  | { kind: 'same-need'; code: NeedCode }
  | { kind: 'words'; words: string[] }
  | { kind: 'in-time' }
  | { kind: 'near'; steps: number }
  | { kind: 'free'; places: number | null }

export interface Suggestion {
  id: string
  /** Never empty: what is suggested shares a code or a word, or is the partner's. */
  reasons: Reason[]
}

interface Scored extends Suggestion {
  score: number
}

/** More than a page of them is read by nobody. */
export const mostSuggested = 10
/** Of more words the first say what it is about. */
const mostWords = 3

// A shared code says more than three shared words; a partner goes before whoever else fits as well, and is itself
// asked only for what it could be about.
const weights = { code: 40, word: 10, partner: 25, inTime: 5, step: 2 } as const
/** A need of the same county is near; beyond it the way counts no more. */
const farthestNear = 2
const farthest = 5

/** The best first. The order is total: two that fit equally well stand by free places, then by id. */
export function suggest(wanted: Wanted, candidates: readonly Candidate[]): Suggestion[] {
  const free = new Map(candidates.map((each) => [each.id, each.free ?? Number.MAX_SAFE_INTEGER]))
  return candidates
    .flatMap((candidate) => scoreOf(wanted, candidate) ?? [])
    .sort(
      (a, b) =>
        b.score - a.score ||
        (free.get(b.id) as number) - (free.get(a.id) as number) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, mostSuggested)
    .map(({ id, reasons }) => ({ id, reasons }))
}

/** Undefined for what is taken already, lies at another time, or has nothing in common. */
function scoreOf(wanted: Wanted, candidate: Candidate): Scored | undefined {
  if (candidate.free === 0 || !meets(wanted, candidate)) return undefined
  const code = candidate.codes.find((each) => wanted.codes.includes(each))
  const words = candidate.words.slice(0, mostWords)
  if (code === undefined && words.length === 0) return undefined
  const steps = regionSteps(wanted.regionCode, candidate.regionCode)
  const reasons: Reason[] = []
  let score = (farthest - steps) * weights.step
  if (candidate.partner) {
    reasons.push({ kind: 'partner' })
    score += weights.partner
  }
  if (code !== undefined) {
    reasons.push({ kind: 'same-need', code })
    score += weights.code
  }
  if (words.length > 0) {
    reasons.push({ kind: 'words', words })
    score += weights.word * words.length
  }
  if (isDated(wanted) && isDated(candidate)) {
    reasons.push({ kind: 'in-time' })
    score += weights.inTime
  }
  if (steps <= farthestNear) reasons.push({ kind: 'near', steps })
  if (candidate.free !== null) reasons.push({ kind: 'free', places: candidate.free })
  return { id: candidate.id, reasons, score }
}

type Period = Pick<Wanted, 'from' | 'until'>

function isDated({ from, until }: Period): boolean {
  return from !== null || until !== null
}

/** Whether two periods have a day in common; one that nobody bounded has every day. */
function meets(a: Period, b: Period): boolean {
  const begins = (first: string | null, end: string | null) =>
    first === null || end === null || first <= end
  return begins(a.from, b.until) && begins(b.from, a.until)
}
