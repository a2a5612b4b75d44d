/** What stands on each page of a PDF as Chromium writes it: enough to say which page holds which words. */
import { inflateSync } from 'node:zlib'

interface Part {
  head: string
  stream: Buffer | undefined
}

interface Font {
  /** Its own numbers of glyphs, as characters. */
  codes: ReadonlyMap<number, string>
  /** Hexadecimal, of each number. */
  digits: number
}

/** @returns the text of each page, without the spaces between its pieces */
export function readPdf(file: Buffer): string[] {
  const parts = partsOf(file)
  const part = (reference: string | undefined) => parts.get(Number(reference))
  const texts: string[] = []
  for (const { head } of parts.values()) {
    if (!/\/Type\s*\/Page\b/.test(head)) continue
    const resources = part(/\/Resources (\d+) 0 R/.exec(head)?.[1])?.head ?? head
    const listed = part(/\/Font (\d+) 0 R/.exec(resources)?.[1])?.head ?? resources
    const fonts = new Map<string, Font>()
    for (const [, name, at] of listed.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = part(at)?.head ?? ''
      const codes = part(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1])
      fonts.set(name as string, {
        codes: codesOf(codes?.stream?.toString('latin1') ?? ''),
        digits: font.includes('/Type3') ? 2 : 4,
      })
    }
    const content = part(/\/Contents (\d+) 0 R/.exec(head)?.[1])
    texts.push(textOf(content?.stream?.toString('latin1') ?? '', fonts))
  }
  return texts
}

function partsOf(file: Buffer): Map<number, Part> {
  const text = file.toString('latin1')
  const parts = new Map<number, Part>()
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n?/g)) {
    const from = found.index + found[0].length
    const begins = text.indexOf('stream', from)
    const ends = text.indexOf('endobj', from)
    const isStream = begins >= 0 && begins < ends
    const head = text.slice(from, isStream ? begins : ends)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const start = text.indexOf('\n', begins) + 1
    const bytes = isStream ? file.subarray(start, start + length) : undefined
    const stream = bytes && (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes)
    parts.set(Number(found[1]), { head, stream })
  }
  return parts
}

function codesOf(map: string): Map<number, string> {
  const codes = new Map<number, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      codes.set(Number.parseInt(code, 16), saidBy(to))
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', until = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(until, 16)]
      for (let code = first; code <= last; code++) {
        codes.set(code, String.fromCodePoint(Number.parseInt(to, 16) + code - first))
      }
    }
  }
  return codes
}

function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let text = ''
  let font: Font | undefined
  const spoken = /\/ActualText <FEFF(\w+)>[\s\S]*?EMC|\/(F\d+) [\d.]+ Tf|<(\w+)>/g
  for (const [, meant, name, hex = ''] of content.matchAll(spoken)) {
    if (meant) text += saidBy(meant)
    else if (name) font = fonts.get(name)
    else if (font) {
      for (const [glyph] of hex.matchAll(font.digits === 2 ? /\w{2}/g : /\w{4}/g)) {
        text += font.codes.get(Number.parseInt(glyph, 16)) ?? ''
      }
    }
  }
  return text
}

function saidBy(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}
