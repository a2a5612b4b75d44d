/** Where two versions of the settings differ, in words. */
import { useSay } from '#base/web/language.tsx'
import { Facts } from '#base/web/page.tsx'
import type { Settings } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import { type Difference, differencesOf } from './differences.ts'
import { EntryLines, useInWords } from './setting-list.tsx'
import { settingWords as words } from './setting-words.ts'

export function DifferencesList({ before, after }: { before: Settings; after: Settings }) {
  const how = useInWords()
  return differencesOf(before, after, how).map((each) => (
    <div key={each.item} className="hangs">
      <p className="strong">{how.say(itemWords[each.item])}</p>
      <OfItem of={each} />
    </div>
  ))
}

function OfItem({ of: { gone, come, changed, moved } }: { of: Difference }) {
  const say = useSay()
  const entries = (list: Difference['gone']) =>
    list.map((each) => <EntryLines key={each.key} of={each} />)
  return (
    <>
      {gone.length > 0 && <Facts of={[[say(words.gone), entries(gone)]]} />}
      {come.length > 0 && <Facts of={[[say(words.come), entries(come)]]} />}
      {changed.map(({ key, before, after }) => (
        <Facts
          key={key}
          of={[
            [say(words.before), <Lines key="before" of={before} />],
            [say(words.after), <Lines key="after" of={after} />],
          ]}
        />
      ))}
      {moved && <p>{say(words.moved)}</p>}
      {!moved && gone.length + come.length + changed.length === 0 && <p>{say(words.unseen)}</p>}
    </>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  const say = useSay()
  if (of.length === 0) return <p className="second">{say(words.nothing)}</p>
  return of.map((line) => <p key={line}>{line}</p>)
}
