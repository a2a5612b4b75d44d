/** The three languages of the interface, and which one a reader wants. */

export const languages = ['zh-CN', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language)
}

/**
 * From an Accept-Language header (RFC 9110 §12.5.4) to the best of ours. Chinese of Taiwan, Hong Kong and
 * Macau is read in traditional characters. Without a preference that we know: Simplified Chinese.
 */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.find((each) => each.trim().startsWith('q='))
      return { tag, quality: q ? Number(q.trim().slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { tag, quality } of wanted) {
    if (quality === 0) continue
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (/^zh/.test(tag)) return 'zh-CN'
    if (/^en/.test(tag)) return 'en'
  }
  return 'zh-CN'
}
