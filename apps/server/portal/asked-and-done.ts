/** What a village asked for and what was done there: sections of its page, without persons and without names of units. */
import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type { PublicDeed } from '#rooms/activities/server/door.ts'
import type { PublicNeed } from '#rooms/needs/server/door.ts'
import { isHeld } from '#rooms/needs/shared/need-life.ts'
import { stateWords } from '#rooms/needs/shared/need-words.ts'
import { askedWords, deedLevelWords, doneWords, giftLevelWords } from './words.ts'

/** Of each list; how many more there are is told. */
export const mostListed = 10

export interface Listed<Item> {
  items: readonly Item[]
  /** Of all, also those that are not listed. */
  count: number
}

/** @param mayAsk whether the village takes part, so that where nothing is asked for it is told how to */
export function askedSection(
  language: Language,
  needs: Listed<PublicNeed> | undefined,
  mayAsk: boolean,
): string {
  if (needs) return section(language, askedWords, needs, (need) => needRow(language, need))
  if (!mayAsk) return ''
  return html`<section><h2>${say(askedWords.title, language)}</h2><p class="how">${say(askedWords.none, language)}</p></section>`
}

export function doneSection(language: Language, deeds: Listed<PublicDeed> | undefined): string {
  return deeds ? section(language, doneWords, deeds, (deed) => deedRow(language, deed)) : ''
}

function section<Item>(
  language: Language,
  words: typeof askedWords | typeof doneWords,
  { items, count }: Listed<Item>,
  row: (item: Item) => string,
): string {
  const left = count - items.length
  const more =
    left > 0 ? html`<p class="more">${say(words.more, language, { count: left })}</p>` : ''
  return html`<section><h2>${say(words.title, language)}</h2><ul class="rows">!${items.map(row).join('')}</ul>!${more}</section>`
}

/** Full, half and hollow say again what the words say. */
type Mark = '●' | '◐' | '○'

function needRow(language: Language, { title, state, level }: PublicNeed): string {
  const said = say(level ? askedWords[level] : stateWords[state], language)
  const mark = level ? '●' : isHeld(state) ? '◐' : '○'
  return html`<li><div class="row">!${nameOf(mark, title)}
<span class="aside">${said}</span></div></li>`
}

function deedRow(language: Language, deed: PublicDeed): string {
  const { direction, title, helped, quantity, countedIn, level } = deed
  const isGift = direction === 'gift'
  const given = { count: quantity ?? 0, unit: countedIn ?? '' }
  const figures = isGift
    ? [say(doneWords.given, language, given)]
    : helped > 0
      ? [say(doneWords.helped, language, { count: helped })]
      : []
  const said = say((isGift ? giftLevelWords : deedLevelWords)[level], language)
  const parts = [sayDay(deed.onDay, language), ...figures, said]
  const name = isGift ? say(doneWords.gift, language, { title }) : title
  return html`<li><div class="row">!${nameOf(level === 'declared' ? '○' : '●', name)}</div>
<span class="how">${parts.join(say(doneWords.between, language))}</span></li>`
}

const nameOf = (mark: Mark, name: string) =>
  html`<span class="name"><span aria-hidden="true">${mark}</span> ${name}</span>`
