import { expect, test } from 'vitest'
import { TieStream } from '../../src/optimum/tie-stream.ts'
import { Stream } from '../../src/stream.ts'

test('gives the words of the stream by number, for keys and labels of any length', () => {
  for (const keyBytes of [0, 5, 32, 64, 65, 200]) {
    const key = Uint8Array.from({ length: keyBytes }, (_, at) => 3 * at + 1)
    const byNumber = new TieStream(key)
    for (let length = 0; length < 200; length += 13) {
      const label = `村${'x'.repeat(length)}`
      const inOrder = new Stream(key, label)
      const words = Array.from({ length: 40 }, () => inOrder.word())
      byNumber.open(label)
      expect(words.map((_, number) => byNumber.word(number))).toEqual(words)
      expect(byNumber.word(3)).toBe(words[3])
      expect(byNumber.word(39)).toBe(words[39])
    }
  }
})
