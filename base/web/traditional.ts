/**
 * Traditional Chinese for the few sentences that are made in the browser. The map holds only their
 * characters and is made at build time with the dictionary that the server uses.
 */

/**
 * `from` and `to` side by side; phrases are those whose characters depend on their neighbours. A phrase of
 * one character is one that stands alone.
 */
export interface TraditionalMap {
  from: string
  to: string
  phrases: Record<string, string>
}

declare const TRADITIONAL_MAP: TraditionalMap

let convert: ((text: string) => string) | undefined

/** @param kept parts of the text that stay as they are */
export function toTraditional(text: string, kept: readonly string[]): string {
  convert ??= converterOf(TRADITIONAL_MAP)
  const [first, ...rest] = kept.filter((each) => text.includes(each))
  if (first === undefined) return convert(text)
  return text
    .split(first)
    .map((part) => toTraditional(part, rest))
    .join(first)
}

export function converterOf({ from, to, phrases }: TraditionalMap): (text: string) => string {
  const target = [...to]
  const characters = new Map([...from].map((each, at) => [each, target[at] as string]))
  const parts = Object.keys(phrases)
    .sort((a, b) => b.length - a.length)
    .map((each) => (each.length > 1 ? each : `(?<!${han})${each}(?!${han})`))
  // A group that nothing can match stands for no phrases at all.
  const pattern = new RegExp(`(${parts.join('|') || '(?!)'})|${han}|[“”]`, 'gu')
  for (const [each, target] of marks) characters.set(each, target)
  return (text) =>
    text.replace(pattern, (found, phrase?: string) =>
      phrase ? (phrases[phrase] as string) : (characters.get(found) ?? found),
    )
}

/** As the server writes them. */
const marks = [
  ['“', '「'],
  ['”', '」'],
] as const

const han = '\\p{Script=Han}'
