/** Codes that are read off paper and typed: those of slips and the recovery codes. */
import { randomBytes } from 'node:crypto'

/** No letter or digit that is read as another one (Crockford's alphabet): 12 of them are 60 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 12

/** `7K2M-9QWX-3BTF` */
export function newPaperCode(): string {
  return inFours(
    [...randomBytes(codeLength)].map((byte) => alphabet[byte % alphabet.length]).join(''),
  )
}

/**
 * As it was printed, from what somebody typed: small or full-width letters, with spaces, any dash or none, and what is
 * read as another letter. Of anything else nothing is left out but spaces.
 */
export function readPaperCode(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/\s/g, '')
  const letters = plain
    .toUpperCase()
    .replace(/[\p{Pd}_]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V')
  const isCode =
    letters.length === codeLength && [...letters].every((each) => alphabet.includes(each))
  return isCode ? inFours(letters) : plain
}

function inFours(letters: string): string {
  return letters.replace(/.{4}(?=.)/g, '$&-')
}
