/** An item of the settings in words. */
import { useSay } from '#base/web/language.tsx'
import type { Settings, SettingsItem } from '../../shared/template.ts'
import { useRules } from './rules-part.tsx'
import { type Entry, entriesOf, type InWords } from './setting-entries.ts'
import { settingWords as words } from './setting-words.ts'

/** How many lines stand under another without being folded away. */
const mostOpen = 5

interface SettingLinesProps<Item extends SettingsItem> {
  item: Item
  value: Settings[Item] | null | undefined
  /** Whose names say what a code means. */
  whole: Settings
}

export function SettingLines<Item extends SettingsItem>(props: SettingLinesProps<Item>) {
  const { item, value, whole } = props
  const how = useInWords()
  const entries = entriesOf(item, value, how, whole)
  if (entries.length === 0) return <p className="second">{how.say(words.nothing)}</p>
  return entries.map((entry) => <EntryLines key={entry.key} of={entry} />)
}

export function EntryLines({ of: { line, more } }: { of: Entry }) {
  const say = useSay()
  return (
    <div className="entry">
      <p>{line}</p>
      {more.length > 0 && more.length <= mostOpen && <Lines of={more} />}
      {more.length > mostOpen && (
        <details className="more">
          <summary>{say(words.details)}</summary>
          <Lines of={more} />
        </details>
      )}
    </div>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  return of.map((each) => (
    <p key={each} className="small">
      {each}
    </p>
  ))
}

export function useInWords(): InWords {
  const say = useSay()
  const { rulesInWords } = useRules()
  return { say, rulesInWords }
}
