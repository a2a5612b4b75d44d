/** Text and JSON in a file that anybody may have written. */

// A transcript nests seven deep; anything deeper is not one, and some parsers recurse.
const mostNesting = 16

/** The text of a file, byte order mark and all; undefined when it is not UTF-8. */
export function decodeUtf8(input: string | Uint8Array): string | undefined {
  if (typeof input === 'string') return input
  try {
    // A byte order mark is a changed byte like any other, so it is kept and refused below.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input)
  } catch {
    return undefined
  }
}

function isNestedTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (quoted) {
      if (unit === 0x5c) at++
      else if (unit === 0x22) quoted = false
    } else if (unit === 0x22) quoted = true
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > mostNesting) return true
    } else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return false
}

/** The JSON of a text; undefined for anything else, and for what is nested too deep to be ours. */
export function parseShallowJson(text: string): unknown {
  if (isNestedTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
