/** Names that sound like what was typed, or differ from it by one letter: for whoever found nothing. */
import { pinyin } from 'pinyin-pro'
import { fold, lettersOf, spellingsOf } from '#base/server/search/typed.ts'
import { tokensOf } from './tokens.ts'

/** Of less than four letters every other name is one letter away. */
const fewestLetters = 4
/** The longest name of a village read aloud; more was not typed to find one. */
const mostLetters = 40

const latin = /^[a-z]+$/

/** 腰店 → yaodian; undefined for what cannot be read aloud in letters alone, or is no name. */
export function soundOf(query: string): string | undefined {
  const text = spellingsOf(lettersOf(fold(query)).slice(0, mostLetters)).at(-1) as string
  const options = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const
  const sound = pinyin(text, options).join('')
  return latin.test(sound) && sound.length <= mostLetters ? sound : undefined
}

/**
 * In their order, those whose pinyin, with its ending or without, is one letter more, less or other than the sound,
 * or has two neighbours exchanged.
 */
export function nearNames<Named extends { name: string }>(
  sound: string,
  named: readonly Named[],
  most: number,
): Named[] {
  if (sound.length < fewestLetters) return []
  const near: Named[] = []
  for (const each of named) {
    if (near.length === most) break
    if (soundsOf(each.name).some((other) => isOneApart(sound, other))) near.push(each)
  }
  return near
}

const endings = /(cun|shequ|jiedao|zhen|xiang)$/

/** Reading a name takes far longer than comparing it, and a city's names are compared each time somebody mistypes. */
const known = new Map<string, string[]>()
/** Of some cities; then it begins anew. */
const mostKnown = 20_000

function soundsOf(name: string): string[] {
  let sounds = known.get(name)
  if (!sounds) {
    if (known.size >= mostKnown) known.clear()
    sounds = readAloud(name)
    known.set(name, sounds)
  }
  return sounds
}

function readAloud(name: string): string[] {
  const whole = tokensOf(name)
    .filter(({ token, place }) => place === 0 && latin.test(token))
    .map(({ token }) => token)
  return whole.flatMap((each) => [each, each.replace(endings, '')])
}

/** Whether one step leads from one to the other: equal ones were found already, and count as well. */
export function isOneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const [restOfOne, restOfOther] = [one.slice(start), other.slice(start)]
  if (restOfOne.slice(1) === restOfOther.slice(1)) return true
  if (restOfOne.slice(1) === restOfOther || restOfOne === restOfOther.slice(1)) return true
  const exchanged = restOfOne.charAt(1) + restOfOne.charAt(0) + restOfOne.slice(2)
  return restOfOne.length === restOfOther.length && exchanged === restOfOther
}
