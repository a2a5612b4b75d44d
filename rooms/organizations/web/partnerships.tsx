/** With whom an organization is paired: a number that opens to the public list of just these pairs. */
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { PublicLink } from '#base/web/public-link.tsx'
import { type Organization, organizationQuery } from './queries.ts'
import { organizationWords as words } from './words.ts'

type Hanging = Organization['hangs'][number]

/** What has a place of its own on the page. */
export const partnershipsKey = 'partnerships'

/** Where several programmes count in it, to each by name. */
export function Opens({ of: { opens, label, count } }: { of: Hanging }): ReactNode {
  const say = useSay()
  const said = say(words.counting, { label: say(label), count })
  const [only] = opens.length === 1 ? opens : []
  if (only) return <PublicLink href={only.address}>{said}</PublicLink>
  return (
    <>
      {said}
      {opens.map((each) => (
        <Fragment key={each.address}>
          {' · '}
          <PublicLink href={each.address}>{say(each.label)}</PublicLink>
        </Fragment>
      ))}
    </>
  )
}

/** Whoever answers for more finds them in the list. */
const mostOwn = 3

/** Of the organizations that I answer for, those that are paired. */
export function OwnPartnerships() {
  const say = useSay()
  const { api, can, me } = useDesk()
  const own = (me?.duties ?? []).filter(({ kind }) => kind === 'organization')
  const answers = useQueries({
    queries: own.slice(0, mostOwn).map(({ countyCode: county, code: id }) => ({
      ...organizationQuery(api, { county, id }),
      enabled: can('organizations.read'),
    })),
  })
  const paired = answers.flatMap(({ data }) => {
    const pairs = data?.hangs.find(({ key, count }) => key === partnershipsKey && count > 0)
    return data && pairs ? [{ id: data.id, county: data.countyCode, name: data.name, pairs }] : []
  })
  if (paired.length === 0) return null
  return (
    <Section title={say(words.partnerships)}>
      <ul className="plain-list">
        {paired.map(({ id, county, name, pairs }) => (
          <li key={id}>
            <Link to="/organizations/$county/$id" params={{ county, id }}>
              {name}
            </Link>{' '}
            <Opens of={pairs} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
