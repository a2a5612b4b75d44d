/** The frame of a form: what is wrong on top, with links; the fields; its one act. */
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { useSay } from '../language.tsx'
import { ProblemNotice } from '../notice.tsx'
import { kitWords as words } from '../words.ts'
import { Restored } from './restored.tsx'
import type { Form as FormState } from './use-form.ts'

const ConflictDialog = lazy(() => import('./conflict-dialog.tsx'))

interface FormProps {
  form: FormState
  /** Names the act. */
  act: string
  /** Not the page's first act. */
  plain?: boolean
  /** Beside it. */
  others?: ReactNode
  children: ReactNode
}

export function Form({ form, act, plain = false, others, children }: FormProps) {
  return (
    <form className="form" onSubmit={form.submit} noValidate>
      <Restored form={form} />
      <Faults form={form} />
      {children}
      <div className="acts">
        <Button
          type={plain ? 'default' : 'primary'}
          htmlType="submit"
          size="large"
          loading={form.busy}
        >
          {act}
        </Button>
        {others}
      </div>
      {form.conflict && (
        <Suspense>
          <ConflictDialog conflict={form.conflict} fields={form.editing?.fields ?? {}} />
        </Suspense>
      )}
    </form>
  )
}

function Faults({ form }: { form: FormState }) {
  const say = useSay()
  const { faults, problem } = form
  return (
    <div id={`${form.name}-faults`} tabIndex={-1} className="faults">
      {problem && <ProblemNotice problem={problem} sending />}
      {faults.length > 0 && (
        <div className="notice" role="alert">
          <p className="strong">{say(words.faults, { count: faults.length })}</p>
          <ul>
            {faults.map(({ pointer, said }) => (
              <li key={pointer + said}>
                <a
                  href={`#${form.idOf(pointer)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(form.idOf(pointer))?.focus()
                  }}
                >
                  {said}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
