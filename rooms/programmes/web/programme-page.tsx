/** One programme: who leads it, its cycle, who takes part in it, what is due, and by which rules. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page } from '#base/web/page.tsx'
import { partWords } from '../shared/words.ts'
import { CyclesSection } from './cycles/cycles-section.tsx'
import { DocumentsSection } from './documents-section.tsx'
import { DutiesSection } from './duties-section.tsx'
import { ParticipantsSection } from './participants-section.tsx'
import type { ProgrammesWebParts } from './parts.ts'
import { PublishProgramme, WithdrawProgramme } from './publish-or-withdraw.tsx'
import { type Cycle, type Programme, programmeQuery } from './queries.ts'
import { guidanceWords, settingWords } from './settings/setting-words.ts'
import { StagesSection } from './stages-section.tsx'
import { TasksSection } from './tasks-section.tsx'
import { planWords, programmeWords as words } from './words.ts'

export const programmePage = (parts: ProgrammesWebParts) => () => <ProgrammePage {...parts} />

function ProgrammePage({ onward }: ProgrammesWebParts) {
  const say = useSay()
  const { api, can } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { cycle: wanted } = useSearch({ strict: false }) as { cycle?: string }
  const query = useQuery(programmeQuery(api, id))
  const programme = query.data
  if (query.isError && !programme) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  if (!programme) return <Loading />
  const { name, office, published, inside, demo } = programme
  const cycle = programme.cycles.find((each) => each.id === wanted) ?? programme.cycle
  const writable = programme.mayChange && can('programmes.write')
  return (
    <Page
      title={name}
      lead={office}
      narrow
      act={writable && !published && <PublishProgramme programme={programme} />}
    >
      <nav className="crumbs" aria-label={say(words.path)}>
        <Link to="/programmes">{say(words.title)}</Link>
      </nav>
      {!published && (
        <Notice title={say(words.secretTitle)}>
          <p>{say(words.secretDetail)}</p>
        </Notice>
      )}
      {demo && <p className="second">{say(words.demo)}</p>}
      <Known programme={programme} cycle={cycle} />
      {!inside && <p className="second">{say(words.outside)}</p>}
      {cycle && inside && (
        <>
          <ParticipantsSection
            key={cycle.id}
            programme={programme}
            cycle={cycle}
            writable={writable}
            onward={onward}
          />
          <TasksSection key={`tasks ${cycle.id}`} cycle={cycle} writable={writable} />
        </>
      )}
      {cycle && <StagesSection cycle={cycle} writable={writable} />}
      {cycle && inside && <DutiesSection cycle={cycle} writable={writable} />}
      {inside && <DocumentsSection programmeId={programme.id} writable={writable} />}
      <CyclesSection programme={programme} cycle={cycle} writable={writable} />
      {inside && !writable && <p className="back second">{say(words.askOffice, { office })}</p>}
      {writable && (
        <div className="acts apart">
          <ButtonLink to="/programmes/$id/change" params={{ id }}>
            {say(words.change)}
          </ButtonLink>
          {published && <WithdrawProgramme programme={programme} />}
        </div>
      )}
    </Page>
  )
}

function Known({ programme, cycle }: { programme: Programme; cycle: Cycle | undefined }) {
  const { say, language } = useReading()
  const { id, region, regionCode, published, guide, inside, settingsVersion } = programme
  const mine = inside?.mine ?? []
  const known: (readonly [string, ReactNode] | undefined)[] = [
    [
      say(words.region),
      <Link key="region" to="/regions/$code" params={{ code: regionCode }}>
        {region}
      </Link>,
    ],
    [
      say(words.cycle),
      cycle
        ? say(words.cycleDays, {
            name: cycle.name,
            from: sayFullDate(cycle.beginsOn, language),
            to: sayFullDate(cycle.endsOn, language),
          })
        : say(words.noCycle),
    ],
    [say(words.publishing), say(published ? words.published : words.unpublished)],
    inside
      ? [
          say(settingWords.open),
          <Link key="settings" to="/programmes/$id/settings" params={{ id }}>
            {say(planWords.version, { count: settingsVersion })}
          </Link>,
        ]
      : undefined,
    guide ? [say(words.guide), <Guide key="guide" programme={programme} />] : undefined,
    mine.length > 0
      ? [
          say(words.mine),
          mine
            .map(({ name, part }) => say(words.mineLine, { name, part: say(partWords[part]) }))
            .join('；'),
        ]
      : undefined,
  ]
  return <Facts of={known.filter((each) => each !== undefined)} />
}

/** A higher programme, and what it lays down for whoever serves within this one's region. */
function Guide({ programme: { id, guide, inside } }: { programme: Programme }) {
  const say = useSay()
  if (!guide) return null
  return (
    <>
      <Link to="/programmes/$id" params={{ id: guide.id }}>
        {guide.name}
      </Link>
      {inside && (
        <>
          {' · '}
          <Link to="/programmes/$id/guidance" params={{ id }}>
            {say(guidanceWords.open)}
          </Link>
        </>
      )}
    </>
  )
}
