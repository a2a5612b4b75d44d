/** The way back from a part of the settings. */
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import type { Programme } from '../queries.ts'
import { programmeWords } from '../words.ts'
import { settingWords as words } from './setting-words.ts'

export function SettingsCrumbs({ programme: { id, name } }: { programme: Programme }) {
  const say = useSay()
  return (
    <nav className="crumbs" aria-label={say(programmeWords.path)}>
      <Link to="/programmes">{say(programmeWords.title)}</Link>
      <Link to="/programmes/$id" params={{ id }}>
        {name}
      </Link>
      <Link to="/programmes/$id/settings" params={{ id }}>
        {say(words.title)}
      </Link>
    </nav>
  )
}
