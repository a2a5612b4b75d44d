import { Fault } from './fault.ts'

/** An entry's reason is written by a person; a line of this length was not made here. */
const longest = 16 * 1024 * 1024

/**
 * Hands over the lines of a file one by one, numbered from one; each lies in a buffer that is used again.
 *
 * @throws Fault for a last line that does not end
 */
export async function eachLine(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  take: (bytes: Buffer, line: number) => void,
): Promise<void> {
  let line = 0
  let carried: Buffer[] = []
  let carriedLength = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
      const rest = chunk.subarray(from, to)
      line += 1
      take(carriedLength === 0 ? rest : Buffer.concat([...carried, rest]), line)
      carried = []
      carriedLength = 0
      from = to + 1
    }
    if (from === chunk.length) continue
    // Copied: the stream fills its buffer again.
    carried.push(Buffer.from(chunk.subarray(from)))
    carriedLength += chunk.length - from
    if (carriedLength > longest) throw new Fault('line-too-long', line + 1)
  }
  if (carriedLength === 0) return
  const code = line === 0 ? 'header-malformed' : 'line-malformed'
  throw new Fault(code, line + 1).about(Buffer.concat(carried))
}
