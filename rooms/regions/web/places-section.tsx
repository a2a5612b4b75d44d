/** What lies below a village, as far as I reach: what it counts together, and the tree. */

import { useQuery } from '@tanstack/react-query'
import { groupBy } from '#base/shared/group-by.ts'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Section } from '#base/web/page.tsx'
import { countsOf, divisionOf, sumPlaces } from '../shared/sum-places.ts'
import { ClosedPlaces } from './closed-places.tsx'
import { PlaceTree } from './place-tree.tsx'
import { type Place, placesQuery } from './queries.ts'
import { sayBelow } from './say-below.ts'
import { sayCounts, sayCoverage, sayFacilities } from './say-counts.ts'
import { divisionWords, placeWords as words } from './words.ts'

export default function PlacesSection({ code, open }: { code: string; open: boolean }) {
  const say = useSay()
  const { api, can } = useDesk()
  const query = useQuery(placesQuery(api, code))
  // Beyond my reach nothing is told of them, not even that there are some.
  if (query.isError && problemOf(query.error).status === 404) return null
  const found = query.data
  const mayAdd = open && found?.mayAdd
  return (
    <Section
      title={say(words.section)}
      aside={
        mayAdd && (
          <span className="row-acts">
            {found.items.length > 0 && (
              <ButtonLink to="/places/$code/count" params={{ code }}>
                {say(words.count)}
              </ButtonLink>
            )}
            <ButtonLink to="/places/$code/new" params={{ code }}>
              {say(words.add, { what: sayBelow(say, 'region') })}
            </ButtonLink>
          </span>
        )
      }
    >
      {query.isPending && <Loading />}
      {query.isError && !found && <Unread error={query.error} retry={query.refetch} />}
      {found && !found.whole && <p className="second">{say(words.part)}</p>}
      {found?.items.length === 0 && (
        <>
          <p className="strong">{say(words.none)}</p>
          {mayAdd && <p className="second">{say(words.teach)}</p>}
        </>
      )}
      {found && found.items.length > 0 && <Divisions places={found.items} />}
      {found && can('places.write') && <ClosedPlaces code={code} />}
    </Section>
  )
}

function Divisions({ places }: { places: readonly Place[] }) {
  const say = useSay()
  const codes = new Set(places.map(({ code }) => code))
  const top = places.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode))
  const below = groupBy(places, ({ parentCode }) => parentCode)
  const counts = countsOf(places)
  const { by, coverage, divisions, facilities, households, residents } = sumPlaces(places)
  const how =
    by && divisions.length > 1 ? say(words.byDivision, { division: say(divisionWords[by]) }) : ''
  const all: (readonly [string, string] | undefined)[] = [
    households === null
      ? undefined
      : [
          say(words.households),
          sayExactly(households) + sayCoverage(say, coverage.households) + how,
        ],
    residents === null
      ? undefined
      : [say(words.residents), sayExactly(residents) + sayCoverage(say, coverage.residents) + how],
    Object.keys(facilities).length === 0
      ? undefined
      : [say(words.facilities), sayFacilities(say, facilities).join('、')],
  ]
  const known = all.filter((each) => each !== undefined)
  return (
    <>
      {known.length > 0 && <Facts of={known} />}
      {divisions.length > 1 && <p className="small">{say(words.once)}</p>}
      {divisions.map((each) => (
        <section key={each.division} className="division">
          <h3>
            {say(divisionWords[each.division])}{' '}
            <span className="second">
              {[say(words.counted, { count: each.places }), sayCounts(say, each)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </h3>
          <PlaceTree
            places={top.filter(({ kind }) => divisionOf[kind] === each.division)}
            below={below}
            counts={counts}
          />
        </section>
      ))}
    </>
  )
}
