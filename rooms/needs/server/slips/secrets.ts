/** The secrets of a slip: a link that nobody guesses, and six digits that somebody types. */
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 96 bits, behind the county in whose rows it is looked for. */
export function newLinkSecret(countyCode: string): string {
  return countyCode + randomBytes(12).toString('base64url')
}

export function hashOfLink(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** @returns undefined for what was never a secret of a link */
export function countyOfSecret(secret: string): string | undefined {
  return /^(\d{6})[\w-]{16}$/.exec(secret)?.[1]
}

export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** Six digits may belong to slips of several needs: they are hashed together with the need. */
export const codeText = (needId: string, code: string) => `${needId}/${code}`

/** `222403-12`. */
export function shortNumberOf({
  countyCode,
  slipNumber,
}: {
  countyCode: string
  slipNumber: number
}) {
  return `${countyCode}-${slipNumber}`
}

/** As people type it: with any dash, spaces and full-width digits. */
export function readShortNumber(
  typed: string,
): { countyCode: string; slipNumber: number } | undefined {
  const plain = typed.normalize('NFKC').replace(/\s/g, '')
  const [, countyCode, number] = /^(\d{6})\D(\d{1,9})$/.exec(plain) ?? []
  if (countyCode === undefined || number === undefined) return undefined
  const slipNumber = Number(number)
  // The column is a PostgreSQL integer.
  return slipNumber > 2_147_483_647 ? undefined : { countyCode, slipNumber }
}

export function readCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/\s/g, '')
  return /^\d{6}$/.test(plain) ? plain : undefined
}
