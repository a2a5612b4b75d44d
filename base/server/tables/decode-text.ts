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

/** Throws a Refusal when the bytes are text in none of the encodings. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  const text =
    first === 0xff && second === 0xfe
      ? decode(bytes, 'utf-16le')
      : first === 0xfe && second === 0xff
        ? decode(bytes, 'utf-16be')
        : first === 0xef && second === 0xbb && third === 0xbf
          ? decode(bytes, 'utf-8')
          : // Chinese text in GB18030 is practically never valid UTF-8, so the strict decoder tells them apart.
            (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'))
  if (text === null) throw new Refusal('not-text')
  if (text.includes('\0')) throw new Refusal('not-text')
  return text
}
