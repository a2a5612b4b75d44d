/** The second scene: who has sealed a number. The numbers themselves are not here. */
import { useSay } from '#base/web/language.tsx'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import { PartyWall } from './party-wall.tsx'
import type { Ceremony } from './queries.ts'

export function SealScene({ ceremony: { parties } }: { ceremony: Ceremony }) {
  const say = useSay()
  const done = parties.filter(({ commitment }) => commitment !== null).length
  return (
    <div className="party-scene">
      <div className="hall-lead">
        <h2>{say(words.sealTitle)}</h2>
        <span>{say(words.sealLead)}</span>
        <span className="hall-count" aria-live="polite">
          <b>{done}</b> ／ {parties.length}
        </span>
      </div>
      <PartyWall
        parties={parties}
        isDone={({ commitment }) => commitment !== null}
        state={({ commitment, half }) =>
          say(commitment !== null ? words.sealed : half ? words.half : words.notSealed)
        }
        digits={({ commitment }) => commitment !== null && <Hash hex={commitment} fours={4} />}
      />
    </div>
  )
}
