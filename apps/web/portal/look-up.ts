/** Finds a village's or unit's pairs in the file that was verified, by name or code. */
import { element } from './element.ts'
import type { PublishedPair } from './outcome.ts'
import { say, sayOf } from './say.ts'

const mostShown = 20

/** @param asked a name or code that is looked up at once */
export function lookUp(pairs: readonly PublishedPair[], asked: string): HTMLElement[] {
  const input = element('input', {
    type: 'search',
    class: 'field',
    'aria-label': say('lookUp'),
    placeholder: say('lookUpHint'),
    autocomplete: 'off',
    maxlength: '60',
  })
  // A code in the address is a long number; its name is what the reader knows.
  input.value = pairs.find((pair) => pair.communityCode === asked)?.community ?? asked
  const count = element('p', { class: 'small second', role: 'status' })
  const list = element('ul', { class: 'rows' })
  const find = (query: string) => {
    const found = query === '' ? [] : pairs.filter((pair) => names(pair, query))
    list.replaceChildren(...found.slice(0, mostShown).map(row))
    count.textContent = query === '' ? '' : sayCount(query, found.length)
  }
  input.addEventListener('input', () => find(input.value.trim()))
  find(asked || input.value)
  return [input, count, list]
}

function names(pair: PublishedPair, query: string): boolean {
  const { community, communityCode, supporter, supporterCode } = pair
  if (community.includes(query) || supporter.includes(query)) return true
  return communityCode.startsWith(query) || supporterCode === query.toUpperCase()
}

function sayCount(query: string, count: number): string {
  if (count === 0) return say('lookUpNone', { query })
  if (count === 1) return say('lookUpOne')
  if (count > mostShown) return say('lookUpMore', { count, shown: mostShown })
  return say('lookUpFound', { count })
}

function row(pair: PublishedPair): HTMLElement {
  const how = pair.how ? [element('span', { class: 'how' }, sayOf(pair.how))] : []
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'name' }, pair.community),
      element('span', { class: 'aside' }, pair.supporter),
    ),
    ...how,
  )
}
