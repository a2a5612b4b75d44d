/** The verification page as one file that opens without a network and can send nothing anywhere. */
import { html } from 'ghtml'
import { verifyBody } from '#apps/server/portal/verify-body.ts'
import { verifyWords } from '#apps/web/portal/verify-words.ts'
import { type Language, languages } from '#base/shared/language.ts'

const names: Record<Language, string> = {
  'zh-CN': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

// The browser itself refuses every connection, so a reader need not believe us that nothing is uploaded.
const policy =
  "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'"

export function offlinePage(parts: { css: string; script: string; quicknet: string }): string {
  const switches = languages
    .map(
      (each) =>
        html`<button type="button" data-language="${each}" lang="${each}">${names[each]}</button> `,
    )
    .join('')
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${verifyWords.title.zh}</title>
<style>!${parts.css}</style>
</head>
<body>
<header class="top"><div class="in"><span>联建 Lianjian</span><span class="switches">!${switches}</span></div></header>
<main class="in" id="main">
!${verifyBody('zh-CN', { downloads: false })}
</main>
<script type="text/plain" id="quicknet">!${inside(parts.quicknet)}</script>
<script type="module" id="program">!${inside(parts.script)}</script>
</body>
</html>
`
}

/** A program that does not end the element it stands in. */
function inside(script: string): string {
  return script.replaceAll('</script', '<\\/script')
}
