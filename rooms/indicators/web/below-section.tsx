/** The places right below, in the order of their codes: each has figures of its own. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { FiguresLink } from './figure-crumbs.tsx'
import { belowQuery, type Figures } from './queries.ts'
import { figureWords as words } from './words.ts'

export function BelowSection({ cycleId, figures }: { cycleId: string; figures: Figures }) {
  const { say } = useReading()
  const { api } = useDesk()
  const { kind, regionCode } = figures.of
  const { data: places = [] } = useQuery({
    ...belowQuery(api, regionCode),
    enabled: kind === 'region',
  })
  if (kind !== 'region' || places.length === 0) return null
  return (
    <div className="no-print">
      <Section title={say(words.below)}>
        <ul className="plain-list two">
          {places.map(({ code, name }) => (
            <li key={code}>
              <FiguresLink cycleId={cycleId} of={{ region: code }}>
                {name}
              </FiguresLink>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
