/**
 * The words of PD-1 step 5 by number, without reading those before. A compression function of its own, because
 * every pair of an optimum and every place of a shuffle takes a word, and building a hash object per block costs
 * five times as much.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const blockBytes = 64
const counterBytes = 8
const wordsPerBlock = 8

export class KeyedWords {
  readonly #inner: Int32Array
  readonly #outer: Int32Array
  readonly #labelled = new Int32Array(8)
  readonly #state = new Int32Array(8)
  readonly #message = new Int32Array(16)
  readonly #padded = new Int32Array(16)
  #tail = new Uint8Array(0)
  #view = new DataView(new ArrayBuffer(0))
  #counterAt = 0
  #block = -1

  /** `seed` is the HMAC key. */
  constructor(seed: Uint8Array) {
    const key = new Uint8Array(blockBytes)
    key.set(seed.length > blockBytes ? sha256(seed) : seed)
    this.#inner = keyed(key, 0x36)
    this.#outer = keyed(key, 0x5c)
    // The outer message is the 32 bytes of the inner digest: its padding never changes.
    this.#padded[8] = 0x80000000 | 0
    this.#padded[15] = (blockBytes + 32) * 8
  }

  /** Turns to the words of another label. */
  open(label: string): void {
    const bytes = utf8ToBytes(label)
    const whole = Math.floor(bytes.length / blockBytes) * blockBytes
    this.#labelled.set(this.#inner)
    for (let at = 0; at < whole; at += blockBytes)
      compress(this.#labelled, words(bytes.subarray(at, at + blockBytes)))
    const rest = bytes.length - whole
    const padded = Math.ceil((rest + counterBytes + 1 + 8) / blockBytes) * blockBytes
    this.#tail = new Uint8Array(padded)
    this.#tail.set(bytes.subarray(whole))
    this.#tail[rest + counterBytes] = 0x80
    this.#view = new DataView(this.#tail.buffer)
    this.#view.setUint32(padded - 4, (blockBytes + bytes.length + counterBytes) * 8)
    this.#counterAt = rest
    this.#block = -1
  }

  /** Word `number` of the label, 0 to 2³² − 1; numbers below 2³⁵. */
  word(number: number): number {
    const block = Math.floor(number / wordsPerBlock)
    if (block !== this.#block) this.#turnTo(block)
    return this.#state[number % wordsPerBlock]! >>> 0
  }

  #turnTo(block: number): void {
    this.#block = block
    this.#view.setUint32(this.#counterAt + 4, block)
    this.#state.set(this.#labelled)
    for (let at = 0; at < this.#tail.length; at += blockBytes) {
      for (let w = 0; w < 16; w++) this.#message[w] = this.#view.getInt32(at + 4 * w)
      compress(this.#state, this.#message)
    }
    for (let w = 0; w < 8; w++) this.#padded[w] = this.#state[w]!
    this.#state.set(this.#outer)
    compress(this.#state, this.#padded)
  }
}

function keyed(key: Uint8Array, pad: number): Int32Array {
  const state = Int32Array.from(initial)
  compress(state, words(key.map((byte) => byte ^ pad)))
  return state
}

function words(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Int32Array.from({ length: bytes.length / 4 }, (_, w) => view.getInt32(4 * w))
}

// FIPS 180-4 §4.2.2 and §5.3.3: fractional parts of the roots of the first primes, worked out exactly.
const primes = [2]
for (let n = 3; primes.length < 64; n += 2) if (primes.every((p) => n % p !== 0)) primes.push(n)
const initial = Int32Array.from(primes.slice(0, 8), (p) => fraction(p, 2n))
const constants = Int32Array.from(primes, (p) => fraction(p, 3n))

/** The first 32 bits after the point of the square or cube root of a prime. */
function fraction(prime: number, degree: bigint): number {
  const scaled = BigInt(prime) << (32n * degree)
  let low = 0n
  let high = 1n << 40n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** degree <= scaled) low = middle
    else high = middle
  }
  return Number(BigInt.asIntN(32, low))
}

const schedule = new Int32Array(64)

/** One round of SHA-256 over a 16-word block, FIPS 180-4 §6.2.2. */
function compress(state: Int32Array, block: Int32Array): void {
  const w = schedule
  for (let t = 0; t < 16; t++) w[t] = block[t]!
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!
    const y = w[t - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[t]! + w[t]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (state[0]! + a) | 0
  state[1] = (state[1]! + b) | 0
  state[2] = (state[2]! + c) | 0
  state[3] = (state[3]! + d) | 0
  state[4] = (state[4]! + e) | 0
  state[5] = (state[5]! + f) | 0
  state[6] = (state[6]! + g) | 0
  state[7] = (state[7]! + h) | 0
}
