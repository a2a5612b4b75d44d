/** How text is cleaned before it means anything, whether it was typed into a form or stands in a file. */

// Left behind by copying from chat windows and web pages; they are never seen and break every comparison.
const invisible = /[\u200b-\u200f\u2060\ufeff]/g

/** Nothing that is cleaned away, and both forms of Unicode leave it as it is: nearly every text. */
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

// Letters of scripts that print as nothing.
const filler = /[\u115f\u1160\u3164\uffa0]/g

/** Whether a name shows something that can be read out: a letter or a number. */
export function isReadable(name: string): boolean {
  return /[\p{L}\p{N}]/u.test(name.replace(filler, ''))
}

/** 4.11E+11: what spreadsheets make of a long code when they save it as a number. */
export function isShortened(text: string): boolean {
  return /^\d(\.\d+)?e\+?\d{1,3}$/i.test(text) && /[.+]/.test(text)
}
