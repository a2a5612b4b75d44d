/** The words of a Chinese text: the one place where text is cut. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { toSimplified } from './simplified.ts'
import { fold, lettersOf } from './typed.ts'

/** Of two characters or more, and everywhere: they tell no text from another. */
const stopWords = new Set(
  (
    '我们 你们 他们 它们 这个 那个 这些 那些 一个 一些 没有 不能 不会 可以 能够 需要 希望 进行 开展 以及 或者 ' +
    '因为 所以 但是 如果 由于 为了 对于 关于 目前 现在 已经 还有 还是 就是 以上 以下 其他 有关 相关 等等 各种 ' +
    '一下 帮助 解决 问题 提供 the and for with'
  ).split(' '),
)

let jieba: Jieba | undefined

/** The dictionary takes some 300 ms and 60 MB to load, so it waits for the first text. */
function cutter(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

const simplified = (text: string) => toSimplified(fold(text))

/** @returns each word once, in lower case and simplified characters; single characters and stop words are left out */
export function cutWords(text: string): string[] {
  const words = cutter()
    .cutForSearch(simplified(text), true)
    .map((word) => word.trim())
    .filter((word) => /^[\p{L}\p{N}]{2,}$/u.test(word) && !stopWords.has(word))
  return [...new Set(words)]
}

/** @returns all of the text, cut in its order, without marks: put together it reads on */
export function cutInOrder(text: string): string[] {
  return cutter()
    .cut(simplified(text), true)
    .map(lettersOf)
    .filter((word) => word !== '')
}
