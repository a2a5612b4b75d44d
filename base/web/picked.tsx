/** What was picked, in the place of the box in which it was searched. */
import type { ReactNode } from 'react'
import { useSay } from './language.tsx'
import { kitWords as words } from './words.ts'

interface PickedProps {
  /** Of the box, which it stands for. */
  id: string
  /** What the field is called: “choose another” alone says nothing of what would change. */
  named: string
  onAgain(): void
  /** What was picked. */
  children: ReactNode
  /** Ways on from what was picked. */
  further?: ReactNode
}

export function Picked({ id, named, onAgain, children, further }: PickedProps) {
  const say = useSay()
  const again = () => {
    onAgain()
    // The box comes back under the finger, and whoever types goes on typing.
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  return (
    <div className="picked">
      <p>
        {children}{' '}
        <button
          type="button"
          id={id}
          className="plain"
          aria-label={say(words.pickAgainOf, { named })}
          onClick={again}
        >
          {say(words.pickAgain)}
        </button>
      </p>
      {further}
    </div>
  )
}
