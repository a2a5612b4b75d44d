/** What people write into fields that others read: names, and reasons. */
import { namePattern } from '@lianjian/pairing'
import * as z from 'zod'
import { isReadable, nameText } from './clean-text.ts'
import { findIdentityNumber } from './identity-number.ts'
import { saidAs } from './input-faults.ts'

/**
 * A name as it is printed and published: one line, that shows something and turns nothing printed after it. Cleaned as
 * in a file, so that what goes out in one comes back the same.
 *
 * @param most characters
 */
export function saidName(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .refine(
      (text) => namePattern.test(text) && isReadable(text),
      saidAs({
        zh: '名称要写在一行里，不能有看不见的字符。',
        en: 'A name is one line, without characters that cannot be seen.',
      }),
    )
    .overwrite(nameText)
    .max(most)
}

/** For texts about people that outlive what they were written for. */
export function withoutIdentityNumber<Text extends z.ZodType<string>>(text: Text) {
  return text.refine(
    (value) => findIdentityNumber(value) === null,
    saidAs({
      zh: '里面像是有身份证号，不收。',
      en: 'It seems to hold an identity-card number, which is not kept.',
    }),
  )
}

/** Why something is done, in the words of whoever does it. */
export const saidReason = withoutIdentityNumber(z.string().trim().min(1).max(500))
