/** What spreadsheets and people make of the text of a cell. */
import { plainText } from '#base/shared/clean-text.ts'

/**
 * What a spreadsheet takes for the beginning of a formula, or strips and then takes for one; the full-width signs too,
 * since input methods write them and some programs fold them. Behind any apostrophes: `writeCsv` puts one before it,
 * and reading takes one back.
 */
export const guarded = /^'*[=+\-@＝＋－＠\t\r\n]/

/**
 * For comparing headers: NFKC, lower case, without notes in brackets, white space, `_`, `-` and `*`, so that
 * “Capacity Min”, `capacity_min` and “最少结对（个）*” are found under one spelling each.
 */
export function headerKey(text: string): string {
  return plainText(text)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, '')
    .replace(/[\s_*-]/g, '')
    .toLowerCase()
}
