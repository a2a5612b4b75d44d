/** XML chunks to events, for the parts of an .xlsx. */
import { SaxesParser } from 'saxes'
import { Refusal } from './fault.ts'

export interface XmlHandlers {
  open(name: string, attribute: (name: string) => string | undefined, selfClosing: boolean): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Names come without their prefix, because writers differ in whether they use one. A document type is
 * refused: no spreadsheet needs one, and entities are how small XML files become large.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, on: XmlHandlers): Promise<void> {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new Refusal('zip-broken')
  })
  parser.on('doctype', () => {
    throw new Refusal('zip-broken')
  })
  parser.on('opentag', (tag) => {
    on.open(localName(tag.name), (name) => tag.attributes[name], tag.isSelfClosing)
  })
  if (on.close) {
    const close = on.close
    parser.on('closetag', (tag) => close(localName(tag.name)))
  }
  if (on.text) {
    parser.on('text', on.text)
    parser.on('cdata', on.text)
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) parser.write(decodeChunk(decoder, chunk))
  parser.write(decodeChunk(decoder))
  parser.close()
}

function decodeChunk(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw new Refusal('zip-broken')
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
