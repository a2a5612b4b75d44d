/** Bytes of a text file to text: UTF-8, GB18030 (with GBK and GB2312 inside it) or UTF-16 with its mark. */
import { Refusal } from './fault.ts'

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Not this encoding: the caller tries the next one or says so.
    return null
  }
}

/**
 * The row of the first damaged character in UTF-8 of which most is whole; null for bytes of another encoding. In
 * Chinese text of GB18030 hardly three bytes in a row are a character of UTF-8.
 */
function damagedRow(bytes: Uint8Array): number | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  let [whole, damaged] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) damaged++
    else if (unit > 0x7ff) whole++
  }
  if (whole <= damaged) return null
  return text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\n|\r/).length
}

/** Fewer pairs of bytes tell nothing: a short header may be sound in both encodings. */
const fewestPairs = 8

/**
 * Whether bytes that GB18030 reads too were most likely written in Big5, which Taiwan, Hong Kong and Macao use. Big5 has
 * its common characters under the first bytes A4 to C6, and two fifths of them have a second byte below A1. In GB18030
 * such a second byte is a character outside GB2312: simplified text has hardly any, and the traditional ones lie mostly
 * under first bytes that Big5 leaves empty.
 */
function isLikelyBig5(bytes: Uint8Array): boolean {
  if (decode(bytes, 'big5') === null) return false
  let [pairs, common, low] = [0, 0, 0]
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    const trail = bytes[++at] as number
    pairs++
    if (lead >= 0xa1 && lead <= 0xc6) common++
    if (trail < 0xa1) low++
  }
  return pairs >= fewestPairs && common >= 0.85 * pairs && low >= 0.15 * pairs
}

/** GB18030 reads nearly any bytes, those of damaged UTF-8 and of Big5 as well, as other characters than were written. */
function decodeUnmarked(bytes: Uint8Array): string | null {
  const text = decode(bytes, 'utf-8')
  if (text !== null) return text
  const row = damagedRow(bytes)
  if (row !== null) throw new Refusal('text-damaged', {}, row)
  if (isLikelyBig5(bytes)) throw new Refusal('text-big5')
  return decode(bytes, 'gb18030')
}

/** Throws a Refusal when the bytes are text in none of the encodings, or are damaged. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  const text =
    first === 0xff && second === 0xfe
      ? decode(bytes, 'utf-16le')
      : first === 0xfe && second === 0xff
        ? decode(bytes, 'utf-16be')
        : first === 0xef && second === 0xbb && third === 0xbf
          ? decode(bytes, 'utf-8')
          : decodeUnmarked(bytes)
  if (text === null) throw new Refusal('not-text')
  if (text.includes('\0')) throw new Refusal('not-text')
  return text
}
