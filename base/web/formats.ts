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

/** `3 月 12 日 周三`; another year than this one is said: `2025 年 3 月 12 日`. */
export function sayDate(day: string, language: Language, today = dayOf(new Date())): string {
  const whole = sayDay(day, language).replaceAll(' ', tie)
  if (day.slice(0, 4) !== today.slice(0, 4)) return whole
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  if (language === 'en') return `${weekday}${tie}${whole.slice(0, -5)}`
  return `${whole.slice(whole.indexOf('年') + 2)} ${weekday}`
}

/** `3 月 12 日 周三 09:05` */
export function sayMoment(iso: string, language: Language, now = new Date()): string {
  const moment = new Date(iso)
  const time = timeFormat.format(moment)
  return `${sayDate(dayOf(moment), language, dayOf(now))} ${time}`
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

/** The size of a file: `3 KB`, `1.4 MB`. */
export function sayBytes(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024)
  if (kilobytes < 1000) return `${kilobytes}${tie}KB`
  return `${(bytes / 1024 / 1024).toFixed(1)}${tie}MB`
}
