/** The way into the tree: search, and the places where I serve. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { mineQuery } from './queries.ts'
import { RegionPicker } from './region-picker.tsx'
import { areaWords, regionWords as words } from './words.ts'

export function RegionsPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { api, can } = useDesk()
  const { data: mine } = useQuery(mineQuery(api))
  const own = new Map(
    (mine?.grants ?? [])
      .filter(({ scope }) => scope.kind === 'region')
      .map(({ scope }) => [scope.code.split('.')[0] as string, scope.name]),
  )
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      <RegionPicker
        id="find-region"
        value={undefined}
        go
        onPick={(region) =>
          region && navigate({ to: '/regions/$code', params: { code: region.code } })
        }
      />
      {own.size > 0 && (
        <Section title={say(words.mine)}>
          <ul className="plain-list">
            {[...own].map(([code, name]) => (
              <li key={code}>
                <Link to="/regions/$code" params={{ code }}>
                  {name}
                </Link>{' '}
                <span className="mono second">{code}</span>
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
