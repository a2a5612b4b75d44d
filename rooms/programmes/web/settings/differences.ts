/** Where two versions of the settings differ, item by item and line by line. Pure. */
import { type Settings, type SettingsItem, settingsItems } from '../../shared/template.ts'
import { type Entry, entriesOf, type InWords } from './setting-entries.ts'

export interface Difference {
  item: SettingsItem
  gone: Entry[]
  come: Entry[]
  /** Of both only what the other does not say. */
  changed: { key: string; before: string[]; after: string[] }[]
  /** What is in both stands in another order. */
  moved: boolean
}

export function changedItems(before: Settings, after: Settings): SettingsItem[] {
  // Both come from the same column, so that what is the same is written the same.
  return settingsItems.filter(
    (item) => JSON.stringify(before[item]) !== JSON.stringify(after[item]),
  )
}

export function differencesOf(before: Settings, after: Settings, how: InWords): Difference[] {
  return changedItems(before, after).map((item) => {
    const [was, is] = [
      entriesOf(item, before[item], how, before),
      entriesOf(item, after[item], how, after),
    ]
    const [wasBy, isBy] = [byKey(was), byKey(is)]
    return {
      item,
      gone: was.filter(({ key }) => !isBy.has(key)),
      come: is.filter(({ key }) => !wasBy.has(key)),
      changed: was.flatMap((entry) => {
        const other = isBy.get(entry.key)
        return other ? lineDifference(entry, other) : []
      }),
      moved: keysIn(was, isBy).join('\n') !== keysIn(is, wasBy).join('\n'),
    }
  })
}

function lineDifference(before: Entry, after: Entry): Difference['changed'] {
  const [was, is] = [
    [before.line, ...before.more],
    [after.line, ...after.more],
  ]
  const gone = was.filter((line) => !is.includes(line))
  const come = is.filter((line) => !was.includes(line))
  if (gone.length + come.length === 0) return []
  // A line of details does not say by itself what it belongs to.
  const of = (lines: string[], { line, name }: Entry) =>
    lines.length > 0 && lines[0] !== line ? [name, ...lines] : lines
  return [{ key: before.key, before: of(gone, before), after: of(come, after) }]
}

const byKey = (entries: readonly Entry[]) => new Map(entries.map((each) => [each.key, each]))

const keysIn = (entries: readonly Entry[], others: ReadonlyMap<string, Entry>) =>
  entries.map(({ key }) => key).filter((key) => others.has(key))
