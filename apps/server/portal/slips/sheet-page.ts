/** Slips for residents to print and cut apart. They come with the request and go with the answer: nothing of them is kept. */
import { html } from 'ghtml'
import type * as z from 'zod'
import { type Route, route } from '#base/server/http/route.ts'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { type madeSlips, printSlipsInput } from '#rooms/needs/shared/need-schema.ts'
import { qrPicture } from '../../qr-picture.ts'
import { assetPath } from '../assets.ts'
import { sheetWords as words } from './words.ts'

/** Two columns of four on A4. */
const slipsOnSheet = 8

interface Printed extends z.infer<typeof madeSlips> {
  title: string
  community: string
}

/** @param origin where people reach this server: it stands on what is printed */
export function slipSheets(origin: string): Route {
  return route({
    method: 'POST',
    path: '/needs/slips',
    summary: 'The slips of an answer as sheets to print, eight to a page',
    access: { capability: 'needs.decide' },
    input: printSlipsInput,
    output: 'page',
    secret: 'answer',
    handle: async ({ body: { slips, ...of }, language }) =>
      sheets({ ...slips, ...of }, language, `${origin}/q`),
  })
}

function sheets(printed: Printed, language: Language, address: string): string {
  const { slips } = printed
  const pages: string[] = []
  for (let at = 0; at < slips.length; at += slipsOnSheet) {
    const cut = slips
      .slice(at, at + slipsOnSheet)
      .map((slip) => slipOf(printed, slip, language, address))
    pages.push(html`<section class="sheet">!${cut.join('')}</section>`)
  }
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${say(words.title, language)}</title>
<link rel="stylesheet" href="${assetPath('slips.css')}">
</head>
<body>
<header class="note"><h1>${say(words.title, language)}</h1><p>${say(words.note, language, { count: slips.length })}</p></header>
<main>!${pages.join('')}</main>
</body>
</html>`
}

function slipOf(
  { title, community, shortNumber, goodUntil }: Printed,
  { link, code }: Printed['slips'][number],
  language: Language,
  address: string,
): string {
  const day = sayDay(goodUntil, language)
  return html`<article class="slip">
<div><h2>${say(words.asks, language)}</h2>
<p class="place">${community} · ${title}</p>
<p>${say(words.number, language)} <span class="user">${shortNumber}</span></p>
<p>${say(words.code, language)} <span class="code">${code}</span></p></div>
<div>!${qrPicture(link)}</div>
<p class="how">${say(words.how, language, { address, day })}</p>
</article>`
}
