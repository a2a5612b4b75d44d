/**
 * Signatures of drand quicknet, checked offline. A file of its own, because the curve takes a tenth of a second to
 * load and most runs have another public value, or none.
 */
import { bls12_381 } from '@noble/curves/bls12-381.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { uint64 } from './hash.ts'

// What the chain 52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971 signs with, in the scheme
// bls-unchained-g1-rfc9380: signatures on G1, the key on G2.
const publicKey =
  '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c' +
  '8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb' +
  '5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a'
const domain = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'

/**
 * Whether the network signed this round, and so whether the round has its value and nobody could choose it.
 * @param signature 96 hexadecimal digits
 */
export function isQuicknetSignature(round: number, signature: string): boolean {
  const { hash, verify } = bls12_381.shortSignatures
  const message = hash(sha256(uint64(round)), domain)
  try {
    return verify(hexToBytes(signature), message, hexToBytes(publicKey))
  } catch {
    // Bytes that are no point of the curve.
    return false
  }
}
