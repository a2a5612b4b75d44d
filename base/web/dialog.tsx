/** A dialog: its close button speaks the reader's language, and what is typed goes into its first field at once. */
import { Modal } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useSay } from './language.tsx'
import { Mark } from './marks.tsx'
import { kitWords as words } from './words.ts'

interface DialogProps {
  title: string
  open?: boolean
  onClose(): void
  className?: string
  children: ReactNode
}

export function Dialog({ title, open = true, onClose, className, children }: DialogProps) {
  const say = useSay()
  const content = useRef<HTMLDivElement>(null)
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={title}
      {...(className && { className })}
      closable={{ 'aria-label': say(words.close) }}
      closeIcon={<Mark name="cross" />}
      destroyOnHidden
      // The library moves the focus to the dialog itself when it is there.
      afterOpenChange={(shown) => {
        if (shown) content.current?.querySelector<HTMLElement>('input, textarea')?.focus()
      }}
    >
      <div ref={content}>{children}</div>
    </Modal>
  )
}
