import { html } from 'ghtml'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { called } from './called.ts'
import { programmeWords, searchWords as words } from './words.ts'

export interface FoundVillage {
  regionCode: string
  name: string
  township: string
  /** What became of it, when it is no more. */
  ended: string | undefined
  supporters: { name: string; ended?: string | undefined }[]
}

export interface FoundUnit {
  id: string
  name: string
  /** What became of it, when it is no more. */
  ended: string | undefined
  /** Names of those it supports. */
  communities: string[]
}

/** What a query found, by kind; of each one more than is shown when there are more. */
export interface Search {
  query: string
  mostShown: number
  villages: FoundVillage[]
  /** Several that could be meant. */
  townships: { code: string; name: string }[]
  /** The one that is meant, with all its villages. */
  township?: { code: string; name: string; villages: FoundVillage[] }
  units: FoundUnit[]
  /** What may be meant when nothing was found. */
  suggestions?: Suggestions
}

export type Suggestions = Pick<Search, 'villages' | 'townships' | 'units'>

export function searchForm(language: Language, programmeId: string, query = ''): string {
  return html`<form action="/programmes/${programmeId}" role="search">
<label class="ask" for="q">${say(programmeWords.ask, language)}</label>
<div class="search"><input id="q" name="q" type="search" value="${query}" placeholder="${say(programmeWords.placeholder, language)}" autocomplete="off" enterkeyhint="search" maxlength="60">
<button class="button" type="submit">${say(programmeWords.find, language)}</button></div></form>`
}

export function searchResults(language: Language, programmeId: string, search: Search): string {
  const { villages, townships, township, units, mostShown } = search
  const base = `/programmes/${programmeId}`
  const group = (heading: string, rows: string[]) => {
    if (rows.length === 0) return ''
    const more =
      rows.length > mostShown
        ? html`<p class="more">${say(words.more, language, { most: mostShown })}</p>`
        : ''
    return html`<section><h2>${heading}</h2><ul class="rows">!${rows.slice(0, mostShown).join('')}</ul>!${more}</section>`
  }
  const groups = [
    group(
      say(words.villages, language),
      villages.map((each) => villageRow(language, base, each, true)),
    ),
    group(
      say(words.townships, language),
      townships.map((each) => townshipRow(base, each)),
    ),
    township ? townshipOf(language, base, township) : '',
    group(
      say(words.units, language),
      units.map((each) => unitRow(language, base, each)),
    ),
  ].join('')
  return groups || nothingFound(language, base, search)
}

function nothingFound(language: Language, base: string, { query, suggestions }: Search): string {
  const { villages = [], townships = [], units = [] } = suggestions ?? {}
  const rows = [
    ...villages.map((each) => villageRow(language, base, each, true)),
    ...townships.map((each) => townshipRow(base, each)),
    ...units.map((each) => unitRow(language, base, each)),
  ]
  if (rows.length === 0) {
    return html`<p class="empty" role="status">${say(words.none, language, { query })}</p>`
  }
  return html`<section><h2>${say(words.meant, language, { query })}</h2><ul class="rows">!${rows.join('')}</ul></section>`
}

function townshipRow(base: string, { name }: { name: string }): string {
  return html`<li><a class="row" href="${base}?${new URLSearchParams({ q: name })}"><span class="name">${name}</span></a></li>`
}

/** All of it, however long: who asks for a township wants to see who is missing. */
function townshipOf(
  language: Language,
  base: string,
  { name, villages }: NonNullable<Search['township']>,
): string {
  const heading = say(words.villagesOf, language, { township: name })
  const rows = villages.map((each) => villageRow(language, base, each, false))
  return html`<section><h2>${heading}</h2>!${
    rows.length > 0
      ? html`<ul class="rows">!${rows.join('')}</ul>`
      : html`<p>${say(words.noVillages, language)}</p>`
  }</section>`
}

function villageRow(
  language: Language,
  base: string,
  village: FoundVillage,
  withTownship: boolean,
): string {
  const { supporters } = village
  const aside =
    supporters.length > 0
      ? say(words.supporting, language, {
          name: supporters.map((each) => called(language, each)).join('、'),
        })
      : say(words.unpaired, language)
  return html`<li><a class="row" href="${base}/communities/${village.regionCode}">
<span><span class="name">${called(language, village)}</span> <span class="third">${withTownship ? village.township : ''}</span></span>
<span class="aside">${aside}</span></a></li>`
}

function unitRow(language: Language, base: string, unit: FoundUnit): string {
  const aside = say(words.supports, language, { names: unit.communities.join('、') })
  return html`<li><a class="row stacked" href="${base}/supporters/${unit.id}">
<span class="name">${called(language, unit)}</span><span class="aside">${aside}</span></a></li>`
}
