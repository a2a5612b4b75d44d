/** Exports made without a database, for tests and the bench: what a county's log of this size would be. */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Entry, SignedHead } from '../../shared/schema.ts'
import { entryText } from '../entry-bytes.ts'
import { entryLine, exportFormat } from '../export-journal.ts'
import { headHash, keyIdOf, noHash, rawPublicKey, signHead } from '../head-bytes.ts'
import { Frontier } from '../tree/frontier.ts'
import { leafHash } from '../tree/hash.ts'

export const county = '222403'
const start = Date.UTC(2026, 10, 22)

/** RFC 8032 §7.1, the secret key of test 1: vectors are the same on every machine. */
const jwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: Buffer.from(
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'hex',
  ).toString('base64url'),
  x: Buffer.from(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    'hex',
  ).toString('base64url'),
}
export const testKey: KeyObject = createPrivateKey({ key: jwk, format: 'jwk' })

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** One in a hundred speaks of many records. */
const manyEvery = 100
const firstOfMany = 11

export function entryNumber(at: number): Entry {
  return {
    county,
    id: idOf(at, digest(`id ${at}`)),
    at: timeOf(at).toISOString(),
    actor: at % 5 === 0 ? 'demo' : `account-${at % 11}`,
    action: 'organizations.rename',
    subject: { kind: 'organization', id: digest(`subject ${at % 97}`).slice(0, 32) },
    ...(at % 3 !== 0 && { reason: `改名：“腰甸村”\t→ "腰甸"\u2028 𠮷 \\ ${at}` }),
    ...(at % manyEvery === firstOfMany ? ofMany(at) : ofOne(at)),
  }
}

function ofOne(at: number): Partial<Entry> {
  return {
    ...(at % 4 === 0 && { person: `person-${at % 13}` }),
    ...(at % 6 !== 0 && { before: digest(`before ${at}`) }),
    ...(at % 7 !== 0 && { after: digest(`after ${at}`) }),
  }
}

function ofMany(at: number): Partial<Entry> {
  const each = (what: string) => [0, 1, 2].map((nth) => digest(`${what} ${at} ${nth}`))
  const ids = each('record')
    .map((hex) => idOf(at, hex))
    .sort()
  return {
    subject: { kind: 'import', id: idOf(at, digest(`import ${at}`)) },
    records: { kind: 'organization', ids, before: each('before'), after: each('after') },
  }
}

/** A UUIDv7 of the entry's moment. */
function idOf(at: number, hex: string): string {
  const stamp = timeOf(at).getTime().toString(16).padStart(12, '0')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}

const timeOf = (at: number) => new Date(start + at * 1000)

export interface Built {
  lines: string[]
  heads: SignedHead[]
}

/** @param sizes of the heads, the last of them the size of the log */
export function buildExport(sizes: readonly number[], key: KeyObject = testKey): Built {
  const lines: string[] = []
  const heads: SignedHead[] = []
  for (const line of exportLines(sizes, key, (head) => heads.push(head))) lines.push(line)
  return { lines, heads }
}

export function* exportLines(
  sizes: readonly number[],
  key: KeyObject,
  onHead: (head: SignedHead) => void = () => undefined,
): Generator<string> {
  const publicKey = rawPublicKey(key)
  const id = keyIdOf(publicKey)
  const keys = [{ id, publicKey: publicKey.toString('hex') }]
  yield canonicalJson({ format: exportFormat, county, size: sizes.at(-1) ?? 0, keys })
  const log = new Frontier()
  let previous = noHash
  for (const size of sizes) {
    while (log.size < size) {
      const text = entryText(entryNumber(log.size))
      const leaf = leafHash(Buffer.from(text))
      yield entryLine(text, log.size, leaf.toString('hex'))
      log.append(leaf)
    }
    const at = new Date(start + size * 1000 + 500).toISOString()
    const head = signHead(
      { county, size, root: log.root().toString('hex'), at, previous, key: id },
      key,
    )
    previous = headHash(head.head)
    onHead(head)
    yield canonicalJson(head)
  }
}

export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
