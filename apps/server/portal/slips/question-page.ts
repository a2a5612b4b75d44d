/** One question for a phone, without script: is it done, and what is missing. */
import { html } from 'ghtml'
import { say } from '#base/shared/words.ts'
import type { SlipQuestion } from '#rooms/needs/server/door.ts'
import { type Reader, renderPage } from '../layout.ts'
import { frameWords } from '../words.ts'
import { slipWords as words } from './words.ts'

/** What was typed, and what is wrong with it. */
export interface Typed {
  yes?: 'yes' | 'no' | undefined
  words?: string
  wrong?: string
}

/** @param held of a slip whose numbers were typed: sent along with the answer */
export function questionPage(
  reader: Reader,
  question: SlipQuestion,
  typed: Typed,
  held?: { number: string; code: string },
): string {
  const { language } = reader
  const text = (saying: keyof typeof words) => say(words[saying], language)
  const choice = (value: 'yes' | 'no') =>
    html`<label class="choice"><input type="radio" name="yes" value="${value}"!${typed.yes === value ? ' checked' : ''} required> <span>${text(value)}</span></label>`
  return frame(
    reader,
    text('title'),
    html`<p class="second">${say(words.asked, language, { community: question.community })}</p>
<p class="lead">${question.title}</p>
<p>${question.detail}</p>
!${wrongOf(typed.wrong, text('wrong'))}
<form method="post" class="form">
!${held ? html`<input type="hidden" name="number" value="${held.number}"><input type="hidden" name="code" value="${held.code}">` : ''}
<fieldset><legend>${say(words.done, language, { unit: question.unit })}</legend>!${choice('yes')}!${choice('no')}</fieldset>
<label class="ask" for="words">${text('words')}</label>
<p class="small second" id="words-hint">${text('wordsHint')}</p>
<textarea class="field" id="words" name="words" rows="3" maxlength="300" aria-describedby="words-hint">${typed.words ?? ''}</textarea>
<p class="small second">${text('private')}</p>
<p class="acts"><button class="button first" type="submit">${text('send')}</button></p></form>`,
  )
}

/** Where the numbers of a slip are typed. */
export function enterPage(
  reader: Reader,
  typed: { number?: string; code?: string; wrong?: string },
): string {
  const { language } = reader
  const text = (saying: keyof typeof words) => say(words[saying], language)
  return frame(
    reader,
    text('enterTitle'),
    html`<p class="second">${text('enterLead')}</p>
!${wrongOf(typed.wrong, text('wrong'))}
<form method="post" class="form">
<label class="ask" for="number">${text('number')}</label>
<p class="small second" id="number-hint">${text('numberHint')}</p>
<input class="field" id="number" name="number" value="${typed.number ?? ''}" maxlength="20" inputmode="text" autocomplete="off" required aria-describedby="number-hint">
<label class="ask" for="code">${text('code')}</label>
<input class="field" id="code" name="code" value="${typed.code ?? ''}" maxlength="10" inputmode="numeric" autocomplete="off" required>
<p class="acts"><button class="button first" type="submit">${text('next')}</button></p></form>`,
  )
}

export function thanksPage(reader: Reader, title: string, yes: boolean): string {
  const { language } = reader
  const said = say(yes ? words.thanksYes : words.thanksNo, language, { title })
  return frame(
    reader,
    say(words.thanks, language),
    html`<p class="lead">${said}</p>
<p class="small second">${say(words.private, language)}</p>
<p class="links"><a href="/">${say(words.home, language)}</a></p>`,
  )
}

function wrongOf(wrong: string | undefined, title: string): string {
  return wrong === undefined
    ? ''
    : html`<div class="wrong" role="alert"><h2>${title}</h2><p>${wrong}</p></div>`
}

function frame(reader: Reader, title: string, body: string): string {
  return renderPage({
    ...reader,
    title,
    place: { name: say(frameWords.home, reader.language), href: '/' },
    demo: false,
    body: html`<h1>${title}</h1>
!${body}`,
  })
}
