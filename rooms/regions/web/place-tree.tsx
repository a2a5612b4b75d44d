/** Places below one another, each with what it counts. */
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import type { countsOf } from '../shared/sum-places.ts'
import type { Place } from './queries.ts'
import { sayCounts, sayFacilities } from './say-counts.ts'
import { placeWords as words } from './words.ts'

interface PlaceTreeProps {
  /** Those that stand directly here. */
  places: readonly Place[]
  below: ReadonlyMap<string | null, readonly Place[]>
  counts: ReturnType<typeof countsOf>
}

export function PlaceTree({ places, below, counts }: PlaceTreeProps) {
  return (
    <ul className="tree">
      {places.map((place) => (
        <li key={place.code}>
          <Line place={place} counts={counts} />
          <Inside places={below.get(place.code) ?? []} below={below} counts={counts} />
        </li>
      ))}
    </ul>
  )
}

function Line({ place, counts }: Pick<PlaceTreeProps, 'counts'> & { place: Place }) {
  const say = useSay()
  const own = counts.get(place.code)
  return (
    <p className="tree-line">
      <Link to="/places/$code" params={{ code: place.code }}>
        {place.name}
      </Link>
      <span className="second">{own && sayCounts(say, own)}</span>
      <span className="small">{sayFacilities(say, place.facilities).join('、')}</span>
    </p>
  )
}

/** A few are shown; a street of buildings opens when somebody asks for it. */
const shownAtOnce = 4

function Inside({ places, ...rest }: PlaceTreeProps) {
  const say = useSay()
  if (places.length === 0) return null
  if (places.length <= shownAtOnce) return <PlaceTree places={places} {...rest} />
  return (
    <details>
      <summary>{say(words.counted, { count: places.length })}</summary>
      <PlaceTree places={places} {...rest} />
    </details>
  )
}
