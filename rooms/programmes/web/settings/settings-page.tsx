/** What a programme goes by, in words, and every version of it with who changed it, when and why. */
import { Fragment } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { itemWords } from '../../shared/words.ts'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import type { Programme } from '../queries.ts'
import { ReadProgramme } from '../read-programme.tsx'
import { SettingLines } from './setting-list.tsx'
import { settingWords as words } from './setting-words.ts'
import { isOfCycles, type SettingsForm, settingsForms } from './settings-forms.ts'
import { settingsPaths } from './settings-paths.ts'
import { type Fixed, useFixed, WhoFixed } from './use-fixed.tsx'
import { VersionsSection } from './versions-section.tsx'
import { WaysSection } from './ways/ways-section.tsx'

export function SettingsPage() {
  const say = useSay()
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      <ReadProgramme>{(programme) => <Shown programme={programme} />}</ReadProgramme>
    </Page>
  )
}

function Shown({ programme }: { programme: Programme }) {
  const { can } = useDesk()
  const fixed = useFixed(programme)
  const crumbs = <ProgrammeCrumbs id={programme.id} name={programme.name} />
  if (!fixed) {
    return (
      <>
        {crumbs}
        <Loading />
      </>
    )
  }
  const writable = programme.mayChange && can('programmes.write')
  const shared = { programme, fixed, writable }
  return (
    <>
      {crumbs}
      {settingsPaths.map((path) => (
        <Fragment key={path}>
          <Portion {...shared} of={settingsForms[path]} />
          {path === 'who' && <WaysSection {...shared} />}
        </Fragment>
      ))}
      {programme.inside && <VersionsSection id={programme.id} />}
    </>
  )
}

interface PortionProps {
  of: SettingsForm
  programme: Programme
  fixed: Fixed
  writable: boolean
}

function Portion({ of, programme, fixed, writable }: PortionProps) {
  const say = useSay()
  const { path, title, items } = of
  const { id, settings } = programme
  const isOpen = items.some((item) => !fixed.isFixed(item))
  const shown = (item: (typeof items)[number]) => (
    <>
      <SettingLines item={item} value={settings[item]} whole={settings} />
      <WhoFixed item={item} fixed={fixed} id={id} />
    </>
  )
  const [only] = items
  const name = say(title)
  return (
    <Section
      title={isOfCycles(of) ? say(words.planOf, { name }) : name}
      {...(writable &&
        isOpen && {
          aside: (
            <ButtonLink
              to={`/programmes/$id/settings/${path}`}
              params={{ id } as never}
              aria-label={say(words.changeOf, { name })}
            >
              {say(words.change)}
            </ButtonLink>
          ),
        })}
    >
      {items.length === 1 && only ? (
        shown(only)
      ) : (
        <Facts of={items.map((item) => [say(itemWords[item]), shown(item)])} />
      )}
    </Section>
  )
}
