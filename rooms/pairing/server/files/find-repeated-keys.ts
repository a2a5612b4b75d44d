/** JSON.parse keeps the last of two equal keys in silence; rules that say two things must not run. */

export interface RepeatedKey {
  key: string
  /** Line of the second one, from 1. */
  line: number
}

/** Every key that stands more than once in one object of a text that JSON.parse accepts. */
export function findRepeatedKeys(text: string): RepeatedKey[] {
  const repeated: RepeatedKey[] = []
  // Null for lists, which have no keys.
  const open: (Set<string> | null)[] = []
  let last = ''
  let line = 1
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:\n]/g)) {
    if (token === '\n') line++
    else if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') {
      const keys = open.at(-1)
      const key: string = JSON.parse(last)
      if (keys?.has(key)) repeated.push({ key, line })
      keys?.add(key)
    } else last = token
  }
  return repeated
}
