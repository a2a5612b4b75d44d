/** Names and what somebody types, brought to one form, so that the one can be looked up by the other. */
import { toSimplified } from './simplified.ts'

/** A name has at most five levels above each other; more words come from pasted text. */
export const mostWords = 6
/** The longest name of a region in the country has 33 characters; its pinyin about three times as many. */
const longestWord = 120

const han = /\p{Script=Han}/u

/** Lower case, compatibility forms folded (full-width letters and digits, brackets): names and queries alike. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')
}

/** Without brackets and other marks, which people leave out. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Marks, spaces and pictures part words; an apostrophe parts syllables of one word (xi'an). */
export function splitWords(query: string): string[] {
  const words = fold(query)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words.slice(0, mostWords).map((word) => word.slice(0, longestWord))
}

/** The word as typed and, when that differs, in simplified characters. */
export function spellingsOf(word: string): string[] {
  const simplified = han.test(word) ? lettersOf(toSimplified(word)) : word
  return [...new Set([word, simplified])]
}
