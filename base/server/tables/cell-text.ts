/** How the text of a cell is cleaned before it means anything. */

// Left behind by copying from chat windows and web pages; they are never seen and break every comparison.
const invisible = /[\u200b-\u200f\u2060\ufeff]/g

/**
 * What a spreadsheet takes for the beginning of a formula, or strips and then takes for one; the full-width signs too,
 * since input methods write them and some programs fold them.
 */
export const formulaStart = /^[=+\-@＝＋－＠\t\r\n]/

/** Nothing that is cleaned away, and both forms of Unicode leave it as it is: nearly every cell. */
const clean = /^[!-~\u4e00-\u9fff]*$/

/** For names: NFC, outer white space (also full-width) and invisible characters removed, the rest as written. */
export function nameText(text: string): string {
  if (clean.test(text)) return text
  return text.replace(invisible, '').normalize('NFC').trim()
}

/** For codes, numbers and choices: NFKC besides, so that full-width digits and letters are ordinary ones. */
export function plainText(text: string): string {
  if (clean.test(text)) return text
  return text.replace(invisible, '').normalize('NFKC').trim()
}

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
