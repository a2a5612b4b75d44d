/** The parties, one a line and as large as there is room: a mark, the name, what is known of it. */
import type { ReactNode } from 'react'
import { Mark } from '#base/web/marks.tsx'
import type { Ceremony, Party } from './queries.ts'

interface PartyWallProps {
  parties: Ceremony['parties']
  isDone(party: Party): boolean
  /** In words: what it has done. */
  state(party: Party): string
  digits(party: Party): ReactNode
}

/** More do not fit in one column at the size that is read at ten metres. */
const oneColumn = 6

export function PartyWall({ parties, isDone, state, digits }: PartyWallProps) {
  const many = parties.length > oneColumn
  return (
    <ul className={many ? 'party-wall many' : 'party-wall'}>
      {parties.map((party) => (
        <li key={party.number} className={isDone(party) ? 'done' : ''}>
          <span className="party-mark">{isDone(party) && <Mark name="tick" />}</span>
          <b>{party.party}</b>
          <span className="party-state">{state(party)}</span>
          <span className="party-digits">{digits(party)}</span>
        </li>
      ))}
    </ul>
  )
}
