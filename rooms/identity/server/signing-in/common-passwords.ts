/** Passwords that are guessed first: refused whatever their length (NIST SP 800-63B §5.1.1.2). */
import { commonPassword } from '../../shared/problems.ts'

/** What ten characters or more still leave among the most used, and what this field's people would think of. */
const common = [
  '1234567890',
  '0123456789',
  '0987654321',
  '1234567891',
  '12345678910',
  '123456789a',
  'a123456789',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'asdfghjkl;',
  'zxcvbnm123',
  'password123',
  'password1234',
  'passw0rd123',
  'woaini1314',
  'woaini520',
  '5201314520',
  'administrator',
  'admin12345',
  'admin123456',
  'lianjian123',
  'lianjian2026',
  'dangjian2026',
  'dangjian123',
  'zhibu12345',
  'qwerty12345',
  'abc1234567',
  'abcd123456',
  'a1234567890',
  '1111111111',
  '0000000000',
  '8888888888',
  '6666666666',
  'iloveyou123',
]

/** @throws Problem for a common password, one letter over and over, or a run such as `abcdefghij` */
export function refuseCommon(password: string): void {
  const plain = password.toLowerCase()
  const steps = [...plain].slice(1).map((each, at) => each.charCodeAt(0) - plain.charCodeAt(at))
  const run = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1
  if (run || common.includes(plain)) throw commonPassword()
}
