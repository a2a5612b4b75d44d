/** What concerns the whole installation, section by section from the rooms. */
import { lazy, Suspense } from 'react'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
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
