/** What may be written in a cell that chooses from a list: the code, or its name in Chinese. */

import { plainText } from '#base/shared/clean-text.ts'
import { toSimplified } from '../search/simplified.ts'
import type { Phrase } from './fault.ts'

/** The first name of each code is the one that is shown; the rest are also understood. */
export type Names<Code extends string> = Record<Code, readonly [string, ...string[]]>

export interface Choices<Code extends string> {
  find(text: string): Code | undefined
  name(code: Code): Phrase
  expected: Phrase
}

export function choicesOf<Code extends string>(names: Names<Code>): Choices<Code> {
  const codes = Object.keys(names) as Code[]
  const known = new Map<string, Code>()
  for (const code of codes) {
    for (const name of [code, ...names[code]]) known.set(keyOf(name), code)
  }
  return {
    find: (text) => known.get(keyOf(text)) ?? known.get(keyOf(toSimplified(text))),
    name: (code) => ({ zh: names[code][0], en: code }),
    expected: {
      zh: `${codes.map((code) => names[code][0]).join('、')}之一`,
      en: `one of ${codes.join(', ')}`,
    },
  }
}

function keyOf(text: string): string {
  return plainText(text)
    .replace(/[\s_-]/g, '')
    .toLowerCase()
}
