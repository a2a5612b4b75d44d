/** The calendar of a cycle: each stage with its days, and where in the cycle they lie. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { type Days, daysBetween } from '../shared/calendar.ts'
import { holdsOn } from '../shared/rules.ts'
import { ChangePlan, type PlanSectionProps } from './change-plan.tsx'
import { stagesQuery } from './queries.ts'
import { planWords as words } from './words.ts'

export function StagesSection({ cycle, writable }: PlanSectionProps) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const query = useQuery(stagesQuery(api, cycle.id))
  const today = dayOf(new Date())
  return (
    <Section
      title={say(words.stages)}
      {...(writable && { aside: <ChangePlan cycle={cycle} what="stages" /> })}
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data?.items.length === 0 && <p className="second">{say(words.stagesNone)}</p>}
      <ol className="stages">
        {(query.data?.items ?? []).map((stage) => (
          <li key={stage.name + stage.beginsOn}>
            <p>
              <b>{stage.name}</b>{' '}
              <span className="small">
                {say(words.stageDays, {
                  from: sayFullDate(stage.beginsOn, language),
                  to: sayFullDate(stage.endsOn, language),
                })}
                {holdsOn(stage, today) && ` · ${say(words.now)}`}
              </span>
            </p>
            <div className="stage-line" aria-hidden="true">
              <i style={placeOf(stage, cycle)} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** As shares of the cycle, which is the whole line. */
function placeOf({ beginsOn, endsOn }: Days, cycle: Days) {
  const whole = daysBetween(cycle.beginsOn, cycle.endsOn) + 1
  const share = (days: number) => `${(days / whole) * 100}%`
  return {
    marginLeft: share(daysBetween(cycle.beginsOn, beginsOn)),
    width: share(daysBetween(beginsOn, endsOn) + 1),
  }
}
