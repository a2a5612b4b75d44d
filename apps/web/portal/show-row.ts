/** What was found about a village's or unit's own row. */
import type { Saying } from '#base/shared/words.ts'
import { element, mark, sentence } from './element.ts'
import type { RowOutcome, ShownRow } from './outcome.ts'
import type { Refusal } from './read-file.ts'
import { fieldNames, functionNames, kindNames, levelNames, needNames } from './row-words.ts'
import { say, sayOf, saySaying } from './say.ts'
import type { VerifySaying } from './verify-words.ts'

export type RowShown = RowOutcome | { refusal: Refusal } | { waits: 'nothing' | 'failed' }

export function showRow(shown: RowShown): HTMLElement {
  if ('refusal' in shown) {
    const { saying, parameters } = shown.refusal
    return found(false, [element('p', {}, say(saying, parameters))])
  }
  if ('waits' in shown) {
    const saying = shown.waits === 'failed' ? 'rowUnfit' : 'rowWaits'
    return element('p', { class: 'opened note', tabindex: '-1', role: 'status' }, say(saying))
  }
  if (shown.found === 'fault') {
    const { fault } = shown
    const further = whatToDo[fault.code] ?? 'rowAsk'
    return found(false, [
      element('p', {}, ...sentence(sayOf(fault))),
      ...(further === 'said' ? [] : [element('p', { class: 'second' }, say(further))]),
    ])
  }
  const { row } = shown
  return found(true, [
    element('p', {}, say('rowSame', { name: row.name, code: row.code })),
    fieldsOf(row),
    element('p', { class: 'second small' }, say(row.hasTier ? 'rowTier' : 'rowNoTier')),
  ])
}

/** Where the sentence of the fault says it itself, or only one cause is left. */
const whatToDo: Record<string, 'said' | VerifySaying> = {
  'opening-not-one': 'said',
  'opening-several': 'said',
  'opening-other-list': 'rowAskThis',
}

function found(same: boolean, content: HTMLElement[]): HTMLElement {
  const heading = element(
    'h3',
    { id: 'opened' },
    element('span', { class: same ? 'disc' : 'disc hollow' }, mark(same ? 'tick' : 'cross')),
    say(same ? 'rowFits' : 'rowDiffers'),
  )
  return element(
    'div',
    { class: 'opened', tabindex: '-1', role: 'group', 'aria-labelledby': 'opened' },
    element('div', { role: same ? 'status' : 'alert' }, heading, ...content),
  )
}

type Field = keyof typeof fieldNames

function fieldsOf(row: ShownRow): HTMLElement {
  const list = element('dl', { class: 'fields' })
  for (const field of Object.keys(fieldNames) as Field[]) {
    const value = textOf(row, field)
    if (value === undefined) continue
    list.append(
      element('dt', {}, saySaying(fieldNames[field])),
      element('dd', {}, value === '' ? say('rowNothing') : value),
    )
  }
  return list
}

/** Undefined for a field that the row does not have. */
function textOf(row: ShownRow, field: Field): string | undefined {
  const value = (row as Partial<Record<Field, unknown>>)[field]
  if (value === undefined) return undefined
  const names = choices[field]
  if (!names) return String(value)
  const all = Array.isArray(value) ? value : [value]
  return all.map((each) => saySaying(names[each] as Saying)).join(say('rowBetween'))
}

const choices: Partial<Record<Field, Record<string, Saying>>> = {
  kind: kindNames,
  level: levelNames,
  function: functionNames,
  needs: needNames,
  offers: needNames,
}
