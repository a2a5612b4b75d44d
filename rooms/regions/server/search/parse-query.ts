/** What somebody typed, as words to look up. */
import { mostWords, spellingsOf } from '#base/server/search/typed.ts'

export interface Word {
  /** What a token may begin with: as typed and, when it differs, in simplified characters. */
  prefixes: string[]
  /** Tokens that are this word and nothing more than the ending people leave out. */
  whole: string[]
  /** Set when the word is a number that codes may begin with. */
  codePrefix: string | undefined
}

/** What names end in, as written, as read and as initials. */
const endings = {
  written: '村 社区 居委会 嘎查 街道 镇 乡 县 市 区 旗 省 自治区 自治州 盟 地区'.split(' '),
  read: 'cun shequ juweihui gacha jiedao zhen xiang xian shi qu qi sheng zizhiqu zizhizhou meng diqu'.split(
    ' ',
  ),
  initials: 'c sq jwh gc jd z x s q zzq zzz m dq'.split(' '),
}

const han = /\p{Script=Han}/u
const latin = /^[a-z]+$/
const digits = /^\d{1,12}$/

export function wordOf(text: string): Word {
  const prefixes = spellingsOf(text)
  const tails = latin.test(text) ? [...endings.read, ...endings.initials] : endings.written
  return {
    prefixes,
    whole: prefixes.flatMap((prefix) => [prefix, ...tails.map((tail) => prefix + tail)]),
    codePrefix: digits.test(text) ? text : undefined,
  }
}

/**
 * The ways to read what was typed, likeliest first; the first that finds something is taken. Syllables typed apart
 * are one name (yao dian), an address in one piece is several, and so may be two names without a space.
 */
export function* readingsOf(words: readonly string[]): Generator<readonly string[]> {
  if (words.length > 1 && words.every((word) => latin.test(word))) yield [words.join('')]
  yield words
  const parts = words.flatMap(splitAddress)
  if (parts.length > words.length) yield parts.slice(-mostWords)
  const [only, ...more] = words
  if (only === undefined || more.length > 0 || !han.test(only)) return
  const characters = [...only]
  // Names have two characters or more. Past twelve it is no pair of names, and each try is a query.
  if (characters.length > 12) return
  for (let at = characters.length - 2; at >= 2; at--) {
    yield [characters.slice(0, at).join(''), characters.slice(at).join('')]
  }
}

/** 吉林省敦化市雁鸣湖镇腰甸村 → its four names; 敦化222403 → name and number. */
function splitAddress(word: string): string[] {
  return word
    .replace(/(自治区|自治州|自治县|街道|社区|[省市盟县旗镇乡])(?=.{2})/gu, '$1 ')
    .replace(/(\p{Script=Han})(?=[a-z\d])|([a-z\d])(?=\p{Script=Han})/gu, '$1$2 ')
    .split(' ')
}
