/** Text to GB18030 and Big5 for tests: Node decodes them and does not encode them. */

/** Characters of the two-byte part, which holds every common Chinese character, and ASCII. */
export function encodeGb18030(text: string): Uint8Array {
  return encodeIn('gb18030', text)
}

export function encodeBig5(text: string): Uint8Array {
  return encodeIn('big5', text)
}

function encodeIn(encoding: string, text: string): Uint8Array {
  const table = tables.get(encoding) ?? buildTable(encoding)
  tables.set(encoding, table)
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

const tables = new Map<string, Map<string, [number, number]>>()

function buildTable(encoding: string): Map<string, [number, number]> {
  const decoder = new TextDecoder(encoding)
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
