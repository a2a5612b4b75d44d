/** The fourth scene: the pairs land one after the other, group by group of neutral letters. */
import type { CSSProperties } from 'react'
import { type Say, useSay } from '#base/web/language.tsx'
import { CommunityWall } from './community-wall.tsx'
import { hallWords as words } from './hall-words.ts'
import { type Group, groupAt, type Landing, standingAfter } from './landings.ts'
import type { Ceremony, Transcript } from './queries.ts'

interface DrawSceneProps {
  ceremony: Ceremony
  transcript: Transcript | undefined
  unread: boolean
  groups: readonly Group[]
  landed: number
}

export function DrawScene({ ceremony, transcript, unread, groups, landed }: DrawSceneProps) {
  const say = useSay()
  if (!transcript) {
    const why =
      ceremony.stage === 'drawn'
        ? say(unread ? words.fetchFailed : words.fetching)
        : say(ceremony.drawing ? words.drawing : words.drawWait)
    return (
      <div className="hall-wait" role="status">
        <h2>{why}</h2>
      </div>
    )
  }
  const group = groupAt(groups, landed)
  if (!group) return null
  const inGroup = Math.max(0, landed - group.before)
  const current = group.landings[inGroup - 1]
  return (
    <div className="draw-scene">
      {current ? (
        <Current transcript={transcript} landing={current} number={landed} />
      ) : (
        <div className="current">
          <p className="current-about">{say(words.about)}</p>
        </div>
      )}
      <div className="hall-lead">
        <h2>{sayGroup(group, say)}</h2>
        <span>{say(words.blackLanded)}</span>
        <span className="hall-count">
          <b>{inGroup}</b> ／ {group.landings.length}
        </span>
      </div>
      <CommunityWall
        names={group.communities.map((at) => transcript.instance.communities[at]?.name ?? '')}
        landed={landedOf(group, standingAfter(groups, landed))}
        current={current ? group.communities.indexOf(current.community) : -1}
      />
      <Waiting groups={groups.slice(groups.indexOf(group) + 1)} />
    </div>
  )
}

function sayGroup({ kind, letters }: Group, say: Say): string {
  if (kind === 'locked') return say(words.groupLocked)
  if (kind === 'repair') return say(words.groupRepair)
  return letters ? say(words.group, letters) : say(words.groupAll)
}

/** Places on the wall that are taken. */
function landedOf({ communities }: Group, standing: ReadonlyMap<number, number>): Set<number> {
  const taken = communities.map((at, place) => ((standing.get(at) ?? 0) > 0 ? place : -1))
  return new Set(taken.filter((place) => place >= 0))
}

interface CurrentProps {
  transcript: Transcript
  landing: Landing
  number: number
}

function Current({ transcript: { instance }, landing, number }: CurrentProps) {
  const say = useSay()
  const supporter = instance.supporters[landing.supporter]
  const community = instance.communities[landing.community]
  return (
    <div className="current" aria-live="polite">
      <p className="current-number">
        {say(words.nth, { number })}
        {landing.gone && <b> {say(words.gone)}</b>}
      </p>
      {/* Each pair is another one: it comes in anew. */}
      <p key={number} className={landing.gone ? 'current-pair gone' : 'current-pair'}>
        <Name of={supporter?.name ?? supporter?.code ?? ''} />
        <svg viewBox="0 0 148 24" aria-hidden="true" focusable="false">
          <path d="M0 12h128" className="arrow-line" />
          <path d="M124 2 146 12 124 22z" />
        </svg>
        <Name of={community?.name ?? ''} />
      </p>
    </div>
  )
}

/** Long names are set smaller, so that they stay on one line. */
function Name({ of }: { of: string }) {
  const wide = [...of].reduce((sum, each) => sum + (each.charCodeAt(0) < 256 ? 0.56 : 1), 0)
  return (
    <span className="current-name" style={{ '--wide': Math.max(wide, 1) } as CSSProperties}>
      {of}
    </span>
  )
}

/** A line is as long as so many pairs at least, or a single one would fill it. */
const fewestShown = 40
/** How many of the groups to come have a line of their own. */
const shownGroups = 3

function Waiting({ groups }: { groups: readonly Group[] }) {
  const say = useSay()
  if (groups.length === 0) return null
  const shown = groups.slice(0, shownGroups)
  const most = Math.max(fewestShown, ...shown.map(({ landings }) => landings.length))
  return (
    <ul className="waiting-groups">
      {shown.map((group) => (
        <li key={group.before}>
          <span>{sayGroup(group, say)}</span>
          <svg viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
            {group.landings.map((landing, at) => (
              <rect
                key={`${landing.supporter} ${landing.community} ${landing.gone}`}
                x={at + 0.1}
                y="0"
                width="0.8"
                height="1"
              />
            ))}
          </svg>
          <span className="waiting-count">
            {say(words.waits, { count: group.landings.length })}
          </span>
        </li>
      ))}
      {groups.length > shownGroups && (
        <li className="waiting-more">
          {say(words.laterGroups, { count: groups.length - shownGroups })}
        </li>
      )}
    </ul>
  )
}
