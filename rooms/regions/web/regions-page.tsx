/** The way into the tree: search, and the places where I serve. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { LoadedParts } from './loaded-parts.tsx'
import { ownPlaces, pathOfPlace } from './own-places.ts'
import { RegionPicker } from './region-picker.tsx'
import { areaWords, regionWords as words } from './words.ts'

export function RegionsPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { can, me } = useDesk()
  const own = ownPlaces(me?.duties ?? []).filter(({ area }) => !area || can('places.read'))
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      <RegionPicker
        id="find-region"
        named={say(words.find)}
        value={undefined}
        go
        onPick={(region) =>
          region && navigate({ to: '/regions/$code', params: { code: region.code } })
        }
      />
      <p className="hint">
        <LoadedParts />
      </p>
      {own.length > 0 && (
        <Section title={say(words.mine)}>
          <ul className="plain-list">
            {own.map((place) => (
              <li key={place.code}>
                <Link to={pathOfPlace(place)}>{place.name}</Link>{' '}
                {place.area ? (
                  <span className="second">{say(areaWords.one)}</span>
                ) : (
                  <span className="mono second">{place.code}</span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {can('places.read') && (
        <Section title={say(areaWords.title)}>
          <p className="second">{say(areaWords.lead)}</p>
          <p className="acts">
            <ButtonLink to="/areas">{say(areaWords.open)}</ButtonLink>
          </p>
        </Section>
      )}
    </Page>
  )
}
