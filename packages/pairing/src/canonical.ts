/** Canonical JSON: one value, one sequence of bytes, so that a hash means the same to everybody. */

/** Orders by Unicode code point, which is also the order of the UTF-8 bytes. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const step = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
    if (step !== 0) return step
  }
  return a.length - b.length
}

/** Surrogates stand for code points above U+FFFF, so their units go after U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/**
 * JSON without white space: keys sorted by code point, absent values left out, integers only, strings as
 * JSON.stringify writes them. Throws on a fraction, an unsafe integer or anything JSON does not hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not an exact integer: ${value}`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>
    let text = ''
    for (const key of Object.keys(record).sort(compareCodePoints)) {
      const item = record[key]
      if (item === undefined) continue
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`
    }
    return `{${text}}`
  }
  throw new TypeError(`not representable: ${typeof value}`)
}
