/** What a file is, told from its first bytes, because names lie. */

export type FileKind =
  | 'text'
  | 'zip'
  | 'xls'
  | 'encrypted'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'html'
  | 'xml'

const signatures: [FileKind, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  // Before the OLE container: BIFF 2 to 4.
  ['xls', [0x09, 0x00]],
  ['xls', [0x09, 0x02]],
  ['xls', [0x09, 0x04]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
]

/** Offices' own systems export HTML and XML under the name .xls, which opens in Excel but is no workbook. */
export function findFileKind(bytes: Uint8Array): FileKind {
  const found = signatures.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (found?.[0] === 'xls' && isEncrypted(bytes)) return 'encrypted'
  if (found) return found[0]
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).toLowerCase()
  if (/<html|<table|<!doctype html/.test(start)) return 'html'
  if (/^(ï»¿)?\s*<\?xml/.test(start)) return 'xml'
  return 'text'
}

// A workbook with a password is an OLE container with a stream of this name, in UTF-16.
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}
