/** A further way of pairing, begun from nothing or like one that is there. */
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { KeptProgramme } from '../../kept-programme.tsx'
import type { Programme } from '../../queries.ts'
import { codedRow } from '../item-editor.ts'
import { settingWords as words } from '../setting-words.ts'
import { SettingsCrumbs } from '../settings-crumbs.tsx'
import { type Way, WayForm } from './way-form.tsx'

export const NewWayPage = () => <KeptProgramme Show={NewWay} />

/** What nobody objects to: every village gets its fewest, and all units carry about as much. */
const plainest: Omit<Way, 'code'> = {
  name: { zh: '', en: '' },
  why: { zh: '', en: '' },
  rules: {
    ...{ method: 'optimize', tiers: 'any', tiersHard: false, hardMinima: true },
    ...{ functionNeed: {}, objectives: ['balance'], redraws: 1000 },
    eligibility: { sameCounty: false, levels: [] },
  },
}

function NewWay({ programme }: { programme: Programme }) {
  const say = useSay()
  const { like } = useSearch({ strict: false }) as { like?: string }
  const [way] = useState((): Way => {
    const model = programme.settings.ways.find(({ code }) => code === like)
    const { code } = codedRow('way') as { code: string }
    if (!model) return { ...plainest, code }
    const { zh, en } = words.wayCopyName
    const copied = {
      zh: zh.replace('{name}', model.name.zh),
      en: en.replace('{name}', model.name.en),
    }
    return { ...model, code, name: copied }
  })
  return (
    <Page title={say(words.wayAdd)} lead={say(words.wayAddLead)} narrow>
      <SettingsCrumbs programme={programme} />
      <WayForm programme={programme} way={way} isNew />
    </Page>
  )
}
