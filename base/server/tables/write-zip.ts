/** A zip file written as it goes: sizes follow their entries, so that nothing is held back to be counted. */
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  name: string
  content: AsyncIterable<string> | Iterable<string>
}

/** The fastest level: sheets still shrink to a tenth, and a better one would take three times as long. */
const level = 1

const named = 0x0800
const sizesFollow = 0x0008
const deflated = 8
/** 1 January 1980, the first day that a zip can say: the same rows give the same bytes. */
const day = 0x0021

/** Entries and the whole stay below 4 GB. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const start = offset
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), commonOf(0, 0, 0, name.length), name])
    yield local
    offset += local.length
    const counted = { crc: 0, size: 0, packed: 0 }
    for await (const chunk of deflate(part.content, counted)) {
      counted.packed += chunk.length
      yield chunk
    }
    const sizes = sizesOf(counted.crc, counted.packed, counted.size)
    yield Buffer.concat([Buffer.from('PK\x07\x08'), sizes])
    offset += counted.packed + 16
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(start, 10)
    directory.push(
      Buffer.from('PK\x01\x02'),
      Buffer.from([20, 0]),
      commonOf(counted.crc, counted.packed, counted.size, name.length),
      rest,
      name,
    )
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  const count = directory.length / 5
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  yield Buffer.concat([central, Buffer.from('PK\x05\x06'), end])
}

async function* deflate(
  content: ZipPart['content'],
  counted: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  async function* bytes() {
    for await (const text of content) {
      const chunk = Buffer.from(text)
      counted.crc = crc32(chunk, counted.crc)
      counted.size += chunk.length
      yield chunk
    }
  }
  const source = Readable.from(bytes(), { objectMode: true, highWaterMark: 1 })
  const packer = createDeflateRaw({ level, chunkSize: 64 * 1024 })
  source.on('error', (error) => packer.destroy(error))
  source.pipe(packer)
  try {
    yield* packer as AsyncIterable<Buffer>
  } finally {
    source.destroy()
  }
}

/** What the local header and the directory have in common, from the version on. */
function commonOf(crc: number, packed: number, size: number, nameLength: number): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(named | sizesFollow, 2)
  head.writeUInt16LE(deflated, 4)
  head.writeUInt16LE(day, 8)
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(nameLength, 0)
  return Buffer.concat([head, sizesOf(crc, packed, size), lengths])
}

function sizesOf(crc: number, packed: number, size: number): Buffer {
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc, 0)
  sizes.writeUInt32LE(packed, 4)
  sizes.writeUInt32LE(size, 8)
  return sizes
}
