import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { KeptProgramme } from '../../kept-programme.tsx'
import type { Programme } from '../../queries.ts'
import { settingWords as words } from '../setting-words.ts'
import { SettingsCrumbs } from '../settings-crumbs.tsx'
import { useFixed, WhoFixed } from '../use-fixed.tsx'
import { WayForm } from './way-form.tsx'

export const ChangeWayPage = () => <KeptProgramme Show={ChangeWay} />

/** A way of pairing, written anew; runs that have begun keep the rules that they began with. */
function ChangeWay({ programme }: { programme: Programme }) {
  const say = useSay()
  const { way: code } = useParams({ strict: false }) as { way?: string }
  const fixed = useFixed(programme)
  // As it was when the page opened, though a colleague may remove it meanwhile.
  const [way] = useState(programme.settings.ways.find((each) => each.code === code))
  if (!fixed) return <Loading />
  return (
    <Page title={say(words.wayChangeTitle)} lead={say(words.wayChangeLead)} narrow>
      <SettingsCrumbs programme={programme} />
      {!way && <p>{say(words.wayGone)}</p>}
      {way && fixed.isFixed('ways') && (
        <>
          <WhoFixed item="ways" fixed={fixed} id={programme.id} />
          <p>{say(words.fixedHow)}</p>
        </>
      )}
      {way && !fixed.isFixed('ways') && <WayForm programme={programme} way={way} isNew={false} />}
    </Page>
  )
}
