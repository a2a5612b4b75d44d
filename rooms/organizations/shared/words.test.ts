import { describe, expect, test } from 'vitest'
import {
  changeWords,
  functionWords,
  hangingWords,
  kindWords,
  levelWords,
  postKindWords,
  sideWords,
  teamKindWords,
} from './words.ts'

describe.each(
  Object.entries({
    changeWords,
    functionWords,
    hangingWords,
    kindWords,
    levelWords,
    postKindWords,
    sideWords,
    teamKindWords,
  }),
)('%s', (_, words) => {
  test('say each thing in two languages, and no two things alike', () => {
    const sayings = Object.values(words)
    for (const language of ['zh', 'en'] as const) {
      const said = sayings.map((saying) => saying[language])
      expect(said).not.toContain('')
      expect(new Set(said).size).toBe(said.length)
    }
  })
})
