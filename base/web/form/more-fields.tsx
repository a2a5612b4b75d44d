/** Fields that most people leave alone: folded away until somebody wants them, or one of them is wrong. */
import { type ReactNode, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from '../language.tsx'
import type { Form } from './use-form.ts'

interface MoreFieldsProps {
  form: Form
  title: Saying
  /** Pointers of the fields inside. */
  at: readonly string[]
  children: ReactNode
}

export function MoreFields({ form, title, at, children }: MoreFieldsProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const faulty = form.faults.some(({ pointer }) => at.includes(pointer))
  return (
    <details
      className="more"
      open={open || faulty}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{say(title)}</summary>
      {children}
    </details>
  )
}
