/** Slips to print and cut apart. They come with the request and go with the answer: nothing of them is kept. */
import { html } from 'ghtml'
import { dayOf } from '#base/server/clock.ts'
import { type Route, route } from '#base/server/http/route.ts'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say, type Words } from '#base/shared/words.ts'
import type { IdentityParts } from '#rooms/identity/server/door.ts'
import { type Slip, slipsPageInput } from '#rooms/identity/shared/schema.ts'
import { assetPath } from '../portal/assets.ts'
import { qrPicture } from '../qr-picture.ts'

const words = {
  title: { zh: '登录单', en: 'Sign-in slips' },
  note: {
    zh: '共 {count} 张，每页 8 张。用浏览器的打印功能打印，沿虚线裁开，当面交给本人。代码只在这一页显示一次，关掉就没有了。',
    en: '{count} slips, eight to a page. Print with your browser, cut along the dashes, hand each to its owner. The codes are shown on this page once and are gone when you close it.',
  },
  user: { zh: '用户名', en: 'User name' },
  code: { zh: '一次性代码', en: 'One-time code' },
  how: {
    zh: '打开 {address}，填上用户名和代码，自己定一个密码；或者用手机扫右边的图。{day}前有效，只能用一次，不要交给别人。',
    en: 'Open {address}, give user name and code and set a password of your own; or scan the picture. Good before {day}, for one use, for you alone.',
  },
} as const satisfies Words

/** Two columns of four on A4. */
const slipsOnSheet = 8

export function slipsPage(parts: IdentityParts): Route {
  return route({
    method: 'POST',
    path: '/people/slips',
    summary: 'The slips of an answer as sheets to print, eight to a page',
    access: { capability: 'accounts.manage' },
    input: slipsPageInput,
    output: 'page',
    secret: 'answer',
    handle: async ({ body, language }) =>
      sheets(body.slips, language, `${parts.publicUrl}/desk/invitation`),
  })
}

function sheets(slips: readonly Slip[], language: Language, address: string): string {
  const text = (saying: Saying, parameters = {}) => say(saying, language, parameters)
  const pages: string[] = []
  for (let at = 0; at < slips.length; at += slipsOnSheet) {
    const cut = slips.slice(at, at + slipsOnSheet).map((slip) => slipOf(slip, language, address))
    pages.push(html`<section class="sheet">!${cut.join('')}</section>`)
  }
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${text(words.title)}</title>
<link rel="stylesheet" href="${assetPath('slips.css')}">
</head>
<body>
<header class="note"><h1>${text(words.title)}</h1><p>${text(words.note, { count: slips.length })}</p></header>
<main>!${pages.join('')}</main>
</body>
</html>`
}

function slipOf(slip: Slip, language: Language, address: string): string {
  const text = (saying: Saying, parameters = {}) => say(saying, language, parameters)
  const day = sayDay(dayOf(new Date(slip.expiresAt)), language)
  // After the #, which no browser sends: the code stands in no log of any server or proxy.
  const link = `${address}#${new URLSearchParams({ user: slip.username, code: slip.code })}`
  return html`<article class="slip">
<div><h2>${slip.name}</h2>
<p class="place">${slip.place}</p>
<p>${text(words.user)}<br><span class="user">${slip.username}</span></p>
<p>${text(words.code)}<br><span class="code">${slip.code}</span></p></div>
<div>!${qrPicture(link)}</div>
<p class="how">${text(words.how, { address, day })}</p>
</article>`
}
