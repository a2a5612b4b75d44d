/** The way into the tree: search, and the places where I serve. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { RegionPicker } from './region-picker.tsx'
import { regionWords as words } from './words.ts'

interface Mine {
  grants: { scope: { kind: string; code: string; name: string } }[]
}

export function RegionsPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { api } = useDesk()
  const { data: mine } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.get<Mine>('/api/session', undefined, signal),
  })
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
    </Page>
  )
}
