/** Counts of places as fields of a form hold them. */

export function textOf(count: number | null): string {
  return count === null ? '' : String(count)
}

/** What is no number stays as it was typed, so that the schema refuses it. Full-width digits are digits. */
export function countOf(typed: unknown): unknown {
  const text = String(typed ?? '')
    .normalize('NFKC')
    .trim()
  if (text === '') return undefined
  return /^\d+$/.test(text) ? Number(text) : text
}
