import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { uint64 } from '../src/hash.ts'
import { KeyedWords } from '../src/keyed-words.ts'
import { Stream } from '../src/stream.ts'

/** The first 40 words as the protocol defines them. */
function wordsOf(key: Uint8Array, label: string): number[] {
  return [0, 1, 2, 3, 4].flatMap((counter) => {
    const digest = hmac(sha256, key, concatBytes(utf8ToBytes(label), uint64(counter)))
    const view = new DataView(digest.buffer, digest.byteOffset)
    return Array.from({ length: 8 }, (_, at) => view.getUint32(4 * at))
  })
}

test('gives the words of HMAC-SHA256 by number, for keys and labels of any length', () => {
  for (const keyBytes of [0, 5, 32, 64, 65, 200]) {
    const key = Uint8Array.from({ length: keyBytes }, (_, at) => 3 * at + 1)
    const byNumber = new KeyedWords(key)
    const stream = new Stream(key, 'another')
    for (let length = 0; length < 200; length += 13) {
      const label = `村${'x'.repeat(length)}`
      const words = wordsOf(key, label)
      byNumber.open(label)
      expect(words.map((_, number) => byNumber.word(number))).toEqual(words)
      expect(byNumber.word(3)).toBe(words[3])
      expect(byNumber.word(39)).toBe(words[39])
      stream.open(label)
      expect(words.map(() => stream.word())).toEqual(words)
    }
  }
})
