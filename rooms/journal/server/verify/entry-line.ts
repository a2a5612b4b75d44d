/** An entry's line, taken apart from its end, so that the sealed bytes are hashed without being parsed. */

export interface EntryLine {
  /** The sealed bytes; they lie in the line's buffer. */
  content: Buffer
  index: number
  leaf: string
}

const begin = '{"entry":'
const indexMark = ',"index":'
const leafMark = ',"leaf":"'
const hexLength = 64
/** Digits of the largest exact integer. */
const mostDigits = 16

/** @returns undefined when the line has any other form */
export function readEntryLine(line: Buffer): EntryLine | undefined {
  const leafAt = line.length - 2 - hexLength
  const digitsEnd = leafAt - leafMark.length
  if (digitsEnd < begin.length) return undefined
  if (line.toString('latin1', 0, begin.length) !== begin) return undefined
  const tail = line.toString('latin1', digitsEnd)
  if (!tail.startsWith(leafMark) || !tail.endsWith('"}')) return undefined
  let digitsAt = digitsEnd
  while (digitsEnd - digitsAt < mostDigits && isDigit(line[digitsAt - 1])) digitsAt -= 1
  const contentEnd = digitsAt - indexMark.length
  if (contentEnd < begin.length) return undefined
  if (line.toString('latin1', contentEnd, digitsAt) !== indexMark) return undefined
  const digits = line.toString('latin1', digitsAt, digitsEnd)
  if (!/^(0|[1-9]\d*)$/.test(digits)) return undefined
  return {
    content: line.subarray(begin.length, contentEnd),
    index: Number(digits),
    leaf: tail.slice(leafMark.length, leafMark.length + hexLength),
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
