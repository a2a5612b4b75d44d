/** What concerns the whole installation, section by section from the rooms. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { BackupsSection } from './backups-section.tsx'
import { parts } from './parts.ts'
import { deskWords as words } from './words.ts'

const sections = parts
  .flatMap(({ settings = [] }) => settings)
  .map(({ name, title, load }) => ({
    name,
    title,
    Content: lazy(async () => ({ default: await load() })),
  }))

export function SettingsPage() {
  const say = useSay()
  return (
    <Page title={say(words.settings)} lead={say(words.settingsLead)} narrow>
      <Section title={say(words.system)}>
        <Health />
      </Section>
      <BackupsSection />
      {sections.map(({ name, title, Content }) => (
        <Section key={name} title={say(title)}>
          <Suspense fallback={<Loading />}>
            <Content />
          </Suspense>
        </Section>
      ))}
    </Page>
  )
}

interface HealthAnswer {
  migration: string
  eventsSetAside: number
  at: string
}

function Health() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.get<HealthAnswer>('/api/health', undefined, signal),
    meta: { secret: true },
  })
  if (isError) return <Unread error={error} retry={refetch} />
  if (!data) return <Loading />
  return (
    <>
      <p>{say(words.well, { at: sayMoment(data.at, language) })}</p>
      {data.eventsSetAside > 0 && <p>{say(words.setAside, { count: data.eventsSetAside })}</p>}
      <p className="small">
        {say(words.version, { day: sayDate(dayOfMigration(data.migration), language) })}
      </p>
    </>
  )
}

/** Migrations are named by the day on which they were written: `20261128T1000_create_identity`. */
function dayOfMigration(name: string): string {
  return name.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
}
