/** Zip archives for tests, sound ones and ones that lie. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  data: Uint8Array | string
  /** The uncompressed size to declare in place of the true one. */
  declaredSize?: number
  encrypted?: boolean
}

export function buildZip(entries: ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data as string)
    const packed = deflateRawSync(data)
    const name = Buffer.from(entry.name)
    const sums = Buffer.alloc(12)
    sums.writeUInt32LE(crc32(data), 0)
    sums.writeUInt32LE(packed.length, 4)
    sums.writeUInt32LE(entry.declaredSize ?? data.length, 8)
    const common = Buffer.alloc(10)
    common.writeUInt16LE(20, 0)
    // Bit 11: names are UTF-8.
    common.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2)
    common.writeUInt16LE(8, 4)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(name.length, 0)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, sums, lengths, name])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        Buffer.from([20, 0]),
        common,
        sums,
        lengths,
        rest,
        name,
      ]),
    )
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end])
}
