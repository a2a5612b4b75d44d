/** In place of every scene of a draw that is void: that it is, and who did not reveal. */
import { useSay } from '#base/web/language.tsx'
import { hostWords } from './ceremony-words.ts'
import { hallWords as words } from './hall-words.ts'
import type { Ceremony } from './queries.ts'

export function VoidScene({ ceremony: { parties } }: { ceremony: Ceremony }) {
  const say = useSay()
  const allSealed = parties.every(({ commitment }) => commitment !== null)
  const shut = parties.filter(({ share }) => share === null)
  const names = shut.map(({ party }) => party).join(say(hostWords.between))
  return (
    <div className="void-scene" role="status">
      <h2>{say(words.voidTitle)}</h2>
      {allSealed && shut.length > 0 && (
        <>
          <p className="void-who">{say(words.voidWho, { names })}</p>
          <p>{say(words.voidRule)}</p>
        </>
      )}
      <p>{say(words.voidLead)}</p>
    </div>
  )
}
