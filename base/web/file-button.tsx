/** Chooses a file. The same one may be chosen again once it was corrected. */
import { Button } from 'antd'
import { useRef } from 'react'

interface FileButtonProps {
  label: string
  /** As an input's `accept`. */
  accept: string
  first?: boolean
  busy?: boolean
  onFile(file: File): void
}

export function FileButton({
  label,
  accept,
  first = false,
  busy = false,
  onFile,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        accept={accept}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // Otherwise choosing it again would be no change.
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
      <Button
        size="large"
        type={first ? 'primary' : 'default'}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
