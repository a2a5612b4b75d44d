/** Communities or partnerships of which nothing was recorded for a while, by place: whom to ring up, not who is behind. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { StateChoice } from '#base/web/state-choice.tsx'
import { monthAfter, monthOf } from '../shared/months.ts'
import { sayMonth } from './amounts.ts'
import { FiguresLink } from './figure-crumbs.tsx'
import { lookWords as words } from './look-words.ts'
import type { Of } from './of.ts'
import { useAsOf } from './picture.tsx'
import { type Quiet, quietQuery } from './queries.ts'

const spans = [
  { value: '1', label: words.thisMonth },
  { value: '2', label: words.twoMonths },
  { value: '3', label: words.threeMonths },
  { value: '6', label: words.sixMonths },
] as const
type Span = (typeof spans)[number]['value']

interface QuietSectionProps {
  cycleId: string
  of: Of
  asOf: string | null
}

export function QuietSection({ cycleId, of, asOf }: QuietSectionProps) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const [span, setSpan] = useState<Span>('3')
  const sayAsOf = useAsOf()
  const since = monthAfter(monthOf(dayOf(new Date())), 1 - Number(span))
  const query = useQuery(quietQuery(api, { cycleId, of, since }))
  const quiet = query.data
  if (query.isError && !quiet) return <Unread error={query.error} retry={query.refetch} />
  if (!quiet) return <Loading />
  const month = sayMonth(quiet.since, language)
  const { total, townships } = quiet
  const count = townships.reduce((sum, each) => sum + each.quiet.length, 0)
  return (
    <Section
      title={say(quiet.what === 'communities' ? words.quietCommunities : words.quietPartnerships)}
    >
      {total === 0 ? (
        <p className="second">{say(words.nobody)}</p>
      ) : (
        <>
          <div className="no-print">
            <StateChoice<Span>
              label={words.quietSince}
              value={span}
              choices={spans}
              onChoose={setSpan}
            />
          </div>
          <p className="quiet-count">
            {count === 0
              ? say(words.quietNone, { month })
              : say(words.quietCount, { month, count, total })}
          </p>
          {count > 0 && <p className="second">{say(words.quietHint)}</p>}
          <QuietList cycleId={cycleId} quiet={quiet} />
          <p className="second small">{say(words.quietSource, { asOf: sayAsOf(asOf) })}</p>
        </>
      )}
    </Section>
  )
}

function QuietList({ cycleId, quiet }: { cycleId: string; quiet: Quiet }) {
  const { say, language } = useReading()
  return (
    <ul className="quiet">
      {quiet.townships
        .filter((each) => each.quiet.length > 0)
        .map(({ code, name, total, quiet: own }) => (
          <li key={code}>
            <h3>
              {name}{' '}
              <span className="second">{say(words.quietOf, { count: own.length, total })}</span>
            </h3>
            <ul>
              {own.map((each) => (
                <li key={each.id}>
                  <FiguresLink
                    cycleId={cycleId}
                    of={
                      quiet.what === 'communities'
                        ? { region: each.regionCode }
                        : { county: each.regionCode.slice(0, 6), partnership: each.id }
                    }
                  >
                    {each.name}
                  </FiguresLink>{' '}
                  <span className="second small">
                    {each.lastMonth
                      ? say(words.lastMonth, { month: sayMonth(each.lastMonth, language) })
                      : say(words.never)}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ul>
  )
}
