/** Teams that one organization keeps or takes part in, by number of people. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { teamKindWords } from '../shared/words.ts'
import { HangingSection } from './hanging-section.tsx'
import { hangingWords as words } from './hanging-words.ts'
import { type Place, type Team, teamsQuery } from './queries.ts'
import { TeamDialog } from './team-dialog.tsx'

export function TeamsSection({ place, writable }: { place: Place; writable: boolean }) {
  const { api } = useDesk()
  const { say, language } = useReading()
  const query = useQuery(teamsQuery(api, place))
  const [asked, setAsked] = useState<Team | 'new'>()
  const aboutOf = ({ organizationId, kind, people, joined, endsOn }: Team) =>
    [
      say(teamKindWords[kind]),
      people !== null && say(words.peopleCount, { count: people }),
      organizationId !== place.id && say(words.joins),
      organizationId === place.id &&
        joined.length > 0 &&
        say(words.joinedWith, { names: joined.map(({ name }) => name).join('、') }),
      endsOn !== null && say(words.teamOver, { day: sayDate(endsOn, language) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <HangingSection
        query={query}
        title={words.teams}
        teach={words.teamsNone}
        add={words.teamAdd}
        onAdd={writable ? () => setAsked('new') : undefined}
      >
        {(teams) => (
          <ul className="rows">
            {teams.map((team) => (
              <li key={team.id}>
                <div>
                  <p className="strong">{team.name}</p>
                  <p className="small">{aboutOf(team)}</p>
                </div>
                {writable && team.organizationId === place.id && (
                  <Button
                    aria-label={say(words.changeOf, { name: team.name })}
                    onClick={() => setAsked(team)}
                  >
                    {say(words.change)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </HangingSection>
      {asked && (
        <TeamDialog
          place={place}
          team={asked === 'new' ? undefined : asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
