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

/** As many as a landline has without its area code; no name has so many. */
const phoneDigits = 7

/** For names of persons: a number belongs into its own field, where it is kept and erased as a number is. */
export function withoutPhoneNumber<Text extends z.ZodType<string>>(text: Text) {
  return text.refine(
    (value) => (value.normalize('NFKC').match(/\p{Nd}/gu) ?? []).length < phoneDigits,
    saidAs({
      zh: '里面像是有电话号码，这里只写姓名。',
      en: 'It seems to hold a telephone number; only the name belongs here.',
    }),
  )
}

/** What a person is called, and nothing else of them. */
export const saidPersonName = withoutPhoneNumber(withoutIdentityNumber(saidName(40)))

/** Why something is done, in the words of whoever does it. */
export const saidReason = withoutIdentityNumber(z.string().trim().min(1).max(500))
