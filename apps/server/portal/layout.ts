/** The frame of every public page: one column, little script, readable without any. */
import { html } from 'ghtml'
import type { Context } from '#base/server/http/route.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say } from '#base/shared/words.ts'
import { assetPath } from './assets.ts'
import type { DemoKind } from './demo-kind.ts'
import { demoWords, frameWords } from './words.ts'

/** Who reads, and where. */
export interface Reader {
  language: Language
  /** The path without query; language links lead back to it. */
  path: string
  large: boolean
}

export function readerOf({ language, largeText, path }: Context<object>): Reader {
  return { language, large: largeText, path }
}

export interface Page extends Reader {
  title: string
  /** What must stay in the address when the language is switched, such as a search. */
  query?: Record<string, string>
  /** Where the page belongs, at the top left. */
  place: { name: string; href: string }
  demo: DemoKind | false
  body: string
  /** Name of a script of the page, by its source in apps/web/portal. */
  script?: string
  /** Of a style of its own, likewise. */
  style?: string
  /** The page may speak to nobody once it is there: the browser itself refuses. */
  mute?: boolean
}

const languageNames: Record<Language, string> = {
  'zh-CN': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

export function renderPage(page: Page): string {
  const text = (saying: Saying) => say(saying, page.language)
  const to = (extra: Record<string, string>) =>
    `${page.path}?${new URLSearchParams({ ...page.query, ...extra })}`
  const languages = (Object.keys(languageNames) as Language[])
    .filter((language) => language !== page.language)
    .map(
      (language) =>
        html`<a href="${to({ lang: language })}" lang="${language}">${languageNames[language]}</a> `,
    )
    .join('')
  return html`<!doctype html>
<html lang="${page.language}"!${page.large ? ' class="large"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
!${page.mute ? html`<meta http-equiv="content-security-policy" content="connect-src 'none'; form-action 'none'">` : ''}
<title>${page.title}</title>
<link rel="stylesheet" href="${assetPath('portal.css')}">
!${page.style ? html`<link rel="stylesheet" href="${assetPath(page.style)}">` : ''}
<link rel="icon" type="image/svg+xml" href="${assetPath('icon.svg')}">
!${page.script ? html`<script type="module" src="${assetPath(page.script)}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${text(frameWords.skip)}</a>
<header class="top"><div class="in">
<a href="${page.place.href}">${page.place.name}</a>
<nav class="switches" aria-label="${text(frameWords.switches)}">!${languages}<a href="${to({ text: page.large ? 'normal' : 'large' })}">${text(page.large ? frameWords.normalText : frameWords.largeText)}</a></nav>
</div></header>
!${page.demo ? html`<aside class="demo" aria-label="${text(frameWords.demoLabel)}"><p class="in">${text(demoWords[page.demo])}</p></aside>` : ''}
<main class="in" id="main">
!${page.body}
</main>
<footer class="foot"><div class="in">
<span>${text(frameWords.offline)}</span>
<span><a href="/verify">${text(frameWords.verify)}</a> · <a href="/api/docs">${text(frameWords.api)}</a> · <a href="/desk">${text(frameWords.desk)}</a></span>
</div></footer>
</body>
</html>`
}
