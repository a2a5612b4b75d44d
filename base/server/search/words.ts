/** The words of a Chinese text: the one place where text is cut. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { fold, lettersOf } from './typed.ts'

let cutter: Jieba | undefined

/** In the order of the text, folded, without marks; read in when first asked, because the dictionary takes memory. */
export function cutWords(text: string): string[] {
  cutter ??= Jieba.withDict(dict)
  return cutter
    .cut(fold(text), true)
    .map(lettersOf)
    .filter((word) => word !== '')
}
