/** The ways of pairing that whoever begins a run chooses among. */
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { itemWords } from '../../../shared/words.ts'
import type { Programme } from '../../queries.ts'
import { settingWords as words } from '../setting-words.ts'
import { type Fixed, WhoFixed } from '../use-fixed.tsx'

interface WaysSectionProps {
  programme: Programme
  fixed: Fixed
  writable: boolean
}

export function WaysSection({ programme, fixed, writable }: WaysSectionProps) {
  const say = useSay()
  const { id, settings } = programme
  return (
    <Section
      title={say(itemWords.ways)}
      {...(writable &&
        !fixed.isFixed('ways') && {
          aside: (
            <ButtonLink to="/programmes/$id/settings/ways/new" params={{ id }}>
              {say(words.wayAdd)}
            </ButtonLink>
          ),
        })}
    >
      {settings.ways.length > 1 && <p className="small">{say(words.wayFirst)}</p>}
      <ul className="plain-list">
        {settings.ways.map(({ code, name, why }) => (
          <li key={code}>
            <Link to="/programmes/$id/settings/ways/$way" params={{ id, way: code }}>
              {say(name)}
            </Link>
            <p className="small">{say(why)}</p>
          </li>
        ))}
      </ul>
      <WhoFixed item="ways" fixed={fixed} id={id} />
    </Section>
  )
}
