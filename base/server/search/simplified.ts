/** Names are stored in simplified characters; a query may be typed in traditional ones. */
import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/t2cn'

let convert: ((text: string) => string) | undefined

/** The dictionary takes some 40 ms to load, so it waits for the first query in Chinese. */
export function toSimplified(text: string): string {
  convert ??= ConverterFactory(from.tw ?? [], to.cn ?? [])
  return convert(text)
}
