/** All cycles of a programme, newest first; each opens to its own plan and participants. */
import { Link } from '@tanstack/react-router'
import { dayOf, sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { holdsOn } from '../../shared/rules.ts'
import type { Cycle, Programme } from '../queries.ts'
import { planWords, programmeWords as words } from '../words.ts'

interface CyclesSectionProps {
  programme: Programme
  /** The one that is shown. */
  cycle: Cycle | undefined
  writable: boolean
}

export function CyclesSection({ programme: { id, cycles }, cycle, writable }: CyclesSectionProps) {
  const { say, language } = useReading()
  const today = dayOf(new Date())
  return (
    <Section
      title={say(words.cycles)}
      {...(writable && {
        aside: (
          <ButtonLink to="/programmes/$id/cycles/new" params={{ id }}>
            {say(words.nextCycle)}
          </ButtonLink>
        ),
      })}
    >
      <ul className="plain-list">
        {cycles.map((each) => {
          const days = say(planWords.stageDays, {
            from: sayFullDate(each.beginsOn, language),
            to: sayFullDate(each.endsOn, language),
          })
          return (
            <li key={each.id}>
              {each.id === cycle?.id ? (
                <b aria-current="true">{each.name}</b>
              ) : (
                <Link
                  to="/programmes/$id"
                  params={{ id }}
                  search={{ cycle: each.id } as never}
                  resetScroll
                >
                  {each.name}
                </Link>
              )}{' '}
              <span className="second">
                {days}
                {holdsOn(each, today) && ` · ${say(planWords.now)}`}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
