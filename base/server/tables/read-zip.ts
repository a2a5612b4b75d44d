/** A zip file opened with suspicion: what it declares is checked first, what it inflates to is counted after. */
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refusal } from './fault.ts'
import { fileLimits } from './limits.ts'

export interface Zip {
  has(name: string): boolean
  /** The entry's bytes as they inflate. Throws a Refusal when the archive is broken or inflates too far. */
  read(name: string): AsyncGenerator<Uint8Array>
}

/** Throws a Refusal when the archive is broken, encrypted or declares more than the limits allow. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, Entry>()
  let file: ZipFile
  try {
    file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (file.entryCount > fileLimits.entries) throw new Refusal('zip-too-large')
    let declared = 0
    for await (const entry of file.eachEntry()) {
      declared += entry.uncompressedSize
      if (declared > fileLimits.inflated || hasBombRatio(entry)) throw new Refusal('zip-too-large')
      if (entry.generalPurposeBitFlag & 1) throw new Refusal('file-encrypted')
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw asRefusal(error)
  }

  // Over all reads, so that one entry read under many names counts every time.
  let inflated = 0
  return {
    has: (name) => entries.has(name),
    async *read(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw new Refusal('zip-broken')
      let stream: Readable | undefined
      try {
        stream = await file.openReadStreamPromise(entry)
        for await (const chunk of stream as AsyncIterable<Uint8Array>) {
          inflated += chunk.length
          if (inflated > fileLimits.inflated) throw new Refusal('zip-too-large')
          yield chunk
        }
      } catch (error) {
        throw asRefusal(error)
      } finally {
        stream?.destroy()
      }
    },
  }
}

function hasBombRatio(entry: Entry): boolean {
  return (
    entry.uncompressedSize > fileLimits.ratioFrom &&
    entry.uncompressedSize > fileLimits.ratio * entry.compressedSize
  )
}

// yauzl and zlib throw plain errors for whatever a broken archive makes them meet.
function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('zip-broken')
}
