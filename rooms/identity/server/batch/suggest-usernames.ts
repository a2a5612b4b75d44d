/** User names for people who asked for none: pinyin and two digits, as short as a slip can be typed. */
import { pinyin } from 'pinyin-pro'

/** @param taken in small letters; what is given out here is added */
export function suggestUsername(name: string, taken: Set<string>): string {
  const base = baseOf(name)
  for (let number = 1; ; number++) {
    const username = `${base}${String(number).padStart(2, '0')}`
    if (taken.has(username)) continue
    taken.add(username)
    return username
  }
}

/** `张三` → `zhangsan`; a name that has no letters at all is a user. */
export function baseOf(name: string): string {
  const letters = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 30)
  return letters === '' ? 'user' : letters
}
