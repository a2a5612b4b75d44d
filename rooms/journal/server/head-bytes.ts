/** What of a head is signed, and what the next head refers to. */
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Head, SignedHead } from '../shared/schema.ts'

/** A signature over it can be taken for nothing else that the key ever signs. */
const purpose = 'lianjian-journal-head/1\n'

export const noHash = '0'.repeat(64)

export function headBytes(head: Head): Buffer {
  return Buffer.from(purpose + canonicalJson(head))
}

export function headHash(head: Head): string {
  return hash('sha256', headBytes(head))
}

export function signHead(head: Head, privateKey: KeyObject): SignedHead {
  return { head, signature: sign(null, headBytes(head), privateKey).toString('hex') }
}

export function isSigned({ head, signature }: SignedHead, publicKey: Buffer): boolean {
  return verify(null, headBytes(head), publicKeyObject(publicKey), Buffer.from(signature, 'hex'))
}

/** The 32 bytes of RFC 8032, without any wrapping. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return Buffer.from(x as string, 'base64url')
}

export function keyIdOf(publicKey: Buffer): string {
  return hash('sha256', publicKey)
}

function publicKeyObject(raw: Buffer): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }
  return createPublicKey({ key: jwk, format: 'jwk' })
}
