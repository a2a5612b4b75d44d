/** Text to GB18030 for tests: Node decodes it and does not encode it. */

/** Characters of the two-byte part, which holds every common Chinese character, and ASCII. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= buildTable()
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) as number
    const pair = table.get(char)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else throw new RangeError(`outside the two-byte part: ${char}`)
  }
  return Uint8Array.from(bytes)
}

let table: Map<string, [number, number]> | undefined

function buildTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if ([...char].length === 1 && char !== '\ufffd') found.set(char, [lead, trail])
    }
  }
  return found
}
