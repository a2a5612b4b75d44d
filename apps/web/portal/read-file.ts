/** Reads what somebody dropped or chose, or says in a sentence why it cannot be a transcript. */
import type { Parameters } from '#base/shared/words.ts'
import { saySize } from './say.ts'
import type { VerifySaying } from './verify-words.ts'

export type Refusal = { saying: VerifySaying; parameters?: Parameters }
export type Read = { bytes: Uint8Array<ArrayBuffer> } | { refusal: Refusal }

/** The text of a file, what is parsed from it and its canonical copy live side by side in a tab's memory. */
const most = 200_000_000

const beginnings: [saying: VerifySaying, bytes: number[]][] = [
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  // .xlsx and .docx are archives too.
  ['document', [0x50, 0x4b, 0x03, 0x04]],
  ['document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['document', [0x25, 0x50, 0x44, 0x46]],
]

export async function readFile(file: File): Promise<Read> {
  if (file.size === 0) return { refusal: { saying: 'empty' } }
  if (file.size > most) {
    const parameters = { size: saySize(file.size), most: saySize(most) }
    return { refusal: { saying: 'tooLarge', parameters } }
  }
  try {
    // The beginning tells most wrong files apart, without reading 50 MB of film.
    const start = new Uint8Array(await file.slice(0, 8).arrayBuffer())
    const other = beginnings.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))
    if (other) return { refusal: { saying: other[0] } }
    if (/\.(csv|xls)$/i.test(file.name)) return { refusal: { saying: 'table' } }
    return { bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    return { refusal: { saying: 'unreadable' } }
  }
}

/**
 * The transcript that the server published.
 *
 * @param address of it, on the same server
 * @param onProgress called with the bytes that have arrived
 */
export async function fetchPublished(
  address: string,
  onProgress: (bytes: number) => void,
): Promise<Read> {
  try {
    const answer = await fetch(address)
    if (!answer.ok || !answer.body) return { refusal: { saying: 'notFetched' } }
    const chunks: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    const reader = answer.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      size += value.length
      onProgress(size)
    }
    const bytes = new Uint8Array(size)
    let at = 0
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return { bytes }
  } catch {
    return { refusal: { saying: 'notFetched' } }
  }
}
