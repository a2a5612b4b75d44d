/** What a deed is found by: its texts from each word on, as written, as read and by initials. */
import { likelyReading } from '#base/server/search/readings.ts'
import { cutInOrder } from '#base/server/search/words.ts'

/** A longer part is found by its first characters. */
const longestPart = 10

/** Of an outcome of five hundred characters the rest says the same again. */
const mostWords = 60

export function tokensOf({ title, outcome }: { title: string; outcome: string | null }): string[] {
  const tokens = new Set<string>()
  for (const text of outcome === null ? [title] : [title, outcome]) {
    const words = cutInOrder(text).slice(0, mostWords)
    const whole = words.join('')
    const characters = [...whole]
    const syllables = likelyReading(whole)
    // Letters and digits are read as one by some and one by one by others: then the parts do not line up.
    const isRead = syllables.length === characters.length
    let at = 0
    for (const word of words) {
      const to = at + longestPart
      tokens.add(characters.slice(at, to).join(''))
      // 第, 次: nobody types how these are read, but at the beginning of a text.
      if (isRead && (at === 0 || [...word].length > 1)) {
        tokens.add(syllables.slice(at, to).join(''))
        tokens.add(
          syllables
            .slice(at, to)
            .map((each) => each[0])
            .join(''),
        )
      }
      at += [...word].length
    }
  }
  return [...tokens]
}
