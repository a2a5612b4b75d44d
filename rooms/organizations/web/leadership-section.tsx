/** The leadership of one organization in numbers, as of the latest day that was given. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Facts } from '#base/web/page.tsx'
import { HangingSection } from './hanging-section.tsx'
import { hangingWords as words } from './hanging-words.ts'
import { countFields, LeadershipDialog } from './leadership-dialog.tsx'
import { leadershipQuery, type Place } from './queries.ts'

export function LeadershipSection({ place, writable }: { place: Place; writable: boolean }) {
  const { api } = useDesk()
  const { say, language } = useReading()
  const query = useQuery(leadershipQuery(api, place))
  const [asking, setAsking] = useState(false)
  return (
    <>
      <HangingSection
        query={query}
        title={words.leadership}
        teach={words.countNone}
        add={words.count}
        onAdd={writable ? () => setAsking(true) : undefined}
      >
        {([latest, ...earlier]) =>
          latest && (
            <>
              <p className="small">
                {say(words.asOfSaid, { day: sayDate(latest.asOf, language) })}
              </p>
              <Facts
                short
                of={countFields.map(({ name, label }) => [say(label), sayExactly(latest[name])])}
              />
              {earlier.length > 0 && (
                <details className="more">
                  <summary>{say(words.earlierCounts)}</summary>
                  <ul className="plain-list">
                    {earlier.map(({ asOf, posts, vacancies }) => (
                      <li key={asOf}>
                        {say(words.countLine, { day: sayDate(asOf, language), posts, vacancies })}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          )
        }
      </HangingSection>
      {asking && (
        <LeadershipDialog place={place} latest={query.data?.[0]} onClose={() => setAsking(false)} />
      )}
    </>
  )
}
