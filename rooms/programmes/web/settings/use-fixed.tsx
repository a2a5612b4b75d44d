/** What of the settings a programme of a higher region laid down and was adopted here. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import type { SettingsItem } from '../../shared/template.ts'
import { type Guidance, guidanceQuery, type Programme } from '../queries.ts'
import { settingWords as words } from './setting-words.ts'

export interface Fixed {
  guidance: Guidance | undefined
  isFixed(item: SettingsItem): boolean
}

/** @returns undefined until it is known; a programme without a guide has nothing fixed */
export function useFixed({ id, guide, inside }: Programme): Fixed | undefined {
  const { api } = useDesk()
  const isGuided = guide !== null && inside !== null
  const query = useQuery({ ...guidanceQuery(api, id), enabled: isGuided })
  const guidance = query.data
  if (isGuided && query.isPending) return undefined
  const adopted = (guidance?.items ?? []).filter(({ answer }) => answer?.answer === 'adopted')
  return { guidance, isFixed: (item) => adopted.some((each) => each.item === item) }
}

/** By whom an item was laid down, or why it was not adopted. */
export function WhoFixed({ item, fixed, id }: { item: SettingsItem; fixed: Fixed; id: string }) {
  const say = useSay()
  const { guidance, isFixed } = fixed
  if (!guidance) return null
  const { name, office } = guidance.guide
  const answer = guidance.items.find((each) => each.item === item)?.answer
  if (answer?.answer === 'varied') {
    return (
      <p className="small quick">
        {say(words.variedFrom, { name, office, reason: answer.reason ?? '' })}
      </p>
    )
  }
  if (!isFixed(item)) return null
  return (
    <p className="small quick">
      <b>{say(words.fixedBy, { name, office })}</b>{' '}
      <Link to="/programmes/$id/guidance" params={{ id }}>
        {say(words.toGuidance)}
      </Link>
    </p>
  )
}
