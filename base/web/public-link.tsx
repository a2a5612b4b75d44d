/** A public page opens beside the desk and says so: it has no way back into it. */
import type { ReactNode } from 'react'
import { useSay } from './language.tsx'
import { kitWords as words } from './words.ts'

export function PublicLink({ href, children }: { href: string; children: ReactNode }) {
  const say = useSay()
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
      <span className="second small">{say(words.newTab)}</span>
    </a>
  )
}
