/** What the room calls things: codes of records and files, and the words for them. */
import type { Words } from '#base/shared/words.ts'

export const sources = ['own', 'coordinated', 'state', 'donation', 'village'] as const
export type Source = (typeof sources)[number]
export const sourceWords: Words<Source> = {
  own: { zh: '单位自筹', en: 'the unit’s own' },
  coordinated: { zh: '协调资金', en: 'brought together' },
  state: { zh: '财政资金', en: 'of the state' },
  donation: { zh: '社会捐助', en: 'donated' },
  village: { zh: '村里自筹', en: 'the village’s own' },
}

export const directions = ['deed', 'gift'] as const
export type Direction = (typeof directions)[number]
export const directionWords: Words<Direction> = {
  deed: { zh: '实事', en: 'deed' },
  gift: { zh: '回赠', en: 'gift back' },
}

export const states = ['declared', 'confirmed', 'questioned', 'withdrawn'] as const
export type State = (typeof states)[number]

/** Of a deed the village answers, of a gift back the unit. */
export const stateWords: Record<Direction, Words<State>> = {
  deed: {
    declared: { zh: '等村里确认', en: 'waiting for the village' },
    confirmed: { zh: '村里已确认', en: 'confirmed by the village' },
    questioned: { zh: '村里说不对', en: 'questioned by the village' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
  gift: {
    declared: { zh: '等单位确认', en: 'waiting for the unit' },
    confirmed: { zh: '单位已确认', en: 'confirmed by the unit' },
    questioned: { zh: '单位说不对', en: 'questioned by the unit' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
}

/** What every programme has, whatever its kinds of activity. */
export const usualKind = 'practical'
export const usualKindWords = { zh: '办实事', en: 'practical help' }
