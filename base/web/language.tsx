/** The reader's language and size of text, chosen once, remembered for the portal and the desk alike. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { isLanguage, type Language, negotiateLanguage } from '#base/shared/language.ts'
import { type Parameters, type Saying, say as saySaying } from '#base/shared/words.ts'
import { converterOf, type TraditionalMap } from './traditional.ts'

export type Say = (saying: Saying, parameters?: Parameters) => string

export const languageNames: Record<Language, string> = {
  'zh-CN': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

interface Reading {
  language: Language
  large: boolean
  say: Say
  choose(choice: { language?: Language; large?: boolean }): Promise<void>
}

const Context = createContext<Reading | undefined>(undefined)

export function useReading(): Reading {
  const reading = useContext(Context)
  if (!reading) throw new Error('used outside <ReadingProvider>')
  return reading
}

export function useSay(): Say {
  return useReading().say
}

let convert: ((text: string) => string) | undefined
const converted = new Map<string, string>()

/** The characters come apart from the program, because most readers never need them. */
export async function prepareLanguage(
  language: Language,
  loadMap: () => Promise<TraditionalMap>,
): Promise<void> {
  if (language === 'zh-Hant') convert ??= converterOf(await loadMap())
}

/** Only our own words are converted: names and whatever else is put in stay as they were written. */
export function sayIn(language: Language): Say {
  if (language !== 'zh-Hant') return (saying, parameters) => saySaying(saying, language, parameters)
  return ({ zh, en }, parameters) => {
    const text = converted.get(zh) ?? convert?.(zh) ?? zh
    converted.set(zh, text)
    return saySaying({ zh: text, en }, 'zh-CN', parameters)
  }
}

export function rememberedLanguage(): Language {
  const remembered = cookie('lang')
  return isLanguage(remembered) ? remembered : negotiateLanguage(navigator.languages.join(','))
}

interface ProviderProps {
  children: ReactNode
  loadMap(): Promise<TraditionalMap>
}

/** @param loadMap ready for the remembered language before this is shown */
export function ReadingProvider({ children, loadMap }: ProviderProps) {
  const [language, setLanguage] = useState(rememberedLanguage)
  const [large, setLarge] = useState(() => cookie('text') === 'large')
  const choose = useCallback<Reading['choose']>(
    async (choice) => {
      if (choice.language) {
        await prepareLanguage(choice.language, loadMap)
        remember('lang', choice.language)
        setLanguage(choice.language)
      }
      if (choice.large !== undefined) {
        remember('text', choice.large ? 'large' : 'normal')
        setLarge(choice.large)
      }
    },
    [loadMap],
  )
  document.documentElement.lang = language
  document.documentElement.classList.toggle('large', large)
  const reading = useMemo(
    () => ({ language, large, choose, say: sayIn(language) }),
    [language, large, choose],
  )
  return <Context value={reading}>{children}</Context>
}

function cookie(name: string): string | undefined {
  const all = document.cookie.split(/;\s*/)
  return all.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** The cookies of the portal (base/server/http/reader.ts), so that the server words its refusals alike. */
function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there in Chrome 109 without https
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`
}
