/** One file, chosen or dropped. It stays in this page: a device cannot keep it as a draft. */
import { type DragEvent, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { sayBytes } from '../formats.ts'
import { useSay } from '../language.tsx'
import { kitWords as words } from '../words.ts'
import { FieldShell } from './fields.tsx'
import type { Form } from './use-form.ts'
import { valueAt } from './values.ts'

interface FileFieldProps {
  form: Form
  at: string
  label: Saying
  hint?: Saying
  /** What is right, said when another file was chosen. */
  wrong?: Saying
  /** Ends of names that the browser offers first. */
  accept: string
}

export function FileField(props: FileFieldProps) {
  const { form, at, accept } = props
  const say = useSay()
  const [over, setOver] = useState(false)
  const file = valueAt(form.values, at) as File | undefined
  const take = (files: FileList | null | undefined) => {
    if (files?.[0]) form.set(at, files[0])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <FieldShell {...props} chosen>
      {({ id, describedBy, invalid }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's short way; the input inside is for everybody
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <input
            id={id}
            type="file"
            accept={accept}
            aria-describedby={describedBy || undefined}
            aria-invalid={invalid}
            onChange={(event) => take(event.target.files)}
          />
          {file && (
            <p className="drop-file" role="status">
              <b>{file.name}</b> <span className="second">{sayBytes(file.size)}</span>
            </p>
          )}
          <p aria-hidden="true">
            <span className="drop-pick">{say(file ? words.fileAgain : words.filePick)}</span>{' '}
            <span className="second">{say(words.fileDrop)}</span>
          </p>
        </div>
      )}
    </FieldShell>
  )
}
