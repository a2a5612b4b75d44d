import { html } from 'ghtml'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { programmeWords, searchWords as words } from './words.ts'

export interface SearchResult {
  regionCode: string
  name: string
  township: string
  /** Names of the supporters. */
  supporters: string[]
}

export function searchForm(language: Language, programmeId: string, query = ''): string {
  return html`<form action="/programmes/${programmeId}" role="search">
<label class="ask" for="q">${say(programmeWords.ask, language)}</label>
<div class="search"><input id="q" name="q" type="search" value="${query}" placeholder="${say(programmeWords.placeholder, language)}" autocomplete="off" enterkeyhint="search" maxlength="60">
<button class="button" type="submit">${say(programmeWords.find, language)}</button></div></form>`
}

export function searchResults(
  language: Language,
  programmeId: string,
  { query, results }: { query: string; results: SearchResult[] },
): string {
  if (results.length === 0) {
    return html`<p class="empty" role="status">${say(words.none, language, { query })}</p>`
  }
  const rows = results.map(
    (
      result,
    ) => html`<li><a class="row" href="/programmes/${programmeId}/communities/${result.regionCode}">
<span><span class="name">${result.name}</span> <span class="third">${result.township}</span></span>
<span class="aside">${
      result.supporters.length > 0
        ? say(words.supporting, language, { name: result.supporters.join('、') })
        : say(words.unpaired, language)
    }</span></a></li>`,
  )
  return html`<section><h2>${say(words.title, language, { query })}</h2><ul class="rows">!${rows.join('')}</ul></section>`
}
