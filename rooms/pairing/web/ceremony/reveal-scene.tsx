/** The third scene: each number as it is revealed, checked here before everybody, and then the public value. */
import { useSay } from '#base/web/language.tsx'
import { BeaconLine } from './beacon-line.tsx'
import { fits } from './fits.ts'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import { PartyWall } from './party-wall.tsx'
import type { Ceremony } from './queries.ts'

export function RevealScene({ ceremony }: { ceremony: Ceremony }) {
  const say = useSay()
  const { parties, stage } = ceremony
  const done = parties.filter((party) => fits(ceremony, party)).length
  return (
    <div className="party-scene">
      <div className="hall-lead">
        <h2>{say(words.revealTitle)}</h2>
        {stage === 'sealing' && <span>{say(words.revealWait)}</span>}
        <span className="hall-count" aria-live="polite">
          <b>{done}</b> ／ {parties.length}
        </span>
      </div>
      <PartyWall
        parties={parties}
        isDone={(party) => fits(ceremony, party)}
        state={(party) => {
          // Until the sealing is closed a half is one of the seal.
          const isHalf = party.half && party.commitment !== null
          if (party.share === null) return say(isHalf ? words.half : words.notRevealed)
          return say(fits(ceremony, party) ? words.fits : words.differs)
        }}
        digits={({ share }) => share !== null && <Hash hex={share} fours={4} />}
      />
      <BeaconLine ceremony={ceremony} />
    </div>
  )
}
