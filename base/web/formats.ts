/** Days, moments and amounts as people say them. Days are those of Asia/Shanghai, wherever the reader is. */
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'

const zone = 'Asia/Shanghai'
/** Between a number and its measure word no line is broken. */
const tie = '\u00a0'

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
})

export function dayOf(moment: Date): string {
  return dayFormat.format(moment)
}

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'zh-Hant': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

/** Half a year: of what is further off, people ask of which year it was. */
const nearDays = 183

/** `3 月 12 日 周三`; further off, and in another year than this one, with the year: `2025 年 3 月 12 日`. */
export function sayDate(day: string, language: Language, today = dayOf(new Date())): string {
  const whole = sayFullDate(day, language)
  const days = Math.abs(Date.parse(day) - Date.parse(today)) / 86_400_000
  if (day.slice(0, 4) !== today.slice(0, 4) || days > nearDays) return whole
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  if (language === 'en') return `${weekday}${tie}${whole.slice(0, -5)}`
  return `${whole.slice(whole.indexOf('年') + 2)} ${weekday}`
}

/** `2026 年 3 月 12 日`, of what is meant to last: when something was founded. */
export function sayFullDate(day: string, language: Language): string {
  return sayDay(day, language).replaceAll(' ', tie)
}

/** `3 月 12 日 周三 09:05` */
export function sayMoment(iso: string, language: Language, now = new Date()): string {
  const moment = new Date(iso)
  const time = timeFormat.format(moment)
  return `${sayDate(dayOf(moment), language, dayOf(now))} ${time}`
}

/** `2026 年 3 月 12 日 09:05`, of what is signed and kept. */
export function sayFullMoment(iso: string, language: Language): string {
  const moment = new Date(iso)
  return `${sayFullDate(dayOf(moment), language)} ${timeFormat.format(moment)}`
}

/** As people say it: `1.2 万`, `3.4 亿`; exactly in English and below ten thousand. */
export function sayAmount(amount: number, language: Language): string {
  const size = Math.abs(amount)
  if (language === 'en' || size < 10_000) return sayExactly(amount)
  // What would round up to 10,000 万 is 1 亿.
  const [unit, word] =
    size < 99_995_000 ? [10_000, { s: '万', t: '萬' }] : [100_000_000, { s: '亿', t: '億' }]
  const digits = (amount / unit).toFixed(1).replace(/\.0$/, '')
  return `${digits}${tie}${language === 'zh-Hant' ? word.t : word.s}`
}

export function sayExactly(amount: number): string {
  return amount.toLocaleString('en-US')
}

/** `12.4 MB`, as the files of a folder are told. */
export function sayBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const at = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const amount = bytes / 1000 ** at
  return `${at > 0 && amount < 100 ? amount.toFixed(1) : Math.round(amount)}${tie}${units[at]}`
}
