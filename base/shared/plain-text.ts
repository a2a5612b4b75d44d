/** Text that every database and every file can hold. */

/** Half a pair of UTF-16; `isWellFormed` is younger than the browsers that open the desk. */
const half = /\p{Surrogate}/u
const halves = new RegExp(half, 'gu')

/** Without the character of no content, which PostgreSQL refuses, and without half a pair of UTF-16. */
export function isPlainText(text: string): boolean {
  return !text.includes('\0') && !half.test(text)
}

/** More help nobody, and an answer stays shorter than what asked for it. */
const mostFound = 20

/** No form nests as deeply; below, the nearest field that can be named stands for what lies in it. */
const deepestNamed = 20

interface Place {
  value: unknown
  key: string
  parent: Place | undefined
  depth: number
}

/** Where in what a client sent text stands that is none; names of fields count as text. */
export function findStrangeTexts(given: unknown): string[][] {
  const found = new Map<string, string[]>()
  // A list and no recursion: what is sent may be nested as deeply as it is long.
  const open: Place[] = [{ value: given, key: '', parent: undefined, depth: 0 }]
  for (let place = open.pop(); place && found.size < mostFound; place = open.pop()) {
    const { value, key } = place
    if (!isPlainText(key) || (typeof value === 'string' && !isPlainText(value))) {
      const path = pathTo(place)
      found.set(path.join('\0'), path)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        open.push({ value: part, key: name, parent: place, depth: place.depth + 1 })
      }
    }
  }
  return [...found.values()]
}

function pathTo(place: Place): string[] {
  const path: string[] = []
  for (let at = place; at.parent; at = at.parent) {
    if (at.depth <= deepestNamed) path.unshift(at.key.replace(halves, '\ufffd'))
  }
  return path
}
