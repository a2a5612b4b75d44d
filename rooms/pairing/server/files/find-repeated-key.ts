/** JSON.parse keeps the last of two equal keys in silence; rules that say two things must not run. */

export interface RepeatedKey {
  key: string
  /** Line of the second one, from 1. */
  line: number
}

/** The first key that stands twice in one object of a text that JSON.parse accepts; null when there is none. */
export function findRepeatedKey(text: string): RepeatedKey | null {
  // Null for lists, which have no keys.
  const open: (Set<string> | null)[] = []
  let last = ''
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') {
      const keys = open.at(-1)
      const key: string = JSON.parse(last)
      if (keys?.has(key)) return { key, line: text.slice(0, index).split('\n').length }
      keys?.add(key)
    } else last = token
  }
  return null
}
