import type { ReactNode } from 'react'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import type { Preview } from './queries.ts'
import { organizationWords as words } from './words.ts'

interface RefusalsProps {
  of: Preview['refusals']
  /** What stands in the way, by name. */
  children?: ReactNode
}

/** What the rules would refuse, each once: of many organizations the same is refused of most. */
export function Refusals({ of, children }: RefusalsProps) {
  const say = useSay()
  const said = [...new Map(of.map((each) => [each.code, each.text])).values()]
  if (said.length === 0) return null
  return (
    <Notice title={say(words.refused)} alert>
      {said.map((text) => (
        <p key={text.zh}>{say(text)}</p>
      ))}
      {children}
    </Notice>
  )
}
