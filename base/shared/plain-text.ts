/** Text that every database and every file can hold. */

/** Without the character of no content, which PostgreSQL refuses, and without half a pair of UTF-16. */
export function isPlainText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

interface Place {
  value: unknown
  key: string
  parent: Place | undefined
}

/** Where in what a client sent text stands that is none; names of fields count as text. */
export function findStrangeTexts(given: unknown): string[][] {
  const found: string[][] = []
  // A list and no recursion: what is sent may be nested as deeply as it is long.
  const open: Place[] = [{ value: given, key: '', parent: undefined }]
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, key } = place
    if (!isPlainText(key) || (typeof value === 'string' && !isPlainText(value))) {
      found.push(pathTo(place))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        open.push({ value: part, key: name, parent: place })
      }
    }
  }
  return found
}

function pathTo(place: Place): string[] {
  const path: string[] = []
  for (let at = place; at.parent; at = at.parent) path.unshift(at.key.toWellFormed())
  return path
}
