/** Asks before something that is not taken back: what will happen, what hangs on it, and why it is done. */
import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { type ApiProblem, problemOf } from './api.ts'
import { Dialog } from './dialog.tsx'
import { useSay } from './language.tsx'
import { ProblemNotice } from './notice.tsx'
import { kitWords as words } from './words.ts'

export interface AskProps {
  title: string
  /** Names the act, as its button says it. */
  act: string
  children?: ReactNode
  /** What ends, closes or changes with it. */
  hangs?: readonly string[]
  /** Reasons that are often given, to be taken with one tap. */
  reasons: readonly string[]
  /** Something stands in the way, and `children` say what: there is nothing to give a reason for. */
  blocked?: boolean
  open: boolean
  onClose(): void
  onAct(reason: string): Promise<unknown>
}

export function Ask({
  title,
  act,
  children,
  hangs = [],
  reasons,
  blocked = false,
  open,
  onClose,
  onAct,
}: AskProps) {
  const say = useSay()
  const id = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return document.getElementById(id)?.focus()
    setBusy(true)
    setProblem(undefined)
    try {
      await onAct(reason.trim())
      setReason('')
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  if (blocked) {
    return (
      <Dialog open={open} onClose={onClose} title={title}>
        {children}
        <p className="acts">
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        {problem && <ProblemNotice problem={problem} sending />}
        {children}
        {hangs.length > 0 && (
          <div className="hangs">
            <p className="strong">{say(words.hangs)}</p>
            <ul>
              {hangs.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        )}
        <div className="field">
          <label htmlFor={id}>{say(words.reason)}</label>
          <p className="hint" id={`${id}-hint`}>
            {say(words.reasonHint)}
          </p>
          {missing && (
            <p className="wrong" id={`${id}-wrong`}>
              {say(words.required, { label: say(words.reason) })}
            </p>
          )}
          <Input
            id={id}
            value={reason}
            maxLength={500}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            aria-invalid={missing}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="chips quick">
            {reasons.map((each) => (
              <button key={each} type="button" className="chip" onClick={() => setReason(each)}>
                {each}
              </button>
            ))}
          </div>
        </div>
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            {act}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}
