/** Traditional Chinese is converted from the Simplified when a text is sent, with exceptions listed here. */
import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/cn2t'

/** Words of this field that the general dictionary gets wrong. */
const exceptions: [string, string][] = [
  ['村里', '村裡'],
  ['党支部', '黨支部'],
  ['回避', '迴避'],
]

let convert: ((text: string) => string) | undefined

/** With 「」, which traditional text quotes in. The dictionary takes a moment to load, so it is loaded at the first reader who needs it. */
export function toTraditional(text: string): string {
  convert ??= ConverterFactory(from.cn ?? [], to.tw ?? [], [exceptions])
  return convert(text).replaceAll('“', '「').replaceAll('”', '」')
}
