/** What of the roster would change with the rules; each can be taken back. */
import { useSay } from '#base/web/language.tsx'
import type { Directory } from './directory.ts'
import { keyOf, type RosterChange } from './draft.ts'
import { studioWords as words } from './words.ts'

interface RosterChangesProps {
  changes: readonly RosterChange[]
  directory: Directory
  onTakeBack(change: RosterChange): void
}

/** A change of all alike is not read name by name. */
const most = 8

export function RosterChanges({ changes, directory, onTakeBack }: RosterChangesProps) {
  const say = useSay()
  const nameOf = (side: 'supporter' | 'community', code: string) =>
    (side === 'supporter' ? directory.supporters : directory.communities).get(code)?.name ?? code
  const said = (change: RosterChange) => {
    if (change.kind === 'places') {
      const { side, code, bound, to } = change
      const saying = bound === 'max' ? words.changeMax : words.changeMin
      return say(saying, { name: nameOf(side, code), to })
    }
    const supporter = nameOf('supporter', change.supporter)
    const community = nameOf('community', change.community)
    if (change.kind === 'tie') {
      const { relation, reason } = change
      const saying = relation === 'locked' ? words.addLock : words.addAvoid
      return say(saying, { supporter, community, reason })
    }
    const saying = change.relation === 'avoid' ? words.changeAvoid : words.changeLock
    return say(saying, { supporter, community })
  }
  return (
    <section className="roster-changes">
      <h3>{say(words.rosterChanges)}</h3>
      <p className="small">{say(words.rosterChangesHint)}</p>
      <ul className="plain-list">
        {changes.slice(0, most).map((change) => (
          <li key={keyOf(change)}>
            {said(change)}{' '}
            <button
              type="button"
              className="plain"
              aria-label={say(words.takeBackOf, { what: said(change) })}
              onClick={() => onTakeBack(change)}
            >
              {say(words.takeBack)}
            </button>
          </li>
        ))}
        {changes.length > most && <li>{say(words.andMore, { count: changes.length - most })}</li>}
      </ul>
    </section>
  )
}
